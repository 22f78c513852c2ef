import type { Invitation, InvitationOutcome } from '../../../server/contract/invitations.ts'
import { count } from '../../typography.ts'

/** What stays to be corrected of a pasted list: the lines nobody could be reached by. */
export const leftOver = (outcomes: readonly InvitationOutcome[]) =>
  outcomes
    .filter(({ outcome }) => outcome === 'unreadable')
    .map(({ line }) => line)
    .join('\n')

/** «2 invitations envoyées, 1 ligne à corriger». */
export function outcomesInShort(outcomes: readonly InvitationOutcome[]): string {
  const sent = outcomes.filter(({ outcome }) => outcome === 'invited' || outcome === 'resent').length
  const wrong = outcomes.filter(({ outcome }) => outcome === 'unreadable').length
  return [
    sent > 0 || wrong === 0 ? `${count(sent, 'invitation')} ${sent > 1 ? 'envoyées' : 'envoyée'}` : null,
    wrong > 0 ? `${count(wrong, 'ligne')} à corriger` : null,
  ]
    .filter(Boolean)
    .join(', ')
}

export interface InvitationList {
  readonly invitations: Invitation[]
  readonly waiting: number
}

const waits = ({ state }: Invitation) => state === 'sent'

/** The row of an invitation that has just changed, in its place. */
export function withChange(list: InvitationList, changed: Invitation): InvitationList {
  const before = list.invitations.find(({ id }) => id === changed.id)
  return {
    invitations: list.invitations.map((one) => (one.id === changed.id ? changed : one)),
    waiting: list.waiting + Number(waits(changed)) - Number(before ? waits(before) : 0),
  }
}

/** As it is once cancelled: the server answers without a body. */
export const cancelled = (invitation: Invitation): Invitation => ({
  ...invitation,
  state: 'cancelled',
  can: { resend: false, cancel: false },
})
