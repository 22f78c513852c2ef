import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** A component whose code is fetched the first time it is wanted; null until it is there. */
export function useLater<P>(wanted: boolean, load: () => Promise<ComponentType<P>>): ComponentType<P> | null {
  const [component, setComponent] = useState<{ it: ComponentType<P> } | null>(null)
  useEffect(() => {
    if (wanted && !component) void load().then((it) => setComponent({ it }))
  }, [wanted])
  return wanted ? (component?.it ?? null) : null
}
