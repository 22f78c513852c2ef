import { useEffect, useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { session } from '../../session.ts'

interface Waiting {
  requests?: number
  invitations?: number
}

/** How many requests and invitations wait, for the tabs; a count that does not come is left out. */
export function useWaiting(): Waiting {
  const administers = session.use()?.can.administer
  const [waiting, setWaiting] = useState<Waiting>({})
  useEffect(() => {
    const left = new AbortController()
    const { signal } = left
    const note = (found: Waiting) => signal.aborted || setWaiting((known) => ({ ...known, ...found }))
    const silent = () => {}
    call('GET /api/invitations', { signal }).then(({ waiting }) => note({ invitations: waiting }), silent)
    if (administers)
      call('GET /api/access-requests', { query: { state: 'pending' }, signal }).then(
        ({ pending }) => note({ requests: pending }),
        silent,
      )
    return () => left.abort()
  }, [administers])
  return waiting
}
