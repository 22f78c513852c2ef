import { useEffect, useState } from 'preact/hooks'

/** A component, or another function, whose code is fetched the first time it is wanted; null until it is there. */
export function useLater<C>(wanted: boolean, load: () => Promise<C>): C | null {
  const [component, setComponent] = useState<{ it: C } | null>(null)
  useEffect(() => {
    if (wanted && !component) void load().then((it) => setComponent({ it }))
  }, [wanted])
  return wanted ? (component?.it ?? null) : null
}
