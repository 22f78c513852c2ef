import { openingHours } from '../listings/hours.library.ts'

/** Tells whether opening hours can be read; remembers the answers, since sources repeat the same texts (0.7 ms each). */
export function hoursReader(): (raw: string) => boolean {
  const known = new Map<string, boolean>()
  return (raw) => {
    const readable = known.get(raw) ?? openingHours(raw) !== null
    known.set(raw, readable)
    return readable
  }
}
