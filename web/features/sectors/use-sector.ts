import { useEffect, useState } from 'preact/hooks'
import type { CommuneSector } from '../../../server/contract/sectors.ts'
import { call } from '../../api.ts'
import { session } from '../../session.ts'

/** Asked for once by account and commune: a search, then each listing opened from it, say the same. */
const asked = new Map<string, Promise<CommuneSector>>()

/** After a change of sectors, or an answer that failed. */
export const forgetSectors = () => asked.clear()

function ask(commune: string): Promise<CommuneSector> {
  const key = `${session.value?.account?.id} ${commune}`
  const known = asked.get(key) ?? call('GET /api/sectors/of/:commune', { params: { commune } })
  asked.set(key, known)
  known.catch(() => asked.delete(key))
  return known
}

/** The sector of a commune; null until it is known, and when it cannot be: the page does without. */
export function useSector(commune: string): CommuneSector | null {
  const [known, setKnown] = useState<{ commune: string; it: CommuneSector } | null>(null)
  useEffect(() => {
    let left = false
    ask(commune).then(
      (it) => left || setKnown({ commune, it }),
      () => {},
    )
    return () => {
      left = true
    }
  }, [commune])
  return known?.commune === commune ? known.it : null
}
