import type { LinkToConfirm, ListingToConfirm } from '../../../server/contract/verifications.ts'
import { count, plural } from '../../typography.ts'

export const leftToConfirm = ({ listings }: LinkToConfirm): ListingToConfirm[] =>
  listings.filter(({ state }) => state === 'to-confirm')

/** «Vos 3 fiches sont toujours exactes ?». */
export const question = (left: number) =>
  plural(left, 'Votre fiche est toujours exacte ?', `Vos ${left} fiches sont toujours exactes ?`)

/** What is no longer published since the mail. */
export const goneWords = (gone: number) =>
  `${count(gone, 'fiche')} du mail ${plural(gone, 'n’est plus publiée', 'ne sont plus publiées')} par votre structure : rien à confirmer.`

export const confirmWords = (left: number) =>
  left > 1 ? `Tout est encore exact (${left} fiches)` : 'Tout est encore exact'

/** A line ends between two ranges, never inside one. */
const whole = (hours: string) => hours.replaceAll(' – ', '\u00a0–\u00a0')

/** What a listing says, line by line, as the adviser reads it. */
export const linesOf = ({ phones, hours, place, coverage }: ListingToConfirm): { label: string; lines: string[] }[] => [
  { label: 'Téléphone', lines: phones.length > 0 ? phones.map(({ text }) => text) : ['Aucun numéro'] },
  { label: 'Horaires', lines: hours.length > 0 ? hours.map(whole) : ['Non précisés'] },
  { label: 'Lieu', lines: [place ?? 'Non précisé'] },
  { label: 'Pour qui habite', lines: [coverage] },
]

/** Where an account is asked for, in the name of the structure the link was mailed to. */
export const askingPath = ({ structure }: LinkToConfirm) =>
  `/demande-acces?structure=${encodeURIComponent(structure.name)}`
