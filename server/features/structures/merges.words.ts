import type { ListingContent } from '../../contract/content.ts'
import {
  modesMobilisation,
  personnesMobilisatrices,
  thematiques,
  typesDeServices,
} from '../../contract/vocabulary.listing.ts'
import { frais, modesAccueil, publics } from '../../contract/vocabulary.ts'
import type { Directory } from '../communes/communes.directory.ts'
import { phoneOf } from '../listings/listings.contacts.ts'
import { hoursInWords } from '../listings/listings.hours.ts'
import { coverageText } from '../listings/listings.rules.ts'

interface Ground {
  readonly directory: Directory
  readonly now: Date
}
type Say = (content: ListingContent, ground: Ground) => string | null
/** «Lundi au jeudi 8 h 30 – 12 h», a line for each. */
export const hoursText = (raw: string, now: Date, commune: string | null): string =>
  hoursInWords(raw, now, commune)
    .rows.map(({ days, hours }) => `${days} ${hours}`)
    .join('\n') || raw

const list = (words: readonly string[]) => words.join(', ') || null

const place: Say = ({ adresse, complement_adresse, code_postal, commune }, { directory }) => {
  const town = commune ? directory.resolve(commune)?.nom : null
  return list(
    [adresse, complement_adresse, [code_postal, town].filter(Boolean).join(' ')].filter((part) => !!part) as string[],
  )
}

/** What is compared of two listings, and how it is said. Intervenants are apart: they may be taken over. */
const fields: readonly [name: string, label: string, say: Say][] = [
  ['nom', 'Titre', ({ nom }) => nom || null],
  ['description', 'Description', ({ description }) => description || null],
  ['type', 'Type', ({ type }) => type && typesDeServices[type]],
  ['thematiques', 'Thématiques', (content) => list(content.thematiques.map((code) => thematiques[code]))],
  ['publics', 'Publics', (content) => list(content.publics.map((code) => publics[code]))],
  ['publics_precisions', 'Précisions sur les publics', (content) => content.publics_precisions],
  ['conditions_acces', 'Conditions d’accès', (content) => content.conditions_acces],
  ['frais', 'Frais', (content) => content.frais && frais[content.frais]],
  ['frais_precisions', 'Précisions sur les frais', (content) => content.frais_precisions],
  [
    'modes_accueil',
    'Sur place ou à distance',
    (content) => list(content.modes_accueil.map((code) => modesAccueil[code])),
  ],
  ['adresse', 'Adresse', place],
  [
    'zone_eligibilite',
    'Territoire couvert',
    ({ zone_eligibilite }, { directory }) =>
      zone_eligibilite.length === 0 ? 'Sans condition de résidence' : coverageText(zone_eligibilite, directory),
  ],
  [
    'horaires_accueil',
    'Horaires',
    ({ horaires_accueil, commune }, { now }) => horaires_accueil && hoursText(horaires_accueil, now, commune),
  ],
  [
    'modes_mobilisation',
    'Comment demander',
    (content) => list(content.modes_mobilisation.map((code) => modesMobilisation[code])),
  ],
  [
    'mobilisable_par',
    'Qui peut demander',
    (content) => list(content.mobilisable_par.map((code) => personnesMobilisatrices[code])),
  ],
  ['mobilisation_precisions', 'Précisions pour demander', (content) => content.mobilisation_precisions],
  ['lien_mobilisation', 'Lien', (content) => content.lien_mobilisation],
]

/** What two listings say differently, in words. */
export const differencesBetween = (from: ListingContent, into: ListingContent, ground: Ground) =>
  fields
    .map(([field, label, say]) => ({ field, label, from: say(from, ground), into: say(into, ground) }))
    .filter((one) => one.from !== one.into)

type Person = Readonly<Record<'name' | 'role' | 'telephone' | 'courriel' | 'note', string | null>>

/** The same desk: the same number or address, else the same name and role. */
const isSame = (one: Person, other: Person) =>
  (one.telephone !== null && one.telephone === other.telephone) ||
  (one.courriel !== null && one.courriel === other.courriel) ||
  (!one.telephone && !one.courriel && one.name === other.name && one.role === other.role)

export const missingIn = <P extends Person>(people: readonly P[], kept: readonly Person[]): P[] =>
  people.filter((one) => !kept.some((other) => isSame(one, other)))

/** «Paul Rey, accueil, 04 65 71 05 20». */
export const personInWords = ({ name, role, telephone, courriel }: Person) =>
  [name, role, phoneOf(telephone)?.text, courriel].filter(Boolean).join(', ')
