const ligatures: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss' }

/**
 * Text as it is compared: lower case, without accents, ligatures opened, every run of other signs one space.
 * `Saint-Éloi d’Œuvre` → `saint eloi d oeuvre`.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[œæß]/g, (letter) => ligatures[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** One line as a person meant it: no control sign or half letter, which the database refuses, and single spaces. */
export const oneLine = (text: string) =>
  text
    .toWellFormed()
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()

/** The same for a few lines. */
export const someLines = (text: string) =>
  text
    .split(/\r\n|\r|\n/)
    .map(oneLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/**
 * What a person wrote, its lines kept, without the signs no keyboard writes: control, invisible or broken ones, which a
 * database refuses or a reader does not see. Null when nothing is left.
 */
export function written(text: string): string | null {
  const kept = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (sign) => (sign === '\n' ? sign : sign === '\t' ? ' ' : ''))
    .replace(/[ \u00a0]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return kept || null
}

/** What somebody wrote, inside a sentence about it. */
export const quote = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim()
  return `« ${line.length > 60 ? `${line.slice(0, 59)}…` : line} »`
}
