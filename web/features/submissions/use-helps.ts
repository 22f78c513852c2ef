import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { ListingTemplate } from '../../../server/contract/submissions.helps.ts'
import { call } from '../../api.ts'

type Helps = Partial<ListingTemplate['helps']>

/** What the template a listing was started from says beside its fields; the address names it. */
export function useHelps(): Helps {
  const code = useLocation().query.modele
  const [helps, setHelps] = useState<Helps>({})
  useEffect(() => {
    if (!code) return setHelps({})
    const left = new AbortController()
    call('GET /api/submissions/templates', { signal: left.signal }).then(
      ({ templates }) => setHelps(templates.find((one) => one.code === code)?.helps ?? {}),
      () => {
        // The fields have examples of their own.
      },
    )
    return () => left.abort()
  }, [code])
  return helps
}
