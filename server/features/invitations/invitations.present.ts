import type { Invitation } from '../../contract/invitations.ts'
import { pseudonymOf } from '../../platform/audit.ts'
import { showTitle } from '../listings/listings.title.ts'
import type { Invited } from './invitations.mails.ts'
import type { InvitationRow, OwnInvitationRow } from './invitations.queries.ts'
import { invitationUrl, isVouchedFor, mayCancel } from './invitations.rules.ts'

export const inviterName = ({ inviter, invited_by }: InvitationRow) =>
  inviter ?? (invited_by && pseudonymOf(invited_by))

/** The structure or organisation the account will belong to. */
export const organisationOf = ({ structure, organisation }: Pick<InvitationRow, 'structure' | 'organisation'>) =>
  structure ? showTitle(structure) : organisation

/** One whose inviter could not send it any more is as good as cancelled, until somebody sends it again. */
const stateOf = (row: OwnInvitationRow): Invitation['state'] =>
  row.state === 'sent' && !isVouchedFor(row) ? 'cancelled' : row.state

export const presentInvitation = (row: OwnInvitationRow): Invitation => ({
  id: row.id,
  email: row.email,
  name: row.name,
  organisation: row.organisation,
  role: row.role,
  structure: row.structure_id && row.structure ? { id: row.structure_id, name: showTitle(row.structure) } : null,
  sector: row.sector_id && row.sector ? { id: row.sector_id, name: row.sector } : null,
  departements: row.departements,
  state: stateOf(row),
  invitedBy: inviterName(row),
  sentAt: row.sent_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  acceptedAt: row.accepted_at?.toISOString() ?? null,
  can: {
    resend: row.whole && (row.state === 'sent' || row.state === 'expired'),
    cancel: mayCancel(row) && stateOf(row) === 'sent',
  },
})

/** What the mail of an invitation says, with the link of this token. */
export const invitedOf = (row: InvitationRow, publicUrl: string, token: string): Invited => ({
  role: row.role,
  organisation: organisationOf(row),
  inviter: row.inviter,
  url: invitationUrl(publicUrl, token),
})
