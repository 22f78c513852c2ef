import { randomBytes, randomUUID } from 'node:crypto'
import type { Role } from '../../server/contract/vocabulary.ts'
import { insertAccount, openSession } from '../../server/features/accounts/accounts.queries.ts'
import type { Clock } from '../../server/platform/clock.ts'
import type { Db } from '../../server/platform/db.ts'
import { sessionCookieName } from '../../server/platform/session.ts'

interface Wanted {
  role?: Role
  email?: string
  name?: string
  structureId?: string
  sectorId?: string
  departements?: string[] | null
  organisation?: string
  createdAt?: Date
  lastSeenAt?: Date
  warnedAt?: Date
  closedAt?: Date
}

/** An open account, an adviser's unless told; a partner without a structure gets one of its own. */
export async function anAccount(db: Db, wanted: Wanted = {}): Promise<{ id: string; email: string; role: Role }> {
  const { role = 'adviser', name = 'Camille Exemple', departements = null } = wanted
  const email = wanted.email ?? `${role}-${randomBytes(5).toString('hex')}@test.levier.example`
  const structure_id = role === 'partner' ? (wanted.structureId ?? (await bareStructure(db))) : null
  const { organisation = null, createdAt = new Date(), sectorId: sector_id = null } = wanted
  const record = { email, name, role, structure_id, sector_id, departements, organisation }
  const account = await insertAccount(db, record, createdAt)
  if (!account) throw new Error(`${email} already has an account`)
  const { lastSeenAt, warnedAt, closedAt } = wanted
  const past = {
    ...(lastSeenAt && { last_seen_at: lastSeenAt }),
    ...(warnedAt && { warned_at: warnedAt }),
    ...(closedAt && { closed_at: closedAt, closed_reason: 'admin' as const }),
  }
  if (Object.keys(past).length > 0) await db.updateTable('accounts').set(past).where('id', '=', account.id).execute()
  return { id: account.id, email, role }
}

/** Headers of somebody signed in with this account. */
export async function signedIn(db: Db, accountId: string, clock: Clock, publicUrl = 'http://127.0.0.1:3000') {
  return { cookie: `${sessionCookieName(publicUrl)}=${await openSession(db, accountId, clock)}` }
}

async function bareStructure(db: Db): Promise<string> {
  const id = randomUUID()
  await db
    .insertInto('structures')
    .values({
      id,
      source: 'test',
      source_id: id,
      nom: 'Structure d’essai',
      date_maj: '2026-01-01',
      reseaux_porteurs: [],
      content_hash: '',
    })
    .execute()
  return id
}
