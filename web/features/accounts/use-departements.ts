import { useEffect, useState } from 'preact/hooks'
import { call } from '../../api.ts'
import type { Departement } from './departements.words.ts'

/** Asked for once: the list does not change while a page is open. */
let asked: Promise<readonly Departement[]> | null = null

function ask() {
  asked ??= call('GET /api/departements').then(({ departements }) => departements)
  return asked
}

/** Every département; null until they are there. `failed` until another attempt, with `retry`, brings them. */
export function useDepartements(wanted = true) {
  const [all, setAll] = useState<readonly Departement[] | null>(null)
  const [failed, setFailed] = useState(false)
  const load = () => {
    setFailed(false)
    ask().then(setAll, () => {
      asked = null
      setFailed(true)
    })
  }
  useEffect(() => {
    if (wanted) load()
  }, [wanted])
  return { all, failed, retry: load }
}
