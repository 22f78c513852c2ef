/** A letter as it is compared: without accent, hyphens and apostrophes as spaces. One letter stays one letter. */
const plain = (letter: string) => {
  const folded = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return folded.length === 1 && /[a-z0-9]/.test(folded) ? folded : folded.length === 1 ? ' ' : letter
}
const plainText = (text: string) => [...text].map(plain).join('')

/** How much of the beginning of a name was typed: «Saint-Ch» of «Saint-Chamond» for `saint ch`. */
export function typedPart(name: string, typed: string): string {
  const wanted = plainText(typed.trim())
  return wanted && plainText(name).startsWith(wanted) ? [...name].slice(0, [...wanted].length).join('') : ''
}
