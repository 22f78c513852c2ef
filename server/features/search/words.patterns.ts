/** A text to look for: `part` is in it for sure, `pattern` (PostgreSQL, on folded text) says where it counts. */
export interface Pattern {
  readonly part: string
  readonly pattern: string
}

/** Folded text has letters, digits and spaces only: nothing to escape, neither for LIKE nor for the pattern. */
const folded = /^[\p{L}\p{N} ]+$/u

function checked(text: string): string {
  if (!folded.test(text)) throw new Error(`not folded: ${JSON.stringify(text)}`)
  return text
}

const endings: readonly [ending: RegExp, length: number, others: string][] = [
  // «sociaux», «social», «sociale»
  [/(?:aux|al|ales?)$/, 6, '(?:aux?|ale?s?)'],
  // «logements»; «permis», which is its own plural, is «permi» with its s
  [/[sx]$/, 4, '[sx]?'],
  [/$/, 1, '[sx]?'],
]

/** A word, whole, in the singular and the plural; the last one typed, from four letters, may go on. */
export function wordPattern(word: string, mayGoOn: boolean): Pattern {
  const [ending, , others] = endings.find(([ending, length]) => word.length >= length && ending.test(checked(word)))!
  const stem = word.replace(ending, '')
  const whole = `${stem}${others}\\M`
  return { part: stem, pattern: mayGoOn && word.length > 3 ? `\\m(?:${whole}|${word})` : `\\m${whole}` }
}

/** An expression as it stands, its last word in the singular or the plural. */
export const phrasePattern = (phrase: string): Pattern => ({
  part: checked(phrase),
  pattern: `\\m${phrase}[sx]?\\M`,
})
