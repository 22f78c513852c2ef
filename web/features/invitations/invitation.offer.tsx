import { useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { roles } from '../../../server/contract/vocabulary.ts'
import { ApiError, call, type Result } from '../../api.ts'
import { date } from '../../dates.ts'
import { enter } from '../../session.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { RefusalNote, useFirstWrong } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSend } from '../../use-send.ts'
import styles from './invitation.module.css'

interface Props {
  token: string
  invitation: Result<'POST /api/invitations/read'>
  onAccept: () => void
  onRefused: (refusal: ApiError) => void
}

export function Offer({ token, invitation, onAccept, onRefused }: Props) {
  const { route } = useLocation()
  const form = useRef<HTMLFormElement>(null)
  const [name, setName] = useState(invitation.name ?? '')
  const accept = async () => {
    onAccept()
    try {
      await enter(call('POST /api/invitations/accept', { body: { token, name: name.trim() } }))
    } catch (error) {
      if (error instanceof ApiError) onRefused(error)
      throw error
    }
  }
  const { busy, refusal, send } = useSend(accept, () => route('/', true))
  useFirstWrong(form, refusal)
  const submit = (event: Event) => {
    event.preventDefault()
    void send()
  }
  return (
    <Sheet>
      <PageTitle tab="Invitation">Bienvenue dans Levier</PageTitle>
      <Terms invitation={invitation} />
      <form ref={form} class={styles.form} onSubmit={submit} noValidate>
        <Field
          label="Votre prénom et votre nom"
          name="name"
          autocomplete="name"
          maxLength={100}
          required
          value={name}
          error={refusal?.fields.name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <RefusalNote refusal={refusal} beside={['name']} />
        <Button type="submit" kind="go" icon="log-in" large>
          {busy ? 'Un instant…' : 'Accepter et entrer'}
        </Button>
      </form>
      <p class="small mute">
        En entrant, vous acceptez les <a href="/conditions">conditions d’utilisation</a>. Ce que Levier garde de vous
        {'\u00a0'}: <a href="/confidentialite">confidentialité</a>.
      </p>
    </Sheet>
  )
}

function Terms({ invitation }: Pick<Props, 'invitation'>) {
  const { invitedBy, role, organisation, email, expiresAt } = invitation
  return (
    <>
      <p>
        {invitedBy ? (
          <>
            <b>{invitedBy}</b> vous ouvre un compte
          </>
        ) : (
          'Un compte vous est ouvert'
        )}{' '}
        pour trouver la bonne ressource sociale dans une commune, et joindre la personne qui la porte.
      </p>
      <dl class={styles.terms}>
        <dt>Rôle</dt>
        <dd>{roles[role]}</dd>
        {organisation && (
          <>
            <dt>Organisme</dt>
            <dd>{typo(organisation)}</dd>
          </>
        )}
        <dt>Adresse e-mail</dt>
        <dd>{email}</dd>
        <dt>Valable</dt>
        <dd>jusqu’au {date(expiresAt)}</dd>
      </dl>
    </>
  )
}
