import type { InvitationOutcome } from '../../contract/invitations.ts'
import type { Role } from '../../contract/vocabulary.ts'
import { Problem } from '../../platform/errors.ts'
import type { AddressHolder } from '../accounts/accounts.addresses.ts'
import { mayGrant } from '../accounts/accounts.grants.ts'
import type { Person } from './people.rules.ts'

const dayMs = 24 * 3_600_000
/** How long an invitation can be accepted. */
export const invitationDays = 30
/** Who has not answered hears of it again after a week, and a last time before the end. */
const remindAfterDays = 7
const remindBeforeEndDays = 3
const keptDays = 365
const peopleAtMost = 200

const daysAfter = (at: Date, days: number) => new Date(at.getTime() + days * dayMs)
export const validUntil = (now: Date) => daysAfter(now, invitationDays)
/** An invitation that ended before is forgotten. */
export const keptSince = (now: Date) => daysAfter(now, -keptDays)

interface Sent {
  readonly sent_at: Date
  readonly reminded_at: Date | null
  readonly expires_at: Date
}

/** Whether one of the two reminders of an invitation is due, and has not gone. */
export function reminderDue({ sent_at, reminded_at, expires_at }: Sent, now: Date): boolean {
  const due = [daysAfter(expires_at, -remindBeforeEndDays), daysAfter(sent_at, remindAfterDays)]
  const last = due.find((at) => at <= now)
  return last !== undefined && expires_at > now && (reminded_at === null || reminded_at < last)
}

/** The token travels after `#`, as in a sign-in link. */
export const invitationUrl = (publicUrl: string, token: string) => `${publicUrl}/invitation#jeton=${token}`

/** What one is in Levier, in a sentence. */
export const roleInWords: Readonly<Record<Role, string>> = {
  adviser: 'conseillère ou conseiller',
  referent: 'référente ou référent social',
  partner: 'partenaire',
  admin: 'administratrice ou administrateur',
}

/** Throws 400 `too-many-people`. */
export function checkPeople(people: readonly Person[]): void {
  const addresses = new Set(people.map(({ email }) => email).filter((email) => email !== null))
  if (addresses.size <= peopleAtMost) return
  const sentence = `Invitez ${peopleAtMost} personnes au plus à la fois : partagez la liste.`
  throw new Problem(400, 'too-many-people', sentence, { people: sentence })
}

/** What is at an address already. */
export interface Known {
  readonly account: AddressHolder | undefined
  readonly invitation: { readonly role: Role; readonly whole: boolean } | undefined
}

type Answer = Pick<InvitationOutcome, 'outcome' | 'text'>

/** What becomes of one address; `repeated`: it stands higher in the list. */
export function outcomeFor(email: string | null, { account, invitation }: Known, repeated: boolean): Answer {
  if (email === null) return { outcome: 'unreadable', text: 'Aucune adresse e-mail ne se lit ici.' }
  if (repeated) return { outcome: 'repeated', text: 'Déjà plus haut dans la liste.' }
  if (account && !account.seen) return { outcome: 'has-account', text: 'A déjà un compte, que d’autres administrent.' }
  if (account?.closed)
    return { outcome: 'has-account', text: 'A un compte fermé : une personne qui administre peut le rouvrir.' }
  if (account) return { outcome: 'has-account', text: 'A déjà un compte.' }
  if (!invitation) return { outcome: 'invited', text: 'Invitation envoyée.' }
  if (!invitation.whole)
    return { outcome: 'has-account', text: 'Déjà invitée par un autre département ou une autre structure.' }
  const as = roleInWords[invitation.role]
  return { outcome: 'resent', text: `Déjà invitée comme ${as} : la même invitation est renvoyée.` }
}

type State = 'sent' | 'accepted' | 'cancelled' | 'expired'

/** What an invitation offers, and who offers it as they are today; no `invited_by`: the machine itself. */
interface Offered {
  readonly role: Role
  readonly structure_id: string | null
  readonly departements: string[] | null
  readonly invited_by: string | null
  readonly inviter_role: Role | null
  readonly inviter_structure_id: string | null
  readonly inviter_departements: string[] | null
  readonly inviter_closed_at: Date | null
}

/** Whether what was offered is still the inviter’s to give: not once their account is closed, deleted or lesser. */
export function isVouchedFor(row: Offered): boolean {
  const { role, departements, structure_id: structureId } = row
  if (row.invited_by === null) return true
  if (row.inviter_role === null || row.inviter_closed_at !== null) return false
  const inviter = {
    role: row.inviter_role,
    structureId: row.inviter_structure_id,
    // Whoever works in a sector invites nobody.
    sectorId: null,
    departements: row.inviter_departements,
  }
  return mayGrant(inviter, { role, departements, structureId })
}

const ended: Readonly<Record<'used' | 'cancelled' | 'expired' | 'unknown', string>> = {
  used: 'Cette invitation a déjà servi. Connectez-vous avec votre adresse e-mail.',
  cancelled: 'Cette invitation a été annulée. Demandez-en une autre à la personne qui vous l’a envoyée.',
  expired: 'Cette invitation a expiré. Demandez-en une autre à la personne qui vous l’a envoyée.',
  unknown: 'Ce lien ne marche plus. Une invitation plus récente est peut-être dans votre messagerie.',
}

export const isCancelled = () => new Problem(410, 'invitation-cancelled', ended.cancelled)

/** Why a link cannot be used; null when it can. A link replaced by a newer one is not known any more. */
export function linkRefusal(invitation: { state: State; expires_at: Date } | undefined, now: Date): Problem | null {
  if (!invitation) return new Problem(410, 'invitation-unknown', ended.unknown)
  if (invitation.state === 'accepted') return new Problem(410, 'invitation-used', ended.used)
  if (invitation.state === 'cancelled') return isCancelled()
  if (invitation.state === 'expired' || invitation.expires_at <= now)
    return new Problem(410, 'invitation-expired', ended.expired)
  return null
}

export const hasAccount = ({ closed }: AddressHolder) =>
  closed
    ? new Problem(409, 'account-closed', 'Cette adresse a un compte, qui est fermé. Il ne s’ouvre pas par invitation.')
    : new Problem(409, 'has-account', 'Cette adresse a déjà un compte. Connectez-vous avec elle.')

const past: Readonly<Record<State, string>> = {
  sent: 'attend déjà',
  accepted: 'a déjà été acceptée',
  cancelled: 'a déjà été annulée',
  expired: 'a déjà expiré',
}
/** What was asked makes no sense any more. */
export const notWaiting = (state: State) => new Problem(409, `invitation-${state}`, `Cette invitation ${past[state]}.`)

export const alreadyInvited = () =>
  new Problem(409, 'already-invited', 'Une autre invitation attend déjà cette personne.')

/** An admin who would also administer elsewhere is not for the admins of one département to touch. */
export const mayCancel = ({ role, whole }: { role: Role; whole: boolean }) => role !== 'admin' || whole

export const beyondReach = () =>
  new Problem(403, 'beyond-territory', 'Cette personne est invitée aussi dans d’autres départements que les vôtres.')
