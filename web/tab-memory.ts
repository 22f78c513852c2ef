/** Keeps a value for this tab, through a reload, as long as it is worth something. */
export function tabMemory<T>(name: string, minutes: number) {
  const key = `levier:${name}`
  const recall = (): T | null => {
    const kept = sessionStorage.getItem(key)
    // Only `keep` writes there.
    const { value, until } = kept ? (JSON.parse(kept) as { value: T; until: number }) : { value: null, until: 0 }
    return Date.now() < until ? value : null
  }
  return {
    recall,
    keep: (value: T) => sessionStorage.setItem(key, JSON.stringify({ value, until: Date.now() + minutes * 60_000 })),
    forget: () => sessionStorage.removeItem(key),
  }
}
