import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { session } from '../session.ts'
import { typo } from '../typography.ts'
import { useSend } from '../use-send.ts'
import { Button, LinkButton } from './button.tsx'
import styles from './message-sent.module.css'
import { Note } from './note.tsx'
import { NextTitle } from './page-title.tsx'
import { RefusalNote } from './refusal.tsx'
import { Sheet } from './sheet.tsx'

interface Props {
  title: string
  /** Where the message goes, and what to do with it. */
  children: ComponentChildren
  /** For who received nothing. */
  lost: string
  send: () => Promise<unknown>
  /** What to know once another message left. */
  sentAgain: string
  /** The button to the demonstration's mails keeps to its words. */
  narrow?: boolean
  onChange: () => void
}

/** A request waits for the link in a mail; the mail can be sent again, and the request corrected. */
export function MessageSent({ title, children, lost, send: sends, sentAgain, narrow, onChange }: Props) {
  const [again, setAgain] = useState(false)
  const { busy, refusal, send } = useSend(sends, () => setAgain(true))
  return (
    <Sheet>
      <NextTitle>{title}</NextTitle>
      <p>{children}</p>
      {session.value?.demo && (
        <LinkButton href="/outbox" kind="go" icon="inbox" large class={narrow ? styles.narrow : undefined}>
          Voir les mails
        </LinkButton>
      )}
      <div>
        <p class="small mute">{typo(lost)}</p>
        <div role="status" class={styles.again}>
          {again && !refusal && (
            <Note kind="good">
              <p class="small">{sentAgain}</p>
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
