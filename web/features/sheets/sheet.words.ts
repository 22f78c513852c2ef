import type { SheetFacts } from '../../../server/contract/sheets.ts'
import type { Line, Sheet } from './sheet.store.ts'
import { contentOf } from './sheet.store.ts'

const parts: readonly (readonly [string, (facts: SheetFacts) => unknown])[] = [
  ['le titre', ({ title }) => title],
  ['la structure', ({ structure }) => structure],
  ['le numéro', ({ phone }) => phone?.href],
  ['l’adresse e-mail', ({ email }) => email],
  ['le site', ({ website }) => website],
  ['le lieu', ({ place, remote }) => [place, remote]],
  ['les horaires', ({ hours }) => hours],
  ['la fermeture', ({ closure }) => closure],
]

/** What of a listing is no longer as it was when it was put on the sheet: «le numéro, les horaires»; empty: nothing. */
export function changesOf({ facts, seen }: Line): string {
  if (!facts || !seen) return ''
  const differs = (read: (of: SheetFacts) => unknown) => JSON.stringify(read(facts)) !== JSON.stringify(read(seen))
  return parts
    .filter(([, read]) => differs(read))
    .map(([words]) => words)
    .join(', ')
}

/** Whatever a link shows, as one text to compare. */
export function saidBy(sheet: Sheet, withNotes: boolean): string {
  const { listings, bring, commune } = contentOf(sheet)
  return JSON.stringify([withNotes ? listings : listings.map(({ id }) => id), withNotes && bring, commune])
}

export const hasNotes = ({ lines, bring }: Sheet) => Boolean(bring.trim()) || lines.some(({ note }) => note.trim())

/** «Vos contacts à Dax». Le Mans and Les Sables-d’Olonne contract: «au Mans», «aux Sables-d’Olonne». */
export function contactsAt(place: string | null): string {
  if (!place) return 'Vos contacts'
  if (place.startsWith('Le ')) return `Vos contacts au ${place.slice(3)}`
  if (place.startsWith('Les ')) return `Vos contacts aux ${place.slice(4)}`
  return `Vos contacts à ${place}`
}
