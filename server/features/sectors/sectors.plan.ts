import type { SectorChange, SectorImport } from '../../contract/sectors.ts'
import type { Directory } from '../communes/communes.directory.ts'
import { phoneOf } from '../listings/listings.contacts.ts'
import type { Read, Wanted } from './sectors.lines.ts'
import { heldBy, type SectorTexts } from './sectors.rules.ts'

/** A sector as it is, with all that is known of it. */
export interface SectorWhole extends SectorTexts {
  readonly id: string
  readonly code: string
  readonly communes: ReadonlySet<string>
  /** What keeps it from being deleted: open accounts, requests under way. */
  readonly accounts: number
  readonly requests: number
}

interface Write extends SectorTexts {
  /** Null: a new one. */
  readonly id: string | null
  readonly code: string
  readonly communes: ReadonlySet<string>
}

export interface Plan extends Pick<SectorImport, 'changes' | 'moves' | 'lost' | 'without'> {
  readonly writes: readonly Write[]
  readonly removed: readonly string[]
}

interface Ground {
  readonly departement: string
  readonly directory: Directory
  readonly removeAbsent: boolean
}

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count < 2 ? one : many}`
const shownNames = 8

/** What the sectors of a département become when they are those of a file. */
export function planOf(
  { wanted, mentioned }: Pick<Read, 'wanted' | 'mentioned'>,
  now: readonly SectorWhole[],
  ground: Ground,
): Plan {
  const known = new Map(now.map((sector) => [sector.code, sector]))
  const writes = wanted.map((one) => writeOf(one, known.get(one.code)))
  const absent = now.filter(({ code }) => !mentioned.has(code))
  const removed = ground.removeAbsent ? absent.filter((sector) => !heldBy(sector)) : []
  const before = holders(now)
  const written = new Set(wanted.map(({ code }) => code))
  const staying = now.filter((sector) => !written.has(sector.code) && !removed.includes(sector))
  const after = new Map([...holders(staying), ...holders(writes)])
  const names = namer(ground.directory)
  const changes = [
    ...writes.map((write) => changeOf(write, known.get(write.code), names)),
    ...absent.map((sector) => absentChange(sector, removed.includes(sector), ground.removeAbsent)),
  ]
  return {
    writes: writes.filter((_, at) => changes[at]!.kind !== 'same'),
    removed: removed.map(({ id }) => id),
    changes,
    moves: movesBetween(before, after, names),
    lost: [...before.keys()].filter((commune) => !after.has(commune)).map((code) => names.one(code)),
    without: without(after, ground),
  }
}

interface Holder {
  readonly code: string
  readonly name: string
  readonly communes: ReadonlySet<string>
}
const holders = (sectors: readonly Holder[]) =>
  new Map(sectors.flatMap((sector) => [...sector.communes].map((commune) => [commune, sector] as const)))

/** A column that is not in the file changes nothing; an empty cell empties. */
function writeOf({ code, details, communes, referents }: Wanted, is: SectorWhole | undefined): Write {
  const { name, deskName, deskPhone, deskEmail } = details
  const kept = <T>(told: T | undefined, otherwise: T | undefined) => (told === undefined ? (otherwise ?? null) : told)
  const desk = {
    name: kept(deskName, is?.desk.name),
    phone: kept(deskPhone, is?.desk.phone),
    email: kept(deskEmail, is?.desk.email),
  }
  return {
    ...{ id: is?.id ?? null, code, communes, desk },
    name: name ?? is?.name ?? desk.name ?? code,
    referents: referents ?? is?.referents ?? [],
  }
}

type Names = ReturnType<typeof namer>
function namer(directory: Directory) {
  const one = (code: string) => directory.get(code)?.nom ?? code
  const some = (codes: readonly string[]) => {
    const more = codes.length > shownNames ? ` et ${codes.length - shownNames} autres` : ''
    return `${codes.slice(0, shownNames).map(one).join(', ')}${more}`
  }
  return { one, some }
}

const people = (count: number) => counted(count, 'référent')

function changeOf(write: Write, is: SectorWhole | undefined, names: Names): SectorChange {
  const { code, name } = write
  if (!is) {
    const details = [`${counted(write.communes.size, 'commune')}, ${people(write.referents.length)}`]
    return { code, name, kind: 'added', details }
  }
  const details = [...textChanges(write, is), ...communeChanges(write, is, names), ...referentChanges(write, is)]
  return { code, name, kind: details.length > 0 ? 'changed' : 'same', details }
}

const said = (label: string, after: string | null, before: string | null) => {
  if (after === before) return []
  if (after === null) return [`${label} : retiré`]
  return [before === null ? `${label} : ${after}` : `${label} : ${after} au lieu de ${before}`]
}
const pairs = (phone: string | null) => phoneOf(phone)?.text ?? null

const textChanges = (write: SectorTexts, is: SectorTexts) => [
  ...said('Nom', write.name, is.name),
  ...said('Accueil', write.desk.name, is.desk.name),
  ...said('Téléphone', pairs(write.desk.phone), pairs(is.desk.phone)),
  ...said('Courriel', write.desk.email, is.desk.email),
]

function communeChanges(write: Holder, is: Holder, names: Names): string[] {
  const more = [...write.communes].filter((code) => !is.communes.has(code))
  const less = [...is.communes].filter((code) => !write.communes.has(code))
  return [
    ...(more.length > 0 ? [`${counted(more.length, 'commune')} de plus : ${names.some(more)}`] : []),
    ...(less.length > 0 ? [`${counted(less.length, 'commune')} de moins : ${names.some(less)}`] : []),
  ]
}

function referentChanges({ referents: after }: SectorTexts, { referents: before }: SectorTexts): string[] {
  const shown = ({ name, role, phone, email }: SectorTexts['referents'][number]) => [name, role, phone, email]
  if (JSON.stringify(after.map(shown)) === JSON.stringify(before.map(shown))) return []
  return after.length === before.length
    ? [`${people(after.length)}, pas comme avant`]
    : [`${people(after.length)} au lieu de ${before.length}`]
}

function absentChange(sector: SectorWhole, removed: boolean, asked: boolean): SectorChange {
  const { code, name, communes } = sector
  if (removed) return { code, name, kind: 'removed', details: [counted(communes.size, 'commune')] }
  const held = heldBy(sector)
  return { code, name, kind: 'absent', details: asked && held ? [`Gardé : ${held}`] : [] }
}

function movesBetween(before: ReadonlyMap<string, Holder>, after: ReadonlyMap<string, Holder>, names: Names): string[] {
  const moved = [...before].flatMap(([commune, from]) => {
    const to = after.get(commune)
    return to && to.code !== from.code ? [{ commune, from, to }] : []
  })
  return [...Map.groupBy(moved, ({ from, to }) => `${from.code}→${to.code}`).values()].map((same) => {
    const { from, to } = same[0]!
    const communes = names.some(same.map(({ commune }) => commune))
    return `${communes} : de « ${from.name} » à « ${to.name} »`
  })
}

function without(after: ReadonlyMap<string, Holder>, { directory, departement }: Ground) {
  const gaps = directory.all().filter((one) => one.departement === departement && !after.has(one.code))
  return { communes: gaps.length, population: gaps.reduce((sum, { population }) => sum + population, 0) }
}
