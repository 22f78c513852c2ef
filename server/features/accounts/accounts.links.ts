import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { hashOf, newToken } from '../../platform/secrets.ts'
import { notify } from '../../platform/signals.ts'
import { loginMail } from './accounts.mails.ts'
import { type Origin, rotateSession } from './accounts.queries.ts'
import { type LinkRefusal, linkMinutes, loginLinkUrl } from './accounts.rules.ts'

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
    await trx.deleteFrom('login_links').where('account_id', '=', accountId).execute()
    await trx
      .insertInto('login_links')
      .values({ token_hash: hashOf(token), account_id: accountId, expires_at, used_at: null })
      .execute()
  })
  return token
}

/**
 * Mails a link to the account at this address and cancels the earlier one. An address without account goes through the
 * same statements, which then touch no row, so that the work does not tell the two apart.
 */
export async function mailLoginLink(db: Db, email: string, { clock, publicUrl }: { clock: Clock; publicUrl: string }) {
  const token = newToken()
  const now = clock.now()
  const { subject, text, html } = loginMail(loginLinkUrl(publicUrl, token))
  const account = sql`from accounts where email = ${email.toLowerCase()} and closed_at is null`
  await db.transaction().execute(async (trx) => {
    // Two requests at once wait for each other: the second one's link is the only one left.
    await sql`select id ${account} for update`.execute(trx)
    await sql`delete from login_links where account_id in (select id ${account})`.execute(trx)
    await sql`insert into login_links (token_hash, account_id, expires_at)
      select ${hashOf(token)}, id, ${inMinutes(now, linkMinutes)}::timestamptz ${account}`.execute(trx)
    await sql`insert into mails (recipient, subject, text, html, created_at, next_attempt_at)
      select email, ${subject}, ${text}, ${html}, ${now}::timestamptz, ${now}::timestamptz ${account}`.execute(trx)
    await notify(trx, 'mails')
  })
}

type Opened = { session: string } | { refused: LinkRefusal }

/** Uses a link up and opens a session, once whatever the number of clicks; the browser's `previous` one ends. */
export async function openWithLink(
  db: Db,
  token: string,
  previous: string | undefined,
  clock: Clock,
  origin: Origin,
): Promise<Opened> {
  return db.transaction().execute(async (trx) => {
    const now = clock.now()
    const used = await trx
      .updateTable('login_links')
      .set({ used_at: now })
      .where('token_hash', '=', hashOf(token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .where('account_id', 'in', trx.selectFrom('accounts').select('id').where('closed_at', 'is', null))
      .returning('account_id')
      .executeTakeFirst()
    if (!used) return { refused: await reasonOf(trx, token) }
    return { session: await rotateSession(trx, used.account_id, previous, clock, origin) }
  })
}

async function reasonOf(trx: Trx, token: string): Promise<LinkRefusal> {
  const link = await trx
    .selectFrom('login_links')
    .select('used_at')
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst()
  return link?.used_at ? 'link-used' : 'link-expired'
}
