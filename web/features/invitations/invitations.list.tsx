import { useRef, useState } from 'preact/hooks'
import type { Invitation } from '../../../server/contract/invitations.ts'
import { roles } from '../../../server/contract/vocabulary.ts'
import { call } from '../../api.ts'
import { date, typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import type { IconName } from '../../ui/icons.ts'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { EmptyState } from '../../ui/state.tsx'
import { Status } from '../../ui/status.tsx'
import { useSend } from '../../use-send.ts'
import { codesInShort } from '../accounts/departements.words.ts'
import { cancelled, type InvitationList } from './invitations.lines.ts'
import styles from './invitations.module.css'

interface ListProps {
  list: InvitationList
  onChange: (changed: Invitation) => void
  /** What is on screen is no longer so. */
  onStale: () => void
}

export function Invitations({ list, onChange, onStale }: ListProps) {
  if (list.invitations.length === 0)
    return (
      <EmptyState
        icon="mail"
        title="Aucune invitation"
        text="Celles que vous envoyez se suivent ici : acceptées ou non, à renvoyer, à annuler."
      />
    )
  return (
    <Sheet bare>
      <h2 class="sr">Invitations envoyées</h2>
      <ul>
        {list.invitations.map((invitation) => (
          <Row key={invitation.id} invitation={invitation} onChange={onChange} onStale={onStale} />
        ))}
      </ul>
    </Sheet>
  )
}

interface RowProps extends Omit<ListProps, 'list'> {
  invitation: Invitation
}

function Row({ invitation, onChange, onStale }: RowProps) {
  const row = useRef<HTMLLIElement>(null)
  const [resent, setResent] = useState(false)
  const { id, name, email } = invitation
  const params = { id }
  const resend = useSend(async () => {
    onChange(await call('POST /api/invitations/:id/resend', { params }))
    setResent(true)
  })
  const cancel = useSend(async () => {
    await call('DELETE /api/invitations/:id', { params })
    onChange(cancelled(invitation))
    row.current?.focus()
  })
  const refusal = resend.refusal ?? cancel.refusal
  return (
    <li ref={row} class={styles.row} tabIndex={-1}>
      <div class={styles.who}>
        <h3>{name ?? email}</h3>
        <p>{whatFor(invitation)}</p>
        <p role="status">
          <State invitation={invitation} resent={resent} />
        </p>
      </div>
      <div class={styles.actions}>
        {invitation.can.resend && (
          <Button icon="refresh-cw" aria-label={`Renvoyer l’invitation de ${email}`} onClick={() => void resend.send()}>
            {resend.busy ? 'Envoi…' : 'Renvoyer'}
          </Button>
        )}
        {invitation.can.cancel && <Cancel email={email} busy={cancel.busy} onConfirm={() => void cancel.send()} />}
      </div>
      {refusal && (
        <div class={styles.refused}>
          <RefusalNote refusal={refusal} />
          <Button kind="text" onClick={onStale}>
            Actualiser la liste
          </Button>
        </div>
      )}
    </li>
  )
}

/** E-mail when the name is above, role, where: what tells two invitations apart. */
const whatFor = ({ name, email, role, structure, organisation, departements }: Invitation) =>
  [
    name && email,
    roles[role],
    typo(structure?.name ?? organisation ?? ''),
    departements ? codesInShort(departements) : role === 'admin' && 'tous les départements',
  ]
    .filter(Boolean)
    .join(' · ')

interface CancelProps {
  email: string
  busy: boolean
  onConfirm: () => void
}

/** Confirmed in its place: the link stops working, and only another invitation makes one again. */
function Cancel({ email, busy, onConfirm }: CancelProps) {
  const [asked, setAsked] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const ask = (asked: boolean) => {
    setAsked(asked)
    // Both states start with the button that leads to the other.
    requestAnimationFrame(() => place.current?.querySelector('button')?.focus())
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !asked) return
    event.preventDefault()
    ask(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the question from either of its buttons.
    <div ref={place} class={styles.actions} onKeyDown={press}>
      {asked ? (
        <>
          <Button kind="no" icon="x" aria-label={`Oui, annuler l’invitation de ${email}`} onClick={onConfirm}>
            {busy ? 'Un instant…' : 'Oui, annuler'}
          </Button>
          <Button kind="bare" onClick={() => ask(false)}>
            Garder
          </Button>
        </>
      ) : (
        <Button kind="bare" aria-label={`Annuler l’invitation de ${email}`} onClick={() => ask(true)}>
          Annuler
        </Button>
      )}
    </div>
  )
}

const invitedBy = ({ invitedBy: name }: Invitation) => (name ? ` par ${name}` : '')

const words: Readonly<
  Record<
    Invitation['state'],
    { state: 'ok' | 'aging' | 'bad' | 'expired'; icon?: IconName; text: (invitation: Invitation) => string }
  >
> = {
  sent: {
    state: 'aging',
    icon: 'hourglass',
    text: (one) => `Envoyée le ${date(one.sentAt)}${invitedBy(one)}, valable jusqu’au ${date(one.expiresAt)}`,
  },
  accepted: { state: 'ok', text: (one) => `Acceptée${one.acceptedAt ? ` le ${date(one.acceptedAt)}` : ''}` },
  cancelled: { state: 'bad', icon: 'x', text: () => 'Annulée\u00a0: son lien ne marche plus' },
  expired: { state: 'expired', text: (one) => `Restée sans réponse, expirée le ${date(one.expiresAt)}` },
}

function State({ invitation, resent }: { invitation: Invitation; resent: boolean }) {
  const { text, ...look } = words[invitation.state]
  if (resent && invitation.state === 'sent')
    return (
      <Status state="ok" icon="refresh-cw">
        Renvoyée avec un nouveau lien, valable jusqu’au {date(invitation.expiresAt)}
      </Status>
    )
  return <Status {...look}>{text(invitation)}</Status>
}
