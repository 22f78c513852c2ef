import type { ComponentChildren } from 'preact'
import type { Invitation } from '../../../server/contract/invitations.ts'
import { roles } from '../../../server/contract/vocabulary.ts'
import { date } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { Status } from '../../ui/status.tsx'
import { codesInShort, type Departement, departementLabel } from '../accounts/departements.words.ts'
import styles from './invitations.module.css'

/** Names while they fit in the line, numbers beyond. */
const placesOf = (codes: readonly string[], all: readonly Departement[]) =>
  codes.length > 2 ? codesInShort(codes) : codes.map((code) => departementLabel(code, all)).join(', ')

/** E-mail when the name is above, role, where: what tells two invitations apart. */
export const whatFor = (
  { name, email, role, structure, organisation, departements }: Invitation,
  all: readonly Departement[],
) =>
  [
    name && email,
    roles[role],
    typo(structure?.name ?? organisation ?? ''),
    departements ? placesOf(departements, all) : role === 'admin' && 'tous les départements',
  ]
    .filter(Boolean)
    .join('\u00a0· ')

const invitedBy = ({ invitedBy: name }: Invitation) => (name ? ` par ${name}` : '')

const Neutral = ({ icon, text }: { icon: IconName; text: string }) => (
  <span class={styles.neutral}>
    <Icon name={icon} />
    {text}
  </span>
)

/** Colour for what came well, and for what somebody has to do something about; the rest is information. */
const shown: Readonly<Record<Invitation['state'], (invitation: Invitation) => ComponentChildren>> = {
  sent: (one) => (
    <Neutral
      icon="hourglass"
      text={`Envoyée le ${date(one.sentAt)}${invitedBy(one)}, valable jusqu’au ${date(one.expiresAt)}`}
    />
  ),
  accepted: (one) => <Status state="ok">Acceptée{one.acceptedAt && ` le ${date(one.acceptedAt)}`}</Status>,
  cancelled: () => <Neutral icon="x" text={'Annulée\u00a0: son lien ne marche plus'} />,
  expired: (one) => (
    <Status state="stale" icon="clock">
      Restée sans réponse, expirée le {date(one.expiresAt)}
    </Status>
  ),
}

export function State({ invitation, resent }: { invitation: Invitation; resent: boolean }) {
  if (resent && invitation.state === 'sent')
    return (
      <Status state="ok" icon="refresh-cw">
        Renvoyée avec un nouveau lien, valable jusqu’au {date(invitation.expiresAt)}
      </Status>
    )
  return shown[invitation.state](invitation)
}
