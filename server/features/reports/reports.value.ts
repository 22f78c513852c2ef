import type { ListingContent } from '../../contract/content.ts'
import { modesMobilisation, thematiques } from '../../contract/vocabulary.listing.ts'
import type { ReportField } from '../../contract/vocabulary.reports.ts'
import { frais, publics } from '../../contract/vocabulary.ts'
import type { Directory } from '../communes/communes.directory.ts'
import { phoneOf } from '../listings/listings.contacts.ts'
import { hoursInWords } from '../listings/listings.hours.ts'
import { coverageText } from '../listings/listings.rules.ts'

/** What a field is read from. */
export interface Ground {
  readonly content: ListingContent
  /** The structure's own desk, shown when no intervenant has one. */
  readonly desk: { readonly telephone: string | null; readonly courriel: string | null }
  readonly directory: Directory
  readonly now: Date
}

type Lines = readonly (string | null | undefined | false)[]

const who = ({ name, role }: ListingContent['intervenants'][number]) => name ?? role ?? 'Contact'
const phone = (kept: string | null) => phoneOf(kept)?.text ?? kept

function contacts({ content, desk }: Ground, what: 'telephone' | 'courriel'): Lines {
  const show = what === 'telephone' ? phone : (kept: string | null) => kept
  const people = content.intervenants.filter((one) => one[what]).map((one) => `${who(one)} : ${show(one[what])}`)
  return [...people, desk[what] && `Accueil de la structure : ${show(desk[what])}`]
}

function hours({ content, now }: Ground): Lines {
  if (!content.horaires_accueil) return []
  const { rows, raw } = hoursInWords(content.horaires_accueil, now, content.commune)
  return [...rows.map(({ days, hours }) => `${days} : ${hours}`), raw]
}

function address({ content, directory }: Ground): Lines {
  const town = content.commune ? directory.resolve(content.commune)?.nom : null
  return [content.adresse, content.complement_adresse, [content.code_postal, town].filter(Boolean).join(' ')]
}

const fields: Readonly<Record<ReportField, (ground: Ground) => Lines>> = {
  nom: ({ content }) => [content.nom],
  description: ({ content }) => [content.description],
  thematiques: ({ content }) => content.thematiques.map((code) => thematiques[code]),
  publics: ({ content }) => [...content.publics.map((code) => publics[code]), content.publics_precisions],
  zone_eligibilite: ({ content, directory }) => [coverageText(content.zone_eligibilite, directory)],
  conditions_acces: ({ content }) => [content.conditions_acces],
  frais: ({ content }) => [content.frais && frais[content.frais], content.frais_precisions],
  modes_mobilisation: ({ content }) => [
    ...content.modes_mobilisation.map((code) => modesMobilisation[code]),
    content.mobilisation_precisions,
    content.lien_mobilisation,
  ],
  horaires_accueil: hours,
  adresse: address,
  intervenants: ({ content }) => content.intervenants.map((one) => [one.name, one.role].filter(Boolean).join(', ')),
  telephone: (ground) => contacts(ground, 'telephone'),
  courriel: (ground) => contacts(ground, 'courriel'),
}

/** What the field says today, line by line; of the whole listing, its title and what it is. */
export const valueOfField = (field: ReportField | null, ground: Ground): string[] =>
  (field ? fields[field](ground) : [...fields.nom(ground), ...fields.description(ground)]).filter(
    (line): line is string => Boolean(line),
  )
