import { sql } from 'kysely'
import type { Caller } from '../../platform/caller.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { hashOf, newToken } from '../../platform/secrets.ts'
import { notify } from '../../platform/signals.ts'
import { loginMail } from './accounts.mails.ts'
import { linkMinutes, loginLinkUrl } from './accounts.rules.ts'

const inMinutes = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000)

/** A one-time link for a command or the demonstration to show; earlier ones stop working. Returns its token. */
export async function createLoginLink(
  db: Db,
  accountId: string,
  { clock, minutes }: { clock: Clock; minutes: number },
): Promise<string> {
  const token = newToken()
  const expires_at = inMinutes(clock.now(), minutes)
  await db.transaction().execute(async (trx) => {
    await sql`select id from accounts where id = ${accountId} for update`.execute(trx)
    await trx.deleteFrom('login_links').where('account_id', '=', accountId).execute()
    await trx
      .insertInto('login_links')
      .values({ token_hash: hashOf(token), account_id: accountId, expires_at, used_at: null })
      .execute()
  })
  return token
}

interface Wanted {
  readonly clock: Clock
  readonly publicUrl: string
  /** The device that asks, which a code may then sign in, by its secret; none: nobody waits, the link gives no code. */
  readonly asker?: { readonly attempt: string; readonly caller: Caller }
}

/** Mails a link to the account at this address, if there is one, and cancels the earlier one with its code. */
export async function mailLoginLink(db: Db, email: string, wanted: Wanted): Promise<void> {
  await db.transaction().execute((trx) => queueLoginLink(trx, email, wanted))
}

/**
 * The same in a transaction of somebody else's. An address without account goes through the same statements, which then
 * touch no row, so that the work does not tell the two apart.
 */
export async function queueLoginLink(trx: Trx, email: string, { clock, publicUrl, asker }: Wanted): Promise<void> {
  const token = newToken()
  const now = clock.now()
  const expiresAt = inMinutes(now, linkMinutes)
  const { device = null, address = null } = asker?.caller ?? {}
  const { subject, text, html } = loginMail(loginLinkUrl(publicUrl, token), { awaited: Boolean(asker), device })
  const account = sql`from accounts where email = ${email.toLowerCase()} and closed_at is null`
  // Two requests at once wait for each other: the second one's link is the only one left.
  await sql`select id ${account} for update`.execute(trx)
  await sql`delete from login_links where account_id in (select id ${account})`.execute(trx)
  await sql`insert into login_links (token_hash, account_id, expires_at, attempt_hash, asked_device, asked_address)
    select ${hashOf(token)}, id, ${expiresAt}::timestamptz, ${asker ? hashOf(asker.attempt) : null}::text,
      ${device}::text, ${address}::text ${account}`.execute(trx)
  await sql`insert into mails (recipient, subject, text, html, created_at, next_attempt_at, expires_at)
    select email, ${subject}, ${text}, ${html}, ${now}::timestamptz, ${now}::timestamptz, ${expiresAt}::timestamptz
    ${account}`.execute(trx)
  await notify(trx, 'mails')
}
