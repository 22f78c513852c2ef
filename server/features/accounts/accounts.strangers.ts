import type { Db, Trx } from '../../platform/db.ts'
import { hashOf } from '../../platform/secrets.ts'

/** Somebody without account, for whose address an identity provider has just vouched in this browser. */
export interface Stranger {
  readonly email: string
  readonly name: string | null
  /** Its id in the settings: `proconnect`. */
  readonly provider: string
}

/** The cookie that ties a sign-in under way at an identity provider, then a stranger, to one browser. */
export const oidcCookieName = (publicUrl: string) =>
  publicUrl.startsWith('https:') ? '__Host-levier_oidc' : 'levier_oidc'

/** Who a provider vouched for in the browser that holds this token, the value of its cookie; for an hour. */
export async function readStranger(
  db: Db | Trx,
  browserToken: string | undefined,
  now: Date,
): Promise<Stranger | null> {
  if (!browserToken) return null
  const row = await db
    .selectFrom('oidc_attempts')
    .select(['email', 'name', 'provider'])
    .where('browser_hash', '=', hashOf(browserToken))
    .where('email', 'is not', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row?.email ? { ...row, email: row.email } : null
}

/** What a provider said serves one request for access. */
export async function forgetStranger(trx: Trx, browserToken: string | undefined): Promise<void> {
  if (browserToken) await trx.deleteFrom('oidc_attempts').where('browser_hash', '=', hashOf(browserToken)).execute()
}
