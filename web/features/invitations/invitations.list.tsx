import { useRef, useState } from 'preact/hooks'
import type { Invitation } from '../../../server/contract/invitations.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { EmptyState } from '../../ui/state.tsx'
import { useSend } from '../../use-send.ts'
import { useDepartements } from '../accounts/use-departements.ts'
import { cancelled, type InvitationList } from './invitations.lines.ts'
import styles from './invitations.module.css'
import { State, whatFor } from './invitations.words.tsx'

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
  const { all } = useDepartements()
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
        <p>{whatFor(invitation, all ?? [])}</p>
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
