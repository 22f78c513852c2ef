import type { Deps } from '../../deps.ts'
import type { Db } from '../../platform/db.ts'
import { hashOf, newToken } from '../../platform/secrets.ts'

/**
 * Where a browser goes to end its session at the identity provider too; null when no provider opened it, or when it
 * has no such place or does not answer. Asked before the session is closed. No provider makes it throw: who signs out is signed out.
 */
export async function leaveUrlOf(
  db: Db,
  token: string,
  { oidc, log }: Pick<Deps, 'oidc' | 'log'>,
): Promise<string | null> {
  const session = await db
    .selectFrom('sessions')
    .select(['provider', 'id_token'])
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst()
  const client = session?.provider ? oidc(session.provider) : undefined
  if (!client || !session?.id_token) return null
  // ProConnect wants a state; nothing hangs on its coming back, since leaving is all that is asked for.
  return client.exit(session.id_token, newToken()).catch((error: unknown) => {
    log.warn({ provider: session.provider, reason: String(error) }, 'identity provider not left')
    return null
  })
}
