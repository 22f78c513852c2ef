import { useEffect, useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { session } from '../../session.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { NextTitle } from '../../ui/page-title.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSend } from '../../use-send.ts'
import { CodeForm } from './code-form.tsx'
import { type Attempt, waiting } from './sign-in.attempt.ts'
import styles from './sign-in.module.css'

interface Props extends Attempt {
  /** Another link is on its way; the first one does not serve any more. */
  onSent: (attempt: Attempt) => void
  onChange: () => void
}

/** The same words whether the account exists or not. */
export function LinkSent({ email, attempt, onSent, onChange }: Props) {
  // Once somebody is in, here or in another tab, nothing is waited for.
  useEffect(() => () => void (session.value?.account && waiting.forget()), [])
  return (
    <Sheet>
      <NextTitle>Consultez votre messagerie</NextTitle>
      <p>
        Si un compte existe pour <b class={styles.address}>{email}</b>, un lien de connexion arrive dans la minute. Il
        sert une fois, pendant 15{'\u00a0'}min.
      </p>
      {session.value?.demo && (
        <LinkButton href="/outbox" kind="go" icon="inbox" large>
          Voir les mails
        </LinkButton>
      )}
      <CodeForm key={attempt} attempt={attempt} />
      <Again email={email} onSent={onSent} onChange={onChange} />
    </Sheet>
  )
}

function Again({ email, onSent, onChange }: Omit<Props, 'attempt'>) {
  const [again, setAgain] = useState(false)
  const { busy, refusal, send } = useSend(async () => {
    const { attempt } = await call('POST /api/session/link', { body: { email } })
    onSent({ email, attempt })
    setAgain(true)
  })
  return (
    <div class={styles.again}>
      <div>
        <p class="small mute">
          Rien reçu{'\u202f'}? Regardez dans les indésirables, ou demandez un autre lien{'\u202f'}; le premier ne
          marchera plus.
        </p>
        <div role="status" class={styles.said}>
          {again && !refusal && (
            <Note kind="good">
              <p class="small">Un autre lien vient de partir.</p>
            </Note>
          )}
          {refusal && (
            <Note kind="bad">
              <p class="small">{refusal.message}</p>
            </Note>
          )}
        </div>
      </div>
      <div class="row">
        <Button icon="refresh-cw" onClick={() => void send()}>
          {busy ? 'Envoi…' : 'Renvoyer un lien'}
        </Button>
        <Button kind="bare" onClick={onChange}>
          Changer d’adresse
        </Button>
      </div>
    </div>
  )
}
