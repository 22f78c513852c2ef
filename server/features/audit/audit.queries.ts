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

/**
 * Who or what a line is about, as it is called today: nothing is found of what was deleted. A name is only given, and
 * searched, when what bears it lies in the reader’s territory today; structures and listings are nobody’s secret.
 */
const targets = (territory: Territory) => {
  const seen = within(territory, { departements: 'one.departements' })
  return sql`
    select one.name, concat_ws(' ', one.name, one.email) as words, ${seen} as seen
      from accounts as one where one.id = ${key('account', 'target')}
    union all select one.email, concat_ws(' ', one.email, one.name), ${seen}
      from invitations as one where one.id = ${key('invitation', 'target')}
    union all select concat_ws(', ', one.name, one.organisation), concat_ws(' ', one.name, one.email, one.organisation), ${seen}
      from access_requests as one where one.id = ${key('access-request', 'target')}
    union all select one.nom, one.nom, true from structures as one where one.id = ${key('structure', 'target')}
    union all select one.nom, one.nom, true from listings as one where one.id = ${key('listing', 'target')}`
}

/** Every word typed is in what the line shows of who acted and on what. */
function named(q: string): RawBuilder<SqlBool>[] {
  const shown = sql`folded(concat_ws(' ',
    case when actor.seen then actor.words end,
    case when target.seen then target.words end,
    case when event.actor_kind = 'account' and actor.seen is null then 'compte supprime ' || left(event.actor_id, 8) end,
    case when event.target_kind = 'account' and target.seen is null then 'compte supprime ' || left(event.target_id, 8) end,
    case event.actor_kind when 'command' then 'commande ' || event.actor_id
      when 'schedule' then 'tache planifiee ' || event.actor_id when 'visitor' then 'sans session' end))`
  return fold(q)
    .split(' ')
    .filter(Boolean)
    .map((word) => sql<SqlBool>`${shown} like ${`%${word}%`}`)
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
      ...named(q),
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
      case when target.seen then target.name end as target_name, target.seen as target_seen
    from audit_events as event
    left join lateral (
      select one.name, concat_ws(' ', one.name, one.email) as words,
        ${within(territory, { departements: 'one.departements' })} as seen
      from accounts as one where one.id = ${key('account', 'actor')}) as actor on true
    left join lateral (${targets(territory)}) as target on true
    where ${conditions(territory, filters, before)}
    order by event.id desc
    limit ${limit}`.execute(db)
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
