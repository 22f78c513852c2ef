export interface Departement {
  readonly code: string
  readonly name: string
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** The better, the lower; null when it does not match. A number typed without its zero finds too: `1` for `01`. */
function rank({ code, name }: Departement, typed: string): number | null {
  const number = code.toLowerCase()
  const words = plain(name)
  if (number === typed) return 0
  if (number.startsWith(typed) || number === `0${typed}`) return 1
  if (words.startsWith(typed)) return 2
  return words.includes(` ${typed}`) ? 3 : null
}

/** Those a number or a name being typed may mean, the likeliest first; all of them while nothing is typed. */
export function matching(all: readonly Departement[], typed: string): readonly Departement[] {
  const wanted = plain(typed)
  if (!wanted) return typed.trim() ? [] : all
  return all
    .map((one) => ({ one, rank: rank(one, wanted) }))
    .filter((found): found is { one: Departement; rank: number } => found.rank !== null)
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one)
}

/** «Landes (40)»; the number alone while the names are on their way. */
export const departementLabel = (code: string, all: readonly Departement[]) => {
  const known = all.find((one) => one.code === code)
  return known ? `${known.name} (${code})` : code
}

/** Of an option: an object lists its keys that look like numbers first, whatever the order they were given in. */
export const departementKey = (code: string) => `dep-${code}`
export const departementOf = (key: string) => key.replace('dep-', '')
export const departementOption = ({ code, name }: Departement) => [departementKey(code), `${name} (${code})`] as const

/** «40, 64 et 2 autres»: as much as a line holds. */
export const codesInShort = (codes: readonly string[], most = 4) =>
  codes.length <= most
    ? codes.join(', ')
    : `${codes.slice(0, most - 1).join(', ')} et ${codes.length - most + 1} autres`
