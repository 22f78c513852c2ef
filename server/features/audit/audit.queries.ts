import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { within } from '../../platform/territory.ts'
import { fold } from '../../platform/text.ts'

export interface Filters {
  readonly q?: string
  readonly action?: string
  readonly departement?: string
  /** Days in France, both included. */
  readonly from?: string
  readonly to?: string
}

export interface EventRow {
  readonly id: number
  readonly at: Date
  readonly actor_kind: 'account' | 'visitor' | 'command' | 'schedule'
  readonly actor_id: string | null
  /** Null: the account is no more. `seen`: the reader may know who it is. */
  readonly actor_name: string | null
  readonly actor_seen: boolean | null
  /** An admin of everything, who acts in every territory without being of one. */
  readonly actor_governs: boolean
  readonly action: string
  readonly target_kind: string | null
  readonly target_id: string | null
  readonly target_name: string | null
  readonly target_seen: boolean | null
  readonly departements: string[] | null
  readonly address: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

const uuid = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
/** The id of a line as the key of another table, when it is one. */
const key = (kind: string, column: 'actor' | 'target') => {
  const [kindOf, id] = [sql.ref(`event.${column}_kind`), sql.ref(`event.${column}_id`)]
  return sql`case when ${kindOf} = ${kind} and ${id} ~ ${uuid} then ${id}::uuid end`
}

const seenBy = (territory: Territory) => within(territory, { departements: 'one.departements' })

/**
 * Who or what a line is about, as it is called today: nothing is found of what was deleted. A name is only given, and
 * searched, when what bears it lies in the reader’s territory today; structures, sectors and listings are nobody’s
 * secret.
 */
const targets = (territory: Territory) => sql`
  select one.name, ${seenBy(territory)} as seen from accounts as one where one.id = ${key('account', 'target')}
  union all select one.email, ${seenBy(territory)} from invitations as one where one.id = ${key('invitation', 'target')}
  union all select concat_ws(', ', one.name, one.organisation), ${seenBy(territory)}
    from access_requests as one where one.id = ${key('access-request', 'target')}
  union all select claimed.nom, true from structure_claims as one
    join structures as claimed on claimed.id = one.structure_id where one.id = ${key('claim', 'target')}
  union all select one.name, true from sectors as one where one.id = ${key('sector', 'target')}
  union all select one.nom, true from structures as one where one.id = ${key('structure', 'target')}
  union all select one.nom, true from listings as one where one.id = ${key('listing', 'target')}`

/**
 * Whether a line shows a word of who acted or on what. People are looked up once for all lines: 500,000 lines of 20,000
 * accounts are searched in a second, 16 s when each line folded the names it shows.
 */
function shows(word: string, territory: Territory): RawBuilder<SqlBool> {
  const like = `%${word}%`
  const seen = seenBy(territory)
  const people = sql`select one.id::text from accounts as one
    where ${seen} and one.words like ${like}`
  const gone = (column: 'actor' | 'target') => sql`${sql.ref(`event.${column}_kind`)} = 'account'
    and 'compte supprime ' || left(${sql.ref(`event.${column}_id`)}, 8) like ${like}
    and not exists (select from accounts as one where one.id = ${key('account', column)})`
  return sql<SqlBool>`(event.actor_kind = 'account' and event.actor_id in (${people})
    or event.target_kind = 'account' and event.target_id in (${people})
    or event.target_kind = 'invitation' and exists (select from invitations as one
      where one.id = ${key('invitation', 'target')} and ${seen} and folded(concat_ws(' ', one.email, one.name)) like ${like})
    or event.target_kind = 'access-request' and exists (select from access_requests as one
      where one.id = ${key('access-request', 'target')} and ${seen}
        and folded(concat_ws(' ', one.name, one.email, one.organisation)) like ${like})
    or event.target_kind = 'structure' and exists (select from structures as one
      where one.id = ${key('structure', 'target')} and folded(one.nom) like ${like})
    or event.target_kind = 'listing' and exists (select from listings as one
      where one.id = ${key('listing', 'target')} and folded(one.nom) like ${like})
    or ${gone('actor')} or ${gone('target')}
    or case event.actor_kind when 'command' then 'commande ' || event.actor_id
      when 'schedule' then 'tache planifiee ' || event.actor_id when 'visitor' then 'sans session' end like ${like})`
}

function conditions(territory: Territory, { q = '', action, departement, from, to }: Filters, before?: number) {
  const startOf = (day: string, later: number) =>
    sql`((${day}::date + ${later}::integer)::timestamp at time zone 'Europe/Paris')`
  return sql.join(
    [
      within(territory, { departements: 'event.departements' }),
      ...(before === undefined ? [] : [sql`event.id < ${Math.min(before, Number.MAX_SAFE_INTEGER)}::bigint`]),
      ...(action === undefined ? [] : [sql`event.action = ${action}`]),
      ...(departement === undefined ? [] : [sql`event.departements && array[${departement}]::text[]`]),
      ...(from === undefined ? [] : [sql`event.at >= ${startOf(from, 0)}`]),
      ...(to === undefined ? [] : [sql`event.at < ${startOf(to, 1)}`]),
      ...fold(q)
        .split(' ')
        .filter(Boolean)
        .map((word) => shows(word, territory)),
    ],
    sql` and `,
  )
}

/** Lines of the journal inside a territory, newest first, from the one before `before` on. */
export async function readEvents(
  db: Db,
  territory: Territory,
  filters: Filters,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select event.id, event.at, event.actor_kind, event.actor_id, event.action, event.target_kind, event.target_id,
      event.departements, event.address, event.detail,
      case when actor.seen then actor.name end as actor_name, actor.seen as actor_seen,
      coalesce(actor.governs, false) as actor_governs,
      case when target.seen then target.name end as target_name, target.seen as target_seen
    from (select * from audit_events as event where ${conditions(territory, filters, before)}
      order by event.id desc limit ${limit}) as event
    left join lateral (select one.name, ${seenBy(territory)} as seen,
        one.role = 'admin' and one.departements is null as governs
      from accounts as one where one.id = ${key('account', 'actor')}) as actor on true
    left join lateral (${targets(territory)}) as target on true
    order by event.id desc`.execute(db)
  return rows
}

/**
 * Deletes what is older than twelve months, by the clock of the database, as the only role it lets do so. Returns how
 * many lines.
 */
export async function deleteOldEvents(trx: Trx): Promise<number> {
  await sql`set local role levier_audit_purge`.execute(trx)
  const { numAffectedRows } = await sql`delete from audit_events where at < now() - interval '12 months'`.execute(trx)
  await sql`reset role`.execute(trx)
  return Number(numAffectedRows ?? 0)
}
