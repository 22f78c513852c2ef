import { useLayoutEffect, useState } from 'preact/hooks'

/**
 * A component, or another function, whose code is fetched the first time it is wanted; null until it is there. Code
 * that came before is there before anything is painted; what the network refused is asked for again when it is back.
 */
export function useLater<C>(wanted: boolean, load: () => Promise<C>): C | null {
  const [component, setComponent] = useState<{ it: C } | null>(null)
  useLayoutEffect(() => {
    if (!wanted || component) return
    const fetch = () =>
      void load().then(
        (it) => setComponent({ it }),
        () => addEventListener('online', fetch, { once: true }),
      )
    fetch()
    return () => removeEventListener('online', fetch)
  }, [wanted])
  return wanted ? (component?.it ?? null) : null
}
