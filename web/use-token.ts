import { useEffect, useState } from 'preact/hooks'

/** Takes the token out of the address at once, so that neither the history nor a screenshot keeps it. */
function takeToken(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('jeton')
  if (token) history.replaceState(null, '', location.pathname)
  return token
}

/** The one-time secret a link of a mail brings after `#jeton=`; null when the address has none. */
export function useToken(): string | null {
  const [token, setToken] = useState(takeToken)
  useEffect(() => {
    const again = () => setToken((former) => takeToken() ?? former)
    addEventListener('hashchange', again)
    return () => removeEventListener('hashchange', again)
  }, [])
  return token
}
