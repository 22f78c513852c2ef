import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { ItemKind } from '../../contract/moderation.ts'
import { thematiquesOfFrein } from '../../contract/vocabulary.listing.ts'
import type { Nature } from '../../contract/vocabulary.moderation.ts'
import type { Frein } from '../../contract/vocabulary.ts'
import type { Territory } from '../../platform/access.ts'
import type { Db } from '../../platform/db.ts'
import { within } from '../../platform/territory.ts'
import { structureWithin } from '../listings/listings.structures.ts'
import { listingWithin } from '../listings/listings.within.ts'

/** Shown at once; the counts tell of all. */
const shown = 300

/** Every source has these columns, in this order: `departements` and `thematiques` are to filter by. */
type Source = (territory: Territory) => RawBuilder<unknown>

const departementsOfListing = sql`coalesce(
  (select array[departement] from communes where code = coalesce(listings.commune, structures.commune)),
  listings.zone_eligibilite)`

/** New listings and changes sent; corrections that trusted structures have published, until an admin has read them. */
const revisions: Source = (territory) => sql`
  select 'fiche' as kind,
    case when to_read then 'correction' when listings.state in ('published', 'archived') then 'change' else 'new' end as nature,
    revisions.id, coalesce(sent_at, saved_at) as at, content ->> 'nom' as title, structures.nom as about,
    revisions.saved_by as actor, ${departementsOfListing} as departements,
    listings.thematiques || array(select jsonb_array_elements_text(content -> 'thematiques')) as thematiques
  from revisions
  join listings on listings.id = revisions.listing_id
  join structures on structures.id = listings.structure_id
  where (revisions.state = 'pending' or (to_read and revisions.state = 'approved' and listings.state = 'published'))
    and ${listingWithin(territory)}`

const accessRequests: Source = (territory) => sql`
  select 'acces', 'access', id, coalesce(confirmed_at, created_at), name, organisation, null, departements, array[]::text[]
  from access_requests
  where state = 'pending' and ${within(territory, { departements: 'departements' })}`

/** Who reported is not told here: what matters is what is wrong. */
const reports: Source = (territory) => sql`
  select 'signalement', 'report', reports.id, reports.created_at, listings.nom, structures.nom, null,
    ${departementsOfListing}, listings.thematiques
  from reports
  join listings on listings.id = reports.listing_id
  join structures on structures.id = listings.structure_id
  where reports.state = 'open' and ${listingWithin(territory)}`

/** Both structures are of the territory: whoever decides brings one under the other. */
const claims: Source = (territory) => sql`
  select 'rattachement', 'claim', claim.id, claim.created_at, structures.nom, claimant.nom, claim.account_id::text,
    (select array[departement] from communes where code = structures.commune), array[]::text[]
  from structure_claims claim
  join structures on structures.id = claim.structure_id
  join structures claimant on claimant.id = claim.claimant_structure_id
  where claim.state = 'pending' and ${structureWithin(territory)}
    and claimant.id in (select structures.id from structures where ${structureWithin(territory)})`

const sources: readonly Source[] = [revisions, reports, claims, accessRequests]

const waitingIn = (territory: Territory) =>
  sql`(${sql.join(
    sources.map((source) => source(territory)),
    sql` union all `,
  )})`

export interface QueueFilters {
  readonly departement?: string
  readonly frein?: Frein
  readonly nature?: Nature
  /** Taken by this account. */
  readonly takenBy?: string
}

function matching({ departement, frein, nature, takenBy }: QueueFilters): RawBuilder<SqlBool> {
  const conditions = [
    departement ? sql<SqlBool>`waiting.departements && array[${departement}::text]` : null,
    frein ? sql<SqlBool>`waiting.thematiques && ${[...thematiquesOfFrein[frein]]}::text[]` : null,
    nature ? sql<SqlBool>`waiting.nature = ${nature}` : null,
    takenBy ? sql<SqlBool>`taken.account_id = ${takenBy}::uuid` : null,
  ].filter((condition) => condition !== null)
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql<SqlBool>`true`
}

export interface WaitingRow {
  readonly kind: ItemKind
  readonly nature: Nature
  readonly id: string
  readonly at: Date
  readonly title: string
  readonly about: string | null
  readonly actor: string | null
  readonly actor_name: string | null
  readonly taken_by: string | null
  readonly taken_name: string | null
}

/** What waits in a territory, oldest first. */
export async function listWaiting(db: Db, territory: Territory, filters: QueueFilters): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select waiting.kind, waiting.nature, waiting.id, waiting.at, waiting.title, waiting.about, waiting.actor,
      author.name as actor_name, taken.account_id as taken_by, taker.name as taken_name
    from ${waitingIn(territory)} waiting
    left join accounts author on author.id::text = waiting.actor
    left join moderation_assignments taken on taken.kind = waiting.kind and taken.item_id = waiting.id
    left join accounts taker on taker.id = taken.account_id
    where ${matching(filters)}
    order by waiting.at, waiting.id
    limit ${shown}`.execute(db)
  return rows
}

/** How much waits, what of it since before `late`, and since when the oldest does. */
export async function countWaiting(db: Db, territory: Territory, late: Date) {
  const { rows } = await sql<{ count: number; late: number; oldest: Date | null }>`
    select count(*)::integer as count, (count(*) filter (where at < ${late}::timestamptz))::integer as late,
      min(at) as oldest
    from ${waitingIn(territory)} waiting`.execute(db)
  return rows[0]!
}

/** Whether something waits, in a territory. */
export async function isWaiting(db: Db, territory: Territory, { kind, id }: { kind: ItemKind; id: string }) {
  const { rows } = await sql`select 1 from ${waitingIn(territory)} waiting
    where kind = ${kind} and id = ${id}::uuid limit 1`.execute(db)
  return rows.length > 0
}

export interface Reading {
  readonly kind: ItemKind
  readonly id: string
  readonly name: string
}

/** Who else has what waits in a territory open, heard of since then. */
export async function readersIn(
  db: Db,
  territory: Territory,
  { except, since }: { except: string; since: Date },
): Promise<Reading[]> {
  const { rows } = await sql<Reading>`
    select present.kind, present.item_id as id, accounts.name
    from moderation_presence present
    join accounts on accounts.id = present.account_id
    join ${waitingIn(territory)} waiting on waiting.kind = present.kind and waiting.id = present.item_id
    where present.account_id <> ${except}::uuid and seen_at > ${since}::timestamptz
    order by accounts.name
    limit ${shown}`.execute(db)
  return rows
}
