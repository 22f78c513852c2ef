import { setImmediate as others } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import { thematiquesOfFrein } from '../../contract/vocabulary.listing.ts'
import { type QualityFigure, qualityFigures } from '../../contract/vocabulary.quality.ts'
import type { Frein } from '../../contract/vocabulary.ts'
import type { Territory } from '../../platform/access.ts'
import type { Db } from '../../platform/db.ts'
import { listingWithin } from '../listings/listings.within.ts'
import { figureOf, type Kind, type When } from './quality.figures.ts'

/** What is looked at: a territory, or what of it lies in one département, for one frein. */
export interface Scope extends When {
  readonly territory: Territory
  readonly departement?: string
  readonly frein?: Frein
}

const inScope = ({ territory, departement, frein }: Scope) => {
  const conditions = [
    listingWithin(territory),
    ...(departement ? [listingWithin({ kind: 'departements', codes: [departement] })] : []),
    ...(frein ? [sql`listings.thematiques && ${thematiquesOfFrein[frein]}::text[]`] : []),
  ]
  return sql`coalesce((${sql.join(conditions, sql` and `)}), false)`
}

const withStructure = sql`join structures on structures.id = listings.structure_id`

/** Where the lines of each kind come from. */
const linesOf = (kind: Kind, scope: Scope): RawBuilder<unknown> => {
  switch (kind) {
    case 'listings':
      return sql`listings ${withStructure} where listings.state = 'published' and ${inScope(scope)}`
    case 'reports':
      return sql`reports join listings on listings.id = reports.listing_id ${withStructure}
        where reports.state = 'open' and ${inScope(scope)}`
    case 'revisions':
      return sql`revisions join listings on listings.id = revisions.listing_id ${withStructure}
        where revisions.state = 'pending' and ${inScope(scope)}`
  }
}

const codes = Object.keys(qualityFigures) as QualityFigure[]
const codesOf = (kind: Kind) => codes.filter((code) => figureOf(code).kind === kind)

type Counts = Partial<Record<QualityFigure | 'all', number>>

/**
 * Listings are counted a slice of their ids at a time: PGlite holds the event loop for as long as a statement takes. Of
 * 20,000 listings, a few figures at once held it for 530 ms; all figures of one slice hold it for 63 ms.
 */
const slices = Array.from({ length: 32 }, (_, slice) => {
  const edge = (at: number) => `${(at * 8).toString(16).padStart(2, '0')}000000-0000-0000-0000-000000000000`
  const above = sql`listings.id >= ${edge(slice)}::uuid`
  return slice === 31 ? above : sql`${above} and listings.id < ${edge(slice + 1)}::uuid`
})
const all = [sql`true`]

/** Every figure about lines of one kind. */
async function countKind(db: Db, kind: Kind, scope: Scope): Promise<Counts> {
  const counts: Counts = {}
  const counted = codesOf(kind).map(
    (code) => sql`(count(*) filter (where ${figureOf(code).where(scope)}))::integer as ${sql.ref(code)}`,
  )
  for (const slice of kind === 'listings' ? slices : all) {
    const { rows } = await sql<Counts>`select count(*)::integer as "all", ${sql.join(counted)}
      from ${linesOf(kind, scope)} and ${slice}`.execute(db)
    for (const [code, count] of Object.entries(rows[0] ?? {}))
      counts[code as keyof Counts] = (counts[code as keyof Counts] ?? 0) + count
    await others() // it answers without leaving the event loop
  }
  return counts
}

/** How many listings are published, and how many lines each figure has. */
export async function countFigures(db: Db, scope: Scope) {
  const work = { ...(await countKind(db, 'reports', scope)), ...(await countKind(db, 'revisions', scope)) }
  const counts = { ...work, ...(await countKind(db, 'listings', scope)) }
  return { published: counts.all ?? 0, figures: codes.map((code) => ({ code, count: counts[code] ?? 0 })) }
}

