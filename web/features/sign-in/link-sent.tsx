import { useEffect, useRef, useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { session } from '../../session.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { usePageTitle } from '../../ui/page-title.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSend } from '../../use-send.ts'
import styles from './sign-in.module.css'

/** The same words whether the account exists or not. */
export function LinkSent({ email, onChange }: { email: string; onChange: () => void }) {
  usePageTitle('Consultez votre messagerie')
  const title = useRef<HTMLHeadingElement>(null)
  const [again, setAgain] = useState(false)
  const { busy, refusal, send } = useSend(
    () => call('POST /api/session/link', { body: { email } }),
    () => setAgain(true),
  )
  useEffect(() => title.current?.focus(), [])
  return (
    <Sheet>
      <h1 ref={title} tabIndex={-1}>
        Consultez votre messagerie
      </h1>
      <p>
        Si un compte existe pour <b class={styles.address}>{email}</b>, un lien de connexion arrive dans la minute. Il
        sert une fois, pendant 15{'\u00a0'}min.
      </p>
      {session.value?.demo && (
        <LinkButton href="/outbox" kind="go" icon="inbox" large>
          Voir les mails
        </LinkButton>
      )}
      <div>
        <p class="small mute">
          Rien reçu{'\u202f'}? Regardez dans les indésirables, ou demandez un autre lien{'\u202f'}; le premier ne
          marchera plus.
        </p>
        <div role="status" class={styles.again}>
          {again && (
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
    </Sheet>
  )
}
