import type { Deps } from '../../deps.ts'
import type { Db } from '../../platform/db.ts'

/**
 * Where a browser goes to end its session at the identity provider too; null when no provider opened it. Asked before
 * the session is closed. Never throws: signing out here does not wait for anybody.
 */
export async function leaveUrlOf(_db: Db, _token: string, _deps: Pick<Deps, 'config'>): Promise<string | null> {
  return null
}
