import { useEffect, useRef, useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { session } from '../../session.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { usePageTitle } from '../../ui/page-title.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSend } from '../../use-send.ts'
import { type Asked, bodyOf } from './opposition.form.tsx'
import styles from './opposition.module.css'
import { kept } from './oppositions.words.ts'

const title = 'Consultez votre messagerie'

/** The same words whether the base knows the address or not: only its owner will hear. */
export function OppositionSent({ asked, onChange }: { asked: Asked; onChange: () => void }) {
  usePageTitle(title)
  const heading = useRef<HTMLHeadingElement>(null)
  const [again, setAgain] = useState(false)
  const { busy, refusal, send } = useSend(
    () => call('POST /api/oppositions', { body: bodyOf(asked) }),
    () => setAgain(true),
  )
  useEffect(() => heading.current?.focus(), [])
  return (
    <Sheet>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>
        Un message part vers <b class={styles.address}>{asked.email.trim()}</b>. Ouvrez le lien qu’il contient, dans les{' '}
        {kept.link}
        {'\u00a0'}: rien n’est retiré avant.
      </p>
      {session.value?.demo && (
        <LinkButton href="/outbox" kind="go" icon="inbox" large class={styles.submit}>
          Voir les mails
        </LinkButton>
      )}
      <div>
        <p class="small mute">Rien reçu{'\u202f'}? Regardez dans les indésirables, ou demandez un autre message.</p>
        <div role="status" class={styles.again}>
          {again && !refusal && (
            <Note kind="good">
              <p class="small">Un autre message vient de partir. Les deux liens marchent.</p>
            </Note>
          )}
        </div>
      </div>
      <RefusalNote refusal={refusal} />
      <div class="row">
        <Button icon="refresh-cw" onClick={() => void send()}>
          {busy ? 'Envoi…' : 'Renvoyer le message'}
        </Button>
        <Button kind="bare" onClick={onChange}>
          Corriger ma demande
        </Button>
      </div>
    </Sheet>
  )
}
