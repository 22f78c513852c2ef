import type { ContentIntervenant, FieldProblems, ListingContent } from '../../contract/content.ts'
import { type BulkField, bulkFields } from '../../contract/vocabulary.bulk.ts'
import type { Row } from '../../platform/tables/table.ts'
import { fold, quote } from '../../platform/text.ts'
import { hoursRows } from '../listings/hours.rows.ts'
import { type CheckGround, checkContent } from '../listings/listings.checks.ts'
import { emptyContent } from '../listings/listings.content.ts'
import { type Cells, cellsOf, type Matching, type Said } from './bulk.cells.ts'
import { readChoices, readFrais, readNumber } from './bulk.choices.ts'
import { hoursOf } from './bulk.hours.ts'
import { readEmails, readPhones } from './bulk.people.ts'
import { readCommune, readPostalCode, splitAddress } from './bulk.places.ts'
import { readZones } from './bulk.zones.ts'

export interface LineGround extends CheckGround {
  /** Of the structure: chooses between places of the same name. */
  readonly departement: string | null
}

export interface ReadLine {
  readonly line: number
  readonly title: string
  /** Null: stays out, for the first of the problems. */
  readonly content: ListingContent | null
  readonly example: boolean
  readonly problems: readonly Said[]
  readonly notes: readonly Said[]
}

/** How the line of the model that is not a listing begins. */
export const exampleMark = 'EXEMPLE, ligne à effacer'
const isExample = (title: string) => fold(title).startsWith(fold(exampleMark))

/** A line of the table → what its listing would say, what keeps it from being sent, what was understood otherwise. */
export function readLine(row: Row, matching: Matching, ground: LineGround): ReadLine {
  const cells = cellsOf(row, matching)
  const title = cells.text('nom').replace(/\s+/g, ' ')
  const base = { line: row.line, title: title.slice(0, 200), example: isExample(title) }
  const out = outOf(row, title)
  if (out || base.example) return { ...base, content: null, problems: out ? [out] : [], notes: [] }
  const { content, people } = contentOf(cells, ground)
  const told = problemsOf(checkContent(content, ground), people)
  const already = new Set(cells.problems.map(({ field }) => field))
  const problems = [...cells.problems, ...told.filter(({ field }) => !field || !already.has(field))]
  return { ...base, content, problems, notes: cells.notes }
}

function outOf({ overflows }: Row, title: string): Said | null {
  const long =
    'Cette ligne a plus de cellules que de titres : un séparateur est sans doute dans un texte sans guillemets.'
  if (overflows) return { field: null, sentence: long }
  return title ? null : { field: 'nom', sentence: 'Cette ligne n’a pas de titre.' }
}

function contentOf(cells: Cells, ground: LineGround): { content: ListingContent; people: number[] } {
  const { cut } = cells
  const where = placeOf(cells, ground)
  const { intervenants, people } = peopleOf(cells)
  const choices = choicesOf(cells)
  const content: ListingContent = {
    ...emptyContent,
    nom: cut('nom', 600) ?? '',
    description: cut('description', 20_000) ?? '',
    ...choices,
    ...fraisOf(cells),
    ...where,
    publics_precisions: cut('publics_precisions', 4000),
    conditions_acces: cut('conditions_acces', 4000),
    complement_adresse: cut('complement_adresse', 400),
    mobilisation_precisions: cut('mobilisation_precisions', 4000),
    lien_mobilisation: cut('lien_mobilisation', 2000),
    zone_eligibilite: zonesOf(cells, ground),
    horaires_accueil: hoursIn(cells),
    ...numbersOf(cells),
    intervenants,
  }
  return { content: withUnread(cells, deduced(cells, content)), people }
}

/** Where the words of a choice that was not understood are kept: nobody would miss them in a field that may be empty. */
const keptIn = {
  publics: 'publics_precisions',
  frais: 'frais_precisions',
  zone_eligibilite: 'conditions_acces',
} as const

function withUnread(cells: Cells, content: ListingContent): ListingContent {
  const kept = { ...content }
  for (const field of Object.keys(keptIn) as (keyof typeof keptIn)[]) {
    if (!cells.problems.some((problem) => problem.field === field)) continue
    const told = [kept[keptIn[field]], `${bulkFields[field]} : ${cells.text(field)}`].filter(Boolean)
    kept[keptIn[field]] = told.join('\n').slice(0, 2000)
  }
  return kept
}

function choicesOf(cells: Cells) {
  const read = <
    F extends 'type' | 'thematiques' | 'publics' | 'modes_accueil' | 'modes_mobilisation' | 'mobilisable_par',
  >(
    field: F,
    most: number,
  ) => {
    const text = cells.text(field)
    const chosen = text ? cells.take(field, readChoices(field, text, cells.title(field))) : []
    if (chosen.length > most) cells.notes.push({ field, sentence: `Les ${most} premiers choix sont gardés` })
    return chosen.slice(0, most)
  }
  return {
    type: read('type', 1)[0] ?? null,
    thematiques: read('thematiques', 20),
    publics: read('publics', 14),
    modes_accueil: read('modes_accueil', 2),
    modes_mobilisation: read('modes_mobilisation', 4),
    mobilisable_par: read('mobilisable_par', 2),
  }
}

function fraisOf(cells: Cells) {
  const text = cells.text('frais')
  const more = cells.cut('frais_precisions', 2000)
  if (!text) return { frais: null, frais_precisions: more }
  const { frais, precisions } = cells.take('frais', readFrais(text, cells.title('frais')))
  const told = [precisions, more].filter(Boolean).join('\n')
  return { frais, frais_precisions: told.slice(0, 2000) || null }
}

