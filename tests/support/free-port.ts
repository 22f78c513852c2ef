import { claimPort } from '../../server/platform/embedded/processes.ts'

export const freePort = () => claimPort('127.0.0.1', 0)
