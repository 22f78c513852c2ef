import { randomBytes } from 'node:crypto'
import type { Db } from '../../server/platform/db.ts'
import type { AccessRequestsTable } from '../../server/platform/schema-accounts.ts'

const day = 24 * 3_600_000

type Wanted = Partial<
  Pick<AccessRequestsTable, 'email' | 'name' | 'organisation' | 'role' | 'departements' | 'message' | 'state'>
> & {
  provider?: string
  confirmedDaysAgo?: number
}

/** A confirmed request of an adviser of the Landes that waits, unless told. */
export async function aRequest(db: Db, wanted: Wanted = {}): Promise<{ id: string; email: string }> {
  const { confirmedDaysAgo = 0, ...told } = wanted
  const at = new Date(Date.now() - confirmedDaysAgo * day)
  const email = wanted.email ?? `demande-${randomBytes(5).toString('hex')}@test.levier.example`
  const decided = told.state && told.state !== 'pending' && told.state !== 'unconfirmed' ? { decided_at: at } : {}
  const { id } = await db
    .insertInto('access_requests')
    .values({
      ...{ name: 'Dominique Exemple', organisation: 'Mission locale d’essai', role: 'adviser', departements: ['40'] },
      ...{ message: null, state: 'pending', token_hash: null, created_at: at, confirmed_at: at },
      ...{ expires_at: new Date(at.getTime() + 30 * day), ...decided, ...told, email },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, email }
}
