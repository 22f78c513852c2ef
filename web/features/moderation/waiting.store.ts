import type { Waiting } from '../../../server/contract/moderation.ts'
import { call } from '../../api.ts'
import { store } from '../../store.ts'

/** How much waits in one’s territory; null until it is known. */
export const waiting = store<Waiting | null>(null)

/** Asks again; a count that does not come leaves the one before. */
export const refreshWaiting = () =>
  call('GET /api/moderation/waiting', { background: true }).then(
    (found) => {
      waiting.value = found
    },
    () => {},
  )
