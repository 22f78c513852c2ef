import { type SqlBool, sql } from 'kysely'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { entirelyWithin, within } from '../../platform/territory.ts'

const endedAtMost = 200

const columns = { departements: 'invitations.departements', structure: 'invitations.structure_id' }

/** Whether somebody could offer all of it today. */
const whole = (territory: Territory) => sql<boolean>`${entirelyWithin(territory, columns)}`

const allInvitations = (db: Db | Trx) =>
  db
    .selectFrom('invitations')
    .leftJoin('structures', 'structures.id', 'invitations.structure_id')
    .leftJoin('sectors', 'sectors.id', 'invitations.sector_id')
    .leftJoin('accounts as inviter', 'inviter.id', 'invitations.invited_by')
    .select([
      'invitations.id',
      'invitations.email',
      'invitations.name',
      'invitations.organisation',
      'invitations.role',
      'invitations.structure_id',
      'structures.nom as structure',
      'invitations.sector_id',
      'sectors.name as sector',
      'invitations.departements',
      'invitations.state',
      'invitations.invited_by',
      'inviter.name as inviter',
      'inviter.role as inviter_role',
      'inviter.structure_id as inviter_structure_id',
      'inviter.departements as inviter_departements',
      'inviter.closed_at as inviter_closed_at',
      'invitations.sent_at',
      'invitations.reminded_at',
      'invitations.expires_at',
      'invitations.accepted_at',
    ])
export type InvitationRow = Awaited<ReturnType<typeof invitationByHash>> & object

/** The invitation a link leads to, by the hash of its token. */
export const invitationByHash = (db: Db | Trx, hash: string) =>
  allInvitations(db).where('invitations.token_hash', '=', hash).executeTakeFirst()

/** Those of a territory or structure. */
const invitationsOf = (db: Db | Trx, territory: Territory) =>
  allInvitations(db).select(whole(territory).as('whole')).where(within(territory, columns))

export const readInvitation = (db: Db | Trx, id: string, territory: Territory) =>
  invitationsOf(db, territory).where('invitations.id', '=', id).executeTakeFirst()
export type OwnInvitationRow = Awaited<ReturnType<typeof readInvitation>> & object

/** Those that wait, newest first, then the last of those that ended. */
export async function listInvitations(db: Db, territory: Territory): Promise<OwnInvitationRow[]> {
  const sorted = invitationsOf(db, territory).orderBy('sent_at', 'desc').orderBy('invitations.id')
  const waiting = await sorted.where('state', '=', 'sent').execute()
  const ended = await sorted.where('state', '!=', 'sent').limit(endedAtMost).execute()
  return [...waiting, ...ended]
}

/** One invitation waits for an address at most: whoever writes some holds this, so that two never meet. */
export const holdInvitations = (trx: Trx) => sql`lock table invitations in share row exclusive mode`.execute(trx)

export interface Waiting extends Omit<InvitationRow, 'email'> {
  readonly email: string
  readonly whole: boolean
}

/** Those that wait at these addresses, wherever they come from. */
export async function waitingAt(
  trx: Trx,
  emails: readonly string[],
  territory: Territory,
): Promise<Map<string, Waiting>> {
  const rows = await allInvitations(trx)
    .select(whole(territory).as('whole'))
    .where('state', '=', 'sent')
    .where(sql<SqlBool>`invitations.email = any(${emails}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.email, row]))
}

/** Those that wait for somebody who has not come in another way. */
export const unansweredInvitations = (trx: Trx): Promise<InvitationRow[]> =>
  allInvitations(trx)
    .where('state', '=', 'sent')
    .where(sql<SqlBool>`not exists (select from accounts where accounts.email = invitations.email)`)
    .execute()
