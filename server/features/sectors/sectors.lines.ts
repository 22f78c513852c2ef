import type { SectorLine } from '../../contract/sectors.ts'
import type { Row, Table } from '../../platform/tables/table.ts'
import { fold, oneLine, quote } from '../../platform/text.ts'
import type { Directory } from '../communes/communes.directory.ts'
import { emailOf, phoneOf } from '../listings/contacts.kept.ts'
import type { Oppositions } from '../oppositions/oppositions.rules.ts'
import { type Columns, columnsOf, isExample, type SectorField } from './sectors.columns.ts'
import { readPlaces } from './sectors.places.ts'
import { type SectorReferent, texts } from './sectors.rules.ts'

interface Ground {
  readonly departement: string
  readonly directory: Directory
  readonly oppositions: Oppositions
  /** Codes of sectors of other départements. */
  readonly elsewhere: ReadonlySet<string>
}

interface SectorDetails {
  readonly name: string | null
  readonly deskName: string | null
  readonly deskPhone: string | null
  readonly deskEmail: string | null
}

/** A sector as its lines say it; what no column says is not there. */
export interface Wanted {
  readonly code: string
  readonly details: Partial<SectorDetails>
  /** Today’s codes. */
  readonly communes: ReadonlySet<string>
  readonly referents: readonly SectorReferent[] | null
}

export interface Read {
  readonly readAs: string
  readonly notices: readonly string[]
  /** Every line of the file. */
  readonly lines: readonly SectorLine[]
  readonly wanted: readonly Wanted[]
  /** Codes that stand in the file, even if nothing of their lines is taken. */
  readonly mentioned: ReadonlySet<string>
}

interface Line extends Omit<SectorLine, 'refused'> {
  refused: boolean
  readonly code: string
  readonly problems: string[]
  readonly notes: string[]
  cell(field: SectorField): string
}

const lineOf = ({ line, cells, overflows }: Row, { at }: Columns): Line => {
  const cell = (field: SectorField) =>
    (at.get(field) ?? [])
      .map((column) => cells[column]!)
      .filter(Boolean)
      .join(' | ')
  const code = oneLine(cell('code')).toUpperCase()
  const text = [code, cell('place').replace(/\s+/g, ' ')].filter(Boolean).join(', ')
  const problems = overflows ? ['Cette ligne a plus de cellules que de titres : vérifiez les points-virgules.'] : []
  return { line, text, code, refused: false, problems, notes: [], cell }
}

/** Reads a table as the sectors of a département. Throws 400 `missing-columns`. */
export function readSectors(table: Table, ground: Ground): Read {
  const columns = columnsOf(table)
  const lines = table.rows.map((row) => lineOf(row, columns))
  for (const line of lines) checkCode(line, ground.elsewhere)
  const standing = () => lines.filter(({ refused }) => !refused)
  const places = readPlaces(standing(), ground)
  const wanted = [...Map.groupBy(standing(), ({ code }) => code)].map(([code, own]): Wanted => {
    const referents = columns.at.has('referentName') ? referentsOf(own, ground) : null
    const communes = new Set([...places].filter(([, holder]) => holder === code).map(([commune]) => commune))
    return { code, communes, referents, details: detailsOf(own, columns, ground) }
  })
  const said = lines.map(({ line, text, refused, problems, notes }) => ({ line, text, refused, problems, notes }))
  return {
    readAs: table.readAs,
    notices: columns.notices,
    lines: said,
    wanted,
    mentioned: new Set(lines.map(({ code }) => code)),
  }
}

function refuse(line: Line, sentence: string, as: 'problems' | 'notes' = 'problems') {
  line.refused = true
  line[as].push(sentence)
}

function checkCode(line: Line, elsewhere: ReadonlySet<string>) {
  if (isExample(line.code)) refuse(line, 'Ligne d’exemple du modèle, ignorée.', 'notes')
  else if (!line.code) refuse(line, 'Il manque le code du secteur.')
  else if (line.code.length > texts.code)
    refuse(line, `Le code ${quote(line.code)} est trop long : ${texts.code} signes au plus.`)
  else if (elsewhere.has(line.code))
    refuse(line, `Le code ${quote(line.code)} est celui d’un secteur d’un autre département : donnez-en un autre.`)
}

/** A number or an address as it is kept; what cannot be read, or was opposed, is left out and said. */
function contactOf(
  line: Line,
  field: SectorField,
  { oppositions }: Ground,
): { phone?: string; email?: string; opposed: boolean } {
  const text = line.cell(field)
  const isPhone = field.endsWith('Phone')
  if (!text) return { opposed: false }
  // Spreadsheets drop the first zero of a number.
  const value = isPhone ? phoneOf(/^[1-9]\d{8}$/.test(text) ? `0${text}` : text) : emailOf(text)
  if (!value) {
    line.problems.push(
      `${quote(text)} n’est pas ${isPhone ? 'un numéro de téléphone' : 'une adresse e-mail'} : laissé.`,
    )
    return { opposed: false }
  }
  const opposed = isPhone ? oppositions.telephone(value) : oppositions.courriel(value)
  if (opposed) line.problems.push('Quelqu’un s’est opposé à ce que ce contact paraisse : laissé.')
  if (opposed) return { opposed }
  return { ...(isPhone ? { phone: value } : { email: value }), opposed }
}

function shortened(line: Line, field: SectorField, max: number): string | null {
  const text = oneLine(line.cell(field))
  if (text.length > max) line.notes.push(`${quote(text)} est coupé à ${max} signes.`)
  return text.slice(0, max) || null
}

const detailFields = ['name', 'deskName', 'deskPhone', 'deskEmail'] as const

/** What the sector is called and how its desk is reached: the first line that says it; another one is told. */
function detailsOf(own: readonly Line[], columns: Columns, ground: Ground): Partial<SectorDetails> {
  const details: { -readonly [K in keyof SectorDetails]?: SectorDetails[K] } = {}
  for (const field of detailFields) {
    if (!columns.at.has(field)) continue
    const [first, ...others] = own.filter((line) => line.cell(field))
    for (const line of others)
      if (fold(line.cell(field)) !== fold(first!.cell(field)))
        line.notes.push(
          `${quote(line.cell(field))} est laissé : la ligne ${first!.line} dit autre chose du même secteur.`,
        )
    details[field] = first ? detailOf(first, field, ground) : null
  }
  return details
}

function detailOf(line: Line, field: (typeof detailFields)[number], ground: Ground): string | null {
  if (field === 'name' || field === 'deskName') return shortened(line, field, texts[field])
  const { phone, email } = contactOf(line, field, ground)
  return phone ?? email ?? null
}

function referentsOf(own: readonly Line[], ground: Ground): SectorReferent[] {
  const found = own.flatMap((line) => referentOf(line, ground) ?? [])
  return [...new Map(found.map((one) => [fold(one.name), one])).values()]
}

function referentOf(line: Line, ground: Ground): SectorReferent | null {
  const name = shortened(line, 'referentName', texts.referentName)
  const role = shortened(line, 'referentRole', texts.referentRole)
  const called = contactOf(line, 'referentPhone', ground)
  const written = contactOf(line, 'referentEmail', ground)
  // The name goes with the contact somebody opposed.
  if (called.opposed || written.opposed) return null
  if (name) return { name, role, phone: called.phone ?? null, email: written.email ?? null }
  if (role ?? called.phone ?? written.email) line.problems.push('Ce référent n’a pas de nom : laissé.')
  return null
}