export interface Line {
  readonly id: string
  readonly kind: Kind
  readonly listing_id: string
  readonly nom: string
  readonly state: string
  readonly structure_id: string
  readonly structure: string
  readonly town: string | null
  readonly verified_on: string
  readonly detail: string | null
  /** The one it is merged with, and whether that one stays: it was verified last. */
  readonly twin: string | null
  readonly twin_stays: boolean
}

interface Page {
  readonly limit: number
  readonly offset: number
}

/** The lines behind a figure: what it counted, no more and no less. */
export async function listFigure(db: Db, code: QualityFigure, scope: Scope, { limit, offset }: Page): Promise<Line[]> {
  const { kind, where, detail, twin: twinOf, order } = figureOf(code)
  const twin = twinOf ? twinOf(scope.territory) : sql<string | null>`null::uuid`
  const { rows } = await sql<Line>`select ${sql.table(kind)}.id, ${kind}::text as kind,
      listings.id as listing_id, listings.nom, listings.state, structures.id as structure_id, structures.nom as structure,
      (select communes.nom from communes where communes.code = listings.commune) as town,
      listings.verified_on, ${detail} as detail, ${twin} as twin,
      exists (select from listings as other where other.id = ${twin} and other.verified_on >= listings.verified_on) as twin_stays
    from ${linesOf(kind, scope)} and ${where(scope)}
    order by ${order}, listings.nom, ${sql.table(kind)}.id
    limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export async function countFigure(db: Db, code: QualityFigure, scope: Scope): Promise<number> {
  const { kind, where } = figureOf(code)
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count
    from ${linesOf(kind, scope)} and ${where(scope)}`.execute(db)
  return rows[0]!.count
}

const hours = (from: RawBuilder<unknown>, to: RawBuilder<unknown>) =>
  sql`percentile_cont(0.5) within group (order by extract(epoch from ${to} - ${from}) / 3600)`

export interface Delays {
  readonly oldest: Date | null
  readonly medianWaiting: number | null
  readonly decided: number
  readonly medianDecided: number | null
  readonly medianReport: number | null
}

/** How long what is sent waits, was waiting over 30 days, and reports over 90. */
export async function readDelays(db: Db, scope: Scope): Promise<Delays> {
  const now = sql`${scope.now}::timestamptz`
  const since = (days: number) => sql`${now} - make_interval(days => ${days}::integer)`
  const { rows } = await sql<Delays>`select *
    from (select min(revisions.sent_at) as oldest, ${hours(sql`revisions.sent_at`, now)} as "medianWaiting"
      from ${linesOf('revisions', scope)}) as waiting,
    (select count(*)::integer as decided,
        ${hours(sql`revisions.sent_at`, sql`revisions.decided_at`)} as "medianDecided"
      from revisions join listings on listings.id = revisions.listing_id ${withStructure}
      where revisions.state in ('approved', 'superseded', 'rejected', 'changes_requested')
        and revisions.decided_at > revisions.sent_at and revisions.decided_at > ${since(30)}
        and ${inScope(scope)}) as decided,
    (select ${hours(sql`reports.created_at`, sql`reports.decided_at`)} as "medianReport"
      from reports join listings on listings.id = reports.listing_id ${withStructure}
      where reports.state <> 'open' and reports.decided_at > ${since(90)} and ${inScope(scope)}) as reported`.execute(
    db,
  )
  return rows[0]!
}

/** Where there is something to look at, for the filter. */
export async function departementsWithListings(db: Db, territory: Territory): Promise<string[]> {
  if (territory.kind === 'departements') return [...territory.codes]
  const { rows } = await sql<{ code: string }>`select distinct communes.departement as code
    from communes where communes.code in (
      select coalesce(listings.commune, structures.commune) from listings ${withStructure}
      where listings.state = 'published')`.execute(db)
  return rows.map(({ code }) => code)
}
