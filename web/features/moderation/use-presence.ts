import { useEffect, useState } from 'preact/hooks'
import type { ItemKind } from '../../../server/contract/moderation.ts'
import { ApiError, call, type Result } from '../../api.ts'

type Readers = Result<'PUT /api/moderation/items/:kind/:id/presence'>['readers']

const everyMs = 15_000

/** Says that one has something open, as long as it is; who else reads what. `onGone`: it waits no longer. */
export function usePresence(kind: ItemKind, id: string, onGone: () => void): Readers | null {
  const [readers, setReaders] = useState<Readers | null>(null)
  useEffect(() => {
    const params = { kind, id }
    let here = true
    const beat = () =>
      call('PUT /api/moderation/items/:kind/:id/presence', { params, background: true }).then(
        (answer) => here && setReaders(answer.readers),
        (error) => {
          if (here && error instanceof ApiError && error.status === 404) onGone()
        },
      )
    void beat()
    const timer = setInterval(() => document.hidden || void beat(), everyMs)
    return () => {
      here = false
      clearInterval(timer)
      call('DELETE /api/moderation/items/:kind/:id/presence', { params, background: true }).catch(() => {})
    }
  }, [kind, id])
  return readers
}
