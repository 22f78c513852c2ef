import { useEffect, useReducer } from 'preact/hooks'

/** A value that lives outside the pages; a component that reads it with `use()` follows its changes. */
export interface Store<T> {
  value: T
  use(): T
}

/** Signals would do this for 3 kB, a tenth of the first page's budget. */
export function store<T>(initial: T): Store<T> {
  let current = initial
  const followers = new Set<() => void>()
  return {
    get value() {
      return current
    },
    set value(next) {
      current = next
      for (const follow of followers) follow()
    },
    use() {
      const [, follow] = useReducer<number, void>((turn) => turn + 1, 0)
      const seen = current
      useEffect(() => {
        const wake = () => follow()
        followers.add(wake)
        // It may have changed between the reading and now.
        if (seen !== current) wake()
        return () => void followers.delete(wake)
      }, [])
      return seen
    },
  }
}
