import type { AccountRow } from '../../contract/accounts.ts'
import type { Role } from '../../contract/vocabulary.ts'
import type { Territory } from '../../platform/access.ts'
import { Problem } from '../../platform/errors.ts'

export interface Viewer {
  readonly id: string
  readonly territory: Territory
}

export interface Target {
  readonly id: string
  readonly role: Role
  readonly closed_at: Date | null
  readonly closed_reason: AccountRow['closedReason']
  /** Whether all of it lies in the viewer's territory. */
  readonly whole: boolean
}

type Rights = AccountRow['can']

/** An admin who also administers elsewhere is not for the admins of one département to touch. */
const isInReach = ({ role, whole }: Target, { territory }: Viewer) =>
  territory.kind === 'structure' ? role === 'partner' : role !== 'admin' || whole

/** What an admin closed is not for colleagues to open again. */
const isForAdmins = ({ closed_reason }: Target, { territory }: Viewer) =>
  territory.kind === 'structure' && closed_reason === 'admin'

/** What somebody may do to an account of their territory. */
export function rightsOver(target: Target, viewer: Viewer): Rights {
  const open = target.closed_at === null
  const inReach = isInReach(target, viewer)
  return {
    edit: open && inReach && viewer.territory.kind !== 'structure',
    close: open && inReach && target.id !== viewer.id,
    reopen: !open && inReach && !isForAdmins(target, viewer),
    sendLink: open,
  }
}

const closed = () => new Problem(409, 'account-closed', 'Ce compte est fermé. Rouvrez-le d’abord.')
const ownAccount = () =>
  new Problem(403, 'own-account', 'On ne ferme pas son propre compte. Pour partir, supprimez-le depuis « Mon compte ».')
const closedByAdmin = () =>
  new Problem(403, 'closed-by-admin', 'L’administration a fermé ce compte : elle seule peut le rouvrir.')
const otherAdmin = () =>
  new Problem(403, 'beyond-territory', 'Cette personne administre aussi d’autres départements que les vôtres.')

/** Throws 403 `own-account`, `beyond-territory` or `closed-by-admin`, or 409 `account-closed`, when `rightsOver` says no. */
export function checkRight(right: keyof Rights, target: Target, viewer: Viewer): void {
  if (right === 'close' && target.id === viewer.id) throw ownAccount()
  if (right !== 'sendLink' && !isInReach(target, viewer)) throw otherAdmin()
  if (right === 'reopen' && isForAdmins(target, viewer)) throw closedByAdmin()
  if ((right === 'edit' || right === 'sendLink') && target.closed_at !== null) throw closed()
}
