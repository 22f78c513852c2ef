import { useEffect, useState } from 'preact/hooks'
import { tabMemory } from './tab-memory.ts'

const kept = tabMemory<{ path: string; token: string }>('jeton', 30)

/**
 * Takes the token out of the address at once, so that neither the history nor a screenshot keeps it. The tab does:
 * a reload, or the way back from the conditions, loses nothing.
 */
function takeToken(stays: boolean): string | null {
  const path = location.pathname
  const token = new URLSearchParams(location.hash.slice(1)).get('jeton')
  if (stays) return token
  if (token) {
    history.replaceState(null, '', path)
    kept.keep({ path, token })
  }
  const known = kept.recall()
  return known?.path === path ? known.token : null
}

/** Once it was exchanged for what the page shows in its place. */
export const forgetToken = kept.forget

/**
 * The secret a link brings after `#jeton=`; null when there is none. `stays`: in the address, for a page somebody comes
 * back to from their history.
 */
export function useToken({ stays = false } = {}): string | null {
  const [token, setToken] = useState(() => takeToken(stays))
  useEffect(() => {
    const again = () => setToken(takeToken(stays))
    addEventListener('hashchange', again)
    return () => removeEventListener('hashchange', again)
  }, [])
  return token
}