function placeOf(cells: Cells, { directory, departement }: LineGround) {
  const address = cells.cut('adresse', 400)
  const told = cells.text('code_postal')
  const postalCode = told ? cells.take('code_postal', readPostalCode(told)) : null
  const named = cells.text('commune')
  const split = !told && !named && address ? splitAddress(address) : null
  const text = named || split?.rest || postalCode
  if (!text) return { adresse: address, code_postal: null, commune: null }
  const title = named ? cells.title('commune') : ''
  const place = cells.take('commune', readCommune(text, title, { postalCode, departement }, directory))
  const [own, other] = place.commune?.codesPostaux ?? []
  return {
    adresse: split ? split.street || null : address,
    code_postal: place.postalCode ?? (own && !other ? own : null),
    commune: place.commune?.code ?? null,
  }
}

function zonesOf(cells: Cells, { directory, departement }: LineGround): string[] {
  const text = cells.text('zone_eligibilite')
  return text ? cells.take('zone_eligibilite', readZones(text, directory, { departement })).slice(0, 500) : []
}

const anyWeek = new Date(2026, 0, 5)
const hoursInWords = (hours: string) =>
  (hoursRows(hours, anyWeek) ?? [])
    .filter((row) => row.hours !== 'Fermé')
    .map((row) => `${row.days} ${row.hours}`)
    .join(' ; ')
/** As it is compared: spaces say nothing in «9 h 30». */
const joined = (text: string) => fold(text).replaceAll(' ', '')

/** Hours that are not understood stay as written, to be corrected in the editor. */
function hoursIn(cells: Cells): string | null {
  const field = 'horaires_accueil'
  const text = cells.cut(field, 1000)
  if (!text) return null
  const hours = hoursOf(text)
  if (!hours) {
    const sentence = `${quote(text)} ne se lit pas. Exemple : « lundi au vendredi 9h-12h, 14h-17h ».`
    cells.problems.push({ field, sentence })
    return text
  }
  const words = hours === text ? null : hoursInWords(hours)
  if (words && joined(words) !== joined(text))
    cells.notes.push({ field, sentence: `${quote(text)} compris : ${words}` })
  return hours
}

function numbersOf(cells: Cells) {
  const read = (field: 'volume_horaire_hebdomadaire' | 'nombre_semaines') => {
    const text = cells.text(field)
    return text ? cells.take(field, readNumber(text, field === 'nombre_semaines')) : null
  }
  return { volume_horaire_hebdomadaire: read('volume_horaire_hebdomadaire'), nombre_semaines: read('nombre_semaines') }
}

const contacts = [1, 2] as const
type Part = 'name' | 'role' | 'telephone' | 'courriel' | 'note'
const contactField = (contact: number, part: Part) => `contact_${contact}_${part}` as BulkField

/** `people`: which contact of the table each intervenant is. */
function peopleOf(cells: Cells): { intervenants: ContentIntervenant[]; people: number[] } {
  const all = contacts.map((contact) => ({ contact, one: personOf(cells, contact) }))
  const told = all.filter(({ one }) => Object.values(one).some(Boolean))
  return { intervenants: told.map(({ one }) => one), people: told.map(({ contact }) => contact) }
}

function personOf(cells: Cells, contact: number): ContentIntervenant {
  const of = (part: Part) => contactField(contact, part)
  const [number, address] = [cells.text(of('telephone')), cells.text(of('courriel'))]
  const phones = number ? cells.take(of('telephone'), readPhones(number)) : null
  const emails = address ? cells.take(of('courriel'), readEmails(address)) : null
  const note = [cells.cut(of('note'), 1000), ...(phones?.more ?? []), ...(emails?.more ?? [])].filter(Boolean)
  return {
    name: cells.cut(of('name'), 200),
    role: cells.cut(of('role'), 200),
    telephone: phones?.value?.slice(0, 100) ?? null,
    courriel: emails?.value?.slice(0, 254) ?? null,
    note: note.join('\n').slice(0, 1000) || null,
  }
}

/** What the rest of the line tells when nothing is written: said, and to be corrected when it is wrong. */
function deduced(cells: Cells, content: ListingContent): ListingContent {
  const anybody = (part: 'telephone' | 'courriel') => content.intervenants.some((one) => one[part])
  const ways = [
    ...(anybody('telephone') ? (['telephoner'] as const) : []),
    ...(anybody('courriel') ? (['envoyer-un-courriel'] as const) : []),
    ...(content.lien_mobilisation ? (['utiliser-lien-mobilisation'] as const) : []),
  ]
  const asked = !cells.text('modes_mobilisation') && ways.length > 0
  const there = !cells.text('modes_accueil') && Boolean(cells.text('commune') || content.commune)
  if (asked)
    cells.notes.push({ field: 'modes_mobilisation', sentence: 'Rien d’écrit : déduit des contacts et du lien' })
  if (there)
    cells.notes.push({
      field: 'modes_accueil',
      sentence: 'Rien d’écrit : « sur place », puisqu’une commune est donnée',
    })
  return {
    ...content,
    ...(asked && { modes_mobilisation: ways }),
    ...(there && { modes_accueil: ['en-presentiel' as const] }),
  }
}

/** The field of a problem in the table: that of its contact for an intervenant. */
function fieldOf(field: string, people: readonly number[]): BulkField | null {
  const [, at, part] = /^intervenants(?:\.(\d)\.(\w+))?$/.exec(field) ?? []
  if (part) return contactField(people[Number(at)] ?? 1, part as Part)
  if (field === 'intervenants') return 'contact_1_telephone'
  return field in bulkFields ? (field as BulkField) : null
}

const problemsOf = (problems: FieldProblems, people: readonly number[]): Said[] =>
  Object.entries(problems).map(([field, sentence]) => ({ field: fieldOf(field, people), sentence }))
