import { call } from '../../api.ts'
import { store } from '../../store.ts'

/** How many of one’s own demandes expect something; null until it is known. */
export const attention = store<number | null>(null)

/** Asks again; a count that does not come leaves the one before. */
export const refreshAttention = () =>
  call('GET /api/contact-requests/attention', { background: true }).then(
    ({ count }) => {
      attention.value = count
    },
    () => {},
  )
