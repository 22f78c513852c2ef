const summaryLength = 200

/** The beginning of a text, cut between two words. */
export function summaryOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= summaryLength) return line
  const cut = line.slice(0, summaryLength - 1)
  const end = cut.lastIndexOf(' ')
  return `${cut.slice(0, end > 0 ? end : undefined).replace(/[\s,;:.!?–-]+$/, '')}…`
}
