/** Adds an entry as the newest one; beyond `max` the oldest goes, so that a memory of callers or answers stays small. */
export function keep<K, V>(entries: Map<K, V>, key: K, value: V, max: number): V {
  entries.delete(key)
  entries.set(key, value)
  const [oldest] = entries.keys()
  if (entries.size > max && oldest !== undefined) entries.delete(oldest)
  return value
}
