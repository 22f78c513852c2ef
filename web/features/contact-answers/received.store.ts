import { call } from '../../api.ts'
import { store } from '../../store.ts'

/** How many demandes wait for an answer of one’s team; null until it is known. */
export const received = store<number | null>(null)

/** Asks again; a count that does not come leaves the one before. */
export const refreshReceived = () =>
  call('GET /api/received-requests/waiting', { background: true }).then(
    ({ count }) => {
      received.value = count
    },
    () => {},
  )
