import type { Deps } from '../../deps.ts'
import type { Db } from '../../platform/db.ts'
import { hashOf, newToken } from '../../platform/secrets.ts'

interface Held {
  readonly provider: string
  readonly idToken: string
}

/** What a session holds of the identity provider that opened it, if one did; gone once the session is closed. */
export async function heldOf(db: Db, token: string): Promise<Held | null> {
  const session = await db
    .selectFrom('sessions')
    .select(['provider', 'id_token as idToken'])
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst()
  return session?.provider && session.idToken ? { provider: session.provider, idToken: session.idToken } : null
}

/**
 * Where a browser goes to end its session at the identity provider too; null when no provider opened it, or when it
 * has no such place or does not answer, which may take a few seconds. Never throws: who signs out is signed out.
 */
export async function leaveUrl(held: Held | null, { oidc, log }: Pick<Deps, 'oidc' | 'log'>): Promise<string | null> {
  const client = held && oidc(held.provider)
  if (!client) return null
  // ProConnect wants a state; nothing hangs on its coming back, since leaving is all that is asked for.
  return client.exit(held.idToken, newToken()).catch((error: unknown) => {
    log.warn({ provider: held.provider, reason: String(error) }, 'identity provider not left')
    return null
  })
}
