import OpeningHours from 'opening_hours'

/** Tells whether opening hours can be read; remembers the answers, since sources repeat the same texts (0.7 ms each). */
export function hoursReader(): (raw: string) => boolean {
  const known = new Map<string, boolean>()
  return (raw) => {
    const before = known.get(raw)
    if (before !== undefined) return before
    const readable = canBeRead(raw)
    known.set(raw, readable)
    return readable
  }
}

function canBeRead(raw: string): boolean {
  try {
    new OpeningHours(raw, null)
    return true
  } catch {
    return false
  }
}
