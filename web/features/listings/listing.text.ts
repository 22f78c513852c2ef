import type { Listing } from '../../../server/contract/listings.ts'
import { type Frais, frais, type Public, publics } from '../../../server/contract/vocabulary.ts'

export const publicLabel = (code: Public) => publics[code]
/** The code when the vocabulary does not know it. */
export const fraisLabel = (code: string) => (Object.hasOwn(frais, code) ? frais[code as Frais] : code)

/** The lines of a text written as a list, without the signs people put before them. */
export const linesOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*[-–•*]\s*/, '').trim())
    .filter(Boolean)

type Place = Listing['place']

const townOf = ({ postalCode, commune }: Place) => [postalCode, commune?.name].filter(Boolean).join(' ')

/** «14 rue des Lavandières, 40100 Dax» */
export const addressOf = (place: Place) => [place.address, townOf(place)].filter(Boolean).join(', ')

/** A map of the address, on a site that is only visited when somebody follows the link. */
export const mapHref = (place: Place) =>
  `https://www.openstreetmap.org/search?${new URLSearchParams({ query: addressOf(place) })}`
