import { randomBytes } from 'node:crypto'
import type { Db } from '../../server/platform/db.ts'
import type { InvitationsTable } from '../../server/platform/schema-accounts.ts'
import { hashOf, newToken } from '../../server/platform/secrets.ts'

const day = 24 * 3_600_000

type Told = 'email' | 'name' | 'organisation' | 'role' | 'structure_id' | 'departements' | 'state' | 'invited_by'
type Wanted = Partial<Pick<InvitationsTable, Told>> & { sentDaysAgo?: number }

/** An invitation that waits, of an adviser of the Landes unless told, with the token of its mail. */
export async function anInvitation(db: Db, wanted: Wanted = {}): Promise<{ id: string; email: string; token: string }> {
  const { sentDaysAgo = 0, ...told } = wanted
  const at = new Date(Date.now() - sentDaysAgo * day)
  const token = newToken()
  const email = wanted.email ?? `invitee-${randomBytes(5).toString('hex')}@test.levier.example`
  const { id } = await db
    .insertInto('invitations')
    .values({
      ...{ name: null, organisation: null, role: 'adviser', structure_id: null, departements: ['40'] },
      ...{ state: 'sent', token_hash: hashOf(token), invited_by: null },
      ...{ created_at: at, sent_at: at, expires_at: new Date(at.getTime() + 30 * day), ...told, email },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, email, token }
}
