import type { ListingContent } from '../../contract/content.ts'
import {
  modesMobilisation,
  personnesMobilisatrices,
  thematiques,
  typesDeServices,
} from '../../contract/vocabulary.listing.ts'
import { frais, modesAccueil, publics } from '../../contract/vocabulary.ts'
import type { Directory } from '../communes/communes.directory.ts'
import { phoneOf } from './listings.contacts.ts'
import { figure, reachText, zoneNames } from './listings.coverage.ts'
import { hoursInWords } from './listings.hours.ts'

/** What a content is put into words with. */
export interface Wording {
  readonly directory: Directory
  readonly now: Date
}

export interface ContentField {
  /** Of the content: what remarks are kept under, and the editor’s field is called by. */
  readonly field: keyof ListingContent & string
  readonly label: string
  /** Compared word by word. */
  readonly long?: true
  /** What it says, a line a value; none: nothing. */
  lines(content: ListingContent, wording: Wording): string[]
  note?(content: ListingContent, wording: Wording): string | null
}

type Written = {
  [K in keyof ListingContent]: ListingContent[K] extends string | null ? K : never
}[keyof ListingContent]

const said = (...texts: (string | null | undefined | false)[]) => texts.filter((text): text is string => Boolean(text))
const text =
  (field: Written) =>
  (content: ListingContent): string[] =>
    said(content[field])
const word = <C extends string>(words: Readonly<Record<C, string>>, code: C | null) => said(code && words[code])
const words = <C extends string>(labels: Readonly<Record<C, string>>, codes: readonly C[]) =>
  codes.map((code) => labels[code] ?? code)

function address(
  { adresse, complement_adresse, code_postal, commune, latitude, longitude }: ListingContent,
  { directory }: Wording,
): string[] {
  const town = commune && (directory.resolve(commune)?.nom.replaceAll("'", '’') ?? `Commune inconnue (${commune})`)
  const point = latitude !== null && longitude !== null && `Point : ${degrees(latitude)} ; ${degrees(longitude)}`
  return said(adresse, complement_adresse, said(code_postal, town).join(' '), point)
}
const degrees = (value: number) => value.toFixed(4).replace('.', ',')

function hours({ horaires_accueil: raw, commune }: ListingContent, { now }: Wording): string[] {
  if (!raw) return []
  const { rows, raw: unread } = hoursInWords(raw, now, commune)
  return unread ? [unread] : rows.map(({ days, hours }) => `${days} : ${hours}`)
}

const person = ({ name, role, telephone, courriel, note }: ListingContent['intervenants'][number]) =>
  said(said(name, role).join(', '), phoneOf(telephone)?.text, courriel, note)

function duration({ volume_horaire_hebdomadaire: hours, nombre_semaines: weeks }: ListingContent): string[] {
  return said(
    hours !== null && `${figure(hours)} h par semaine`,
    weeks !== null && `${figure(weeks)} semaine${weeks < 2 ? '' : 's'}`,
  )
}

const dayText = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', dateStyle: 'medium' })
const day = (value: string) => (Number.isNaN(Date.parse(value)) ? value : dayText.format(new Date(value)))

function closure({ fermeture }: ListingContent): string[] {
  if (!fermeture) return []
  const { du, au, message } = fermeture
  const from = du ? `Du ${day(du)}` : 'Dès maintenant'
  return said(`${from}${au ? ` au ${day(au)}` : ', sans date de fin'}`, message)
}

/** Everything a content says, in the order it is read. */
export const contentFields: readonly ContentField[] = [
  { field: 'nom', label: 'Titre', lines: text('nom') },
  { field: 'thematiques', label: 'Thématiques', lines: (said) => words(thematiques, said.thematiques) },
  { field: 'type', label: 'Nature de l’aide', lines: ({ type }) => word(typesDeServices, type) },
  { field: 'description', label: 'Présentation', long: true, lines: text('description') },
  { field: 'publics', label: 'Publics', lines: (said) => words(publics, said.publics) },
  { field: 'publics_precisions', label: 'Précisions, publics', long: true, lines: text('publics_precisions') },
  { field: 'conditions_acces', label: 'Conditions d’accès', long: true, lines: text('conditions_acces') },
  { field: 'frais', label: 'Frais', lines: (said) => word(frais, said.frais) },
  { field: 'frais_precisions', label: 'Précisions, frais', long: true, lines: text('frais_precisions') },
  { field: 'modes_accueil', label: 'Accueil', lines: (said) => words(modesAccueil, said.modes_accueil) },
  { field: 'adresse', label: 'Adresse', lines: address },
  {
    field: 'zone_eligibilite',
    label: 'Zone d’éligibilité',
    lines: ({ zone_eligibilite: zone }, { directory }) =>
      zone.length === 0 ? ['Sans condition de résidence'] : zoneNames(zone, directory),
    note: ({ zone_eligibilite }, { directory }) => reachText(zone_eligibilite, directory),
  },
  { field: 'horaires_accueil', label: 'Horaires', lines: hours },
  { field: 'intervenants', label: 'Intervenants', lines: ({ intervenants }) => intervenants.flatMap(person) },
  {
    field: 'modes_mobilisation',
    label: 'Comment demander',
    lines: (said) => words(modesMobilisation, said.modes_mobilisation),
  },
  {
    field: 'mobilisable_par',
    label: 'Qui peut demander',
    lines: (said) => words(personnesMobilisatrices, said.mobilisable_par),
  },
  {
    field: 'mobilisation_precisions',
    label: 'Précisions, demande',
    long: true,
    lines: text('mobilisation_precisions'),
  },
  { field: 'lien_mobilisation', label: 'Lien', lines: text('lien_mobilisation') },
  { field: 'volume_horaire_hebdomadaire', label: 'Durée', lines: duration },
  { field: 'fermeture', label: 'Fermeture temporaire', lines: closure },
]

const labels = new Map<string, string>(contentFields.map(({ field, label }) => [field, label]))

/** What people know a field of a content by: «Zone d’éligibilité»; parts of the address go by «Adresse». */
export const fieldLabel = (field: string): string | undefined => labels.get(field)
