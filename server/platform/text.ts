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
