import { useEffect, useState } from 'preact/hooks'
import { tabMemory } from './tab-memory.ts'

const kept = tabMemory<{ path: string; token: string }>('jeton', 30)

/**
 * Takes the token out of the address at once, so that neither the history nor a screenshot keeps it. The tab does:
 * a reload, or the way back from the conditions, loses nothing.
 */
function takeToken(): string | null {
  const path = location.pathname
  const token = new URLSearchParams(location.hash.slice(1)).get('jeton')
  if (token) {
    history.replaceState(null, '', path)
    kept.keep({ path, token })
  }
  const known = kept.recall()
  return known?.path === path ? known.token : null
}

/** Once it was exchanged for what the page shows in its place. */
export const forgetToken = kept.forget

/** The one-time secret a link of a mail brings after `#jeton=`; null when there is none. */
export function useToken(): string | null {
  const [token, setToken] = useState(takeToken)
  useEffect(() => {
    const again = () => setToken(takeToken())
    addEventListener('hashchange', again)
    return () => removeEventListener('hashchange', again)
  }, [])
  return token
}
