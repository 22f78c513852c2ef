import { sql } from 'kysely'
import type { ItemKind } from '../../contract/moderation.ts'
import type { Db } from '../../platform/db.ts'

interface Item {
  readonly kind: ItemKind
  readonly id: string
}

/** Notes who takes care of something, instead of whoever did. */
export async function assign(db: Db, { kind, id }: Item, accountId: string, now: Date): Promise<void> {
  await db
    .insertInto('moderation_assignments')
    .values({ kind, item_id: id, account_id: accountId, at: now })
    .onConflict((conflict) => conflict.columns(['kind', 'item_id']).doUpdateSet({ account_id: accountId, at: now }))
    .execute()
}

/** Gives back what one had taken; what somebody else has stays theirs. */
export async function giveBack(db: Db, { kind, id }: Item, accountId: string): Promise<void> {
  await db
    .deleteFrom('moderation_assignments')
    .where('kind', '=', kind)
    .where('item_id', '=', id)
    .where('account_id', '=', accountId)
    .execute()
}

export async function assigneeOf(db: Db, { kind, id }: Item): Promise<{ id: string; name: string } | null> {
  const row = await db
    .selectFrom('moderation_assignments')
    .innerJoin('accounts', 'accounts.id', 'account_id')
    .select(['accounts.id', 'accounts.name'])
    .where('kind', '=', kind)
    .where('item_id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function notePresence(db: Db, { kind, id }: Item, accountId: string, now: Date): Promise<void> {
  await db
    .insertInto('moderation_presence')
    .values({ kind, item_id: id, account_id: accountId, seen_at: now })
    .onConflict((conflict) => conflict.columns(['kind', 'item_id', 'account_id']).doUpdateSet({ seen_at: now }))
    .execute()
}

export async function leave(db: Db, { kind, id }: Item, accountId: string): Promise<void> {
  await db
    .deleteFrom('moderation_presence')
    .where('kind', '=', kind)
    .where('item_id', '=', id)
    .where('account_id', '=', accountId)
    .execute()
}

/** Forgets who was reading, and who had taken what nobody can have waiting any more. Returns how many rows. */
export async function forgetDesk(db: Db, { present, taken }: { present: Date; taken: Date }): Promise<number> {
  const left = await db.deleteFrom('moderation_presence').where('seen_at', '<', present).executeTakeFirst()
  const { numAffectedRows } = await sql`delete from moderation_assignments
    where at < ${taken}::timestamptz
      or (kind = 'fiche' and not exists (
        select from revisions where id = item_id and (state = 'pending' or (state = 'approved' and to_read))))
      or (kind = 'signalement' and not exists (select from reports where id = item_id and state = 'open'))
      or (kind = 'rattachement' and not exists (
        select from structure_claims where id = item_id and state = 'pending'))
      or (kind = 'acces' and not exists (
        select from access_requests where id = item_id and state = 'pending'))`.execute(db)
  return Number(left.numDeletedRows) + Number(numAffectedRows ?? 0)
}
