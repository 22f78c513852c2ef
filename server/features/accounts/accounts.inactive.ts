import { type SqlBool, sql } from 'kysely'
import type { Db, Trx } from '../../platform/db.ts'
import { queueMails } from '../../platform/mails.queries.ts'
import { recordAccount } from './accounts.audit.ts'
import { isLastAdmin } from './accounts.last-admin.ts'
import { warnedMail } from './accounts.mails.ts'
import { retention } from './accounts.rules.ts'
import { type Act, closeAccount, deleteAccount, holdAnyAccount } from './accounts.states.ts'

const { warnedMonths, inactiveMonths, noticeDays, closedMonths } = retention
const months = (count: number) => sql`make_interval(months => ${count}::integer)`
const notice = sql`make_interval(days => ${noticeDays}::integer)`
/** Of an account never used, the day it was made; let in again, it has as long as anybody. */
const lastUse = sql`greatest(coalesce(last_seen_at, created_at), reopened_at)`

const toWarn = (now: Date) =>
  sql<SqlBool>`closed_at is null and warned_at is null and ${lastUse} + ${months(warnedMonths)} <= ${now}::timestamptz`
const toClose = (now: Date) =>
  sql<SqlBool>`closed_at is null and ${lastUse} + ${months(inactiveMonths)} <= ${now}::timestamptz
    and warned_at + ${notice} <= ${now}::timestamptz`
const toDelete = (now: Date) => sql<SqlBool>`closed_at + ${months(closedMonths)} <= ${now}::timestamptz`

type Held = NonNullable<Awaited<ReturnType<typeof holdAnyAccount>>>
type Due = (now: Date) => ReturnType<typeof toWarn>

/**
 * Does something to each account that is due, the longest unused first, one transaction each: it is looked at again once
 * held, so that somebody who has just signed in is left alone. Returns how many it was done to.
 */
async function toEach(db: Db, due: Due, act: Act, work: (trx: Trx, account: Held) => Promise<boolean>) {
  const rows = await db.selectFrom('accounts').select('id').where(due(act.now)).orderBy(lastUse).orderBy('id').execute()
  let done = 0
  for (const { id } of rows) {
    const worked = await db.transaction().execute(async (trx) => {
      const account = await holdAnyAccount(trx, id)
      if (!account || !(await isStill(trx, id, due(act.now)))) return false
      return work(trx, account)
    })
    if (worked) done += 1
  }
  return done
}

async function isStill(trx: Trx, id: string, due: ReturnType<Due>): Promise<boolean> {
  const row = await trx.selectFrom('accounts').select('id').where('id', '=', id).where(due).executeTakeFirst()
  return row !== undefined
}

/** Tells people that their account will be closed for want of use, and when. */
export const warnInactive = (db: Db, act: Act) =>
  toEach(db, toWarn, act, async (trx, account) => {
    if (await isLastAdmin(trx, account)) return false
    const { now, actor, publicUrl } = act
    const { closes_at } = await trx
      .updateTable('accounts')
      .set({ warned_at: now })
      .where('id', '=', account.id)
      .returning(
        sql<Date>`greatest(${lastUse} + ${months(inactiveMonths)}, ${now}::timestamptz + ${notice})`.as('closes_at'),
      )
      .executeTakeFirstOrThrow()
    await queueMails(trx, [{ to: account.email, ...warnedMail(publicUrl, closes_at) }], now)
    await recordAccount(trx, actor, { action: 'account.warned', accountId: account.id }, now)
    return true
  })

/** Closes what nobody came back to after the warning; never the last account that administers everything. */
export const closeInactive = (db: Db, act: Act) =>
  toEach(db, toClose, act, async (trx, account) => {
    if (await isLastAdmin(trx, account)) return false
    await closeAccount(trx, account, { cause: 'inactive' }, act)
    return true
  })

export const deleteClosed = (db: Db, act: Act) =>
  toEach(db, toDelete, act, async (trx, account) => {
    await deleteAccount(trx, account, { asked: false }, act)
    return true
  })
