import { makeLog } from '../../server/platform/log.ts'

export const quiet = makeLog('silent')
