import { csvFile } from '../../platform/csv.ts'
import { badFile, columnLetter, type Table } from '../../platform/tables/table.ts'
import { fold, quote } from '../../platform/text.ts'
import { phoneOf } from '../listings/listings.contacts.ts'
import type { SectorWhole } from './sectors.plan.ts'

/** The columns of the model, and the other titles people give; folded when compared. */
const columns = {
  code: ['Code du secteur', 'code, code secteur, secteur code, identifiant, identifiant du secteur, n° de secteur'],
  name: ['Nom du secteur', 'nom, secteur, libellé, libellé du secteur, nom secteur'],
  deskName: ['Accueil (CMS)', 'accueil, cms, mds, centre médico-social, lieu d’accueil, nom du cms, site, unité'],
  deskPhone: ['Téléphone', 'tél, tel, téléphone de l’accueil, téléphone accueil, téléphone du cms, tél accueil'],
  deskEmail: [
    'Courriel',
    'mail, e-mail, email, mél, courriel de l’accueil, courriel du cms, mail accueil, adresse mail',
  ],
  place: [
    'Commune ou EPCI',
    'commune, communes, epci, code insee, insee, code commune, siren, siren epci, code epci, territoire, territoires, intercommunalité, nom de la commune',
  ],
  referentName: ['Référent', 'référent social, nom du référent, référente, travailleur social, nom référent'],
  referentRole: ['Fonction du référent', 'fonction, rôle, fonction référent, rôle du référent'],
  referentPhone: ['Téléphone du référent', 'ligne directe, tél référent, téléphone référent, tél du référent'],
  referentEmail: ['Courriel du référent', 'mail du référent, mail référent, courriel référent, e-mail du référent'],
} as const satisfies Record<string, readonly [title: string, also: string]>
export type SectorField = keyof typeof columns

const all = Object.keys(columns) as SectorField[]
const byTitle = new Map(
  all.flatMap((field) => {
    const [title, also] = columns[field]
    return [title, ...also.split(', ')].map((one) => [fold(one), field] as const)
  }),
)

/** Where each field is in a line; a territory may take several columns. */
export interface Columns {
  readonly at: ReadonlyMap<SectorField, readonly number[]>
  /** Columns left aside, in sentences. */
  readonly notices: readonly string[]
}

/** «Téléphone (obligatoire) *» is «Téléphone», but «Accueil (CMS)» is one of ours. */
const fieldTitled = (title: string) =>
  byTitle.get(fold(title)) ?? byTitle.get(fold(title.replace(/\([^)]*\)|\*/g, ' '))) ?? null

/** Throws 400 `missing-columns` without what tells which sector, and for where. */
export function columnsOf({ titles }: Table): Columns {
  const at = new Map<SectorField, number[]>()
  const aside: string[] = []
  for (const [column, title] of titles.entries()) {
    const field = fieldTitled(title)
    if (!field || (at.has(field) && field !== 'place')) aside.push(title ? quote(title) : columnLetter(column))
    else at.set(field, [...(at.get(field) ?? []), column])
  }
  for (const field of ['code', 'place'] as const)
    if (!at.has(field))
      throw badFile(
        'missing-columns',
        `Il manque la colonne « ${columns[field][0]} ». Partez du modèle, ou donnez-lui ce titre.`,
      )
  const notices = aside.length > 0 ? [`Colonnes laissées de côté : ${aside.join(', ')}.`] : []
  return { at, notices }
}

/** Codes of the lines a model comes with. */
export const isExample = (code: string) => /^exemple/i.test(code)

const titles = all.map((field) => columns[field][0])

const example = [
  ...['EXEMPLE-1', 'Secteur d’exemple', 'Centre médico-social d’exemple', '05 36 49 00 01', 'cms@departement.example'],
  ...['244000675', 'Camille Exemple', 'assistante sociale', '05 36 49 00 02', 'camille.exemple@departement.example'],
]
const second = [...['EXEMPLE-1', '', '', '', '', 'Tartas'], ...['', '', '', '']]

/** The table to fill: a line for each commune or EPCI; the sector is said once, and its code on every line. */
export const modelCsv = (): string => csvFile([titles, example, second])

/** What is known of sectors, in the columns of the model: a line for each commune, each référent on one of them. */
export const sectorsCsv = (sectors: readonly SectorWhole[], nameOf: (code: string) => string): string =>
  csvFile([titles, ...sectors.flatMap((sector) => linesOf(sector, nameOf))])

const inPairs = (phone: string | null) => phoneOf(phone)?.text.replaceAll('\u00a0', ' ') ?? null

const blank = { name: null, role: null, phone: null, email: null }

function linesOf({ code, name, desk, communes, referents }: SectorWhole, nameOf: (code: string) => string): string[][] {
  const places = [...communes].sort().map((commune) => `${nameOf(commune)} (${commune})`)
  return Array.from({ length: Math.max(places.length, referents.length, 1) }, (_, at) => {
    const referent = referents[at] ?? blank
    const sector = at === 0 ? [name, desk.name, inPairs(desk.phone), desk.email] : [null, null, null, null]
    const person = [referent.name, referent.role, inPairs(referent.phone), referent.email]
    return [code, ...sector, places[at] ?? null, ...person].map((cell) => cell ?? '')
  })
}
