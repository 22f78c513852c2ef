import { useRef, useState } from 'preact/hooks'
import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { tabMemory } from '../../tab-memory.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { RefusalNote, refuseBlank, useFirstWrong } from '../../ui/refusal.tsx'
import { Said } from '../../ui/request-parts.tsx'
import { Reread } from '../../ui/words-field.tsx'
import styles from './own.module.css'
import { type OwnDone, useOwnAct } from './use-own-act.ts'

interface Props {
  request: ContactRequest
  question: string | null
  onDone: OwnDone
}

/** The question, and its answer, kept in the tab until it is sent. */
export function OwnReply({ request, question, onDone }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const memory = tabMemory<string>(`reponse-${request.id}`, 24 * 60)
  const [text, setText] = useState(() => memory.recall() ?? '')
  const [confirmed, setConfirmed] = useState(false)
  const body = () => {
    refuseBlank(text.trim() ? {} : { text: 'Écrivez votre réponse.' })
    return { text, ...(confirmed && { confirmed }) }
  }
  const { busy, refusal, send } = useOwnAct('reply', request, body, (next, late) => {
    if (!late) memory.forget()
    onDone(next, late)
  })
  useFirstWrong(form, refusal)
  const type = (typed: string) => {
    setText(typed)
    setConfirmed(false)
    memory.keep(typed)
  }
  return (
    <form
      ref={form}
      class={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Said>{question}</Said>
      <TextArea
        label="Votre réponse"
        hint="Rien qui dise qui est la personne."
        name="text"
        maxLength={2000}
        value={text}
        error={refusal?.fields.text}
        onInput={(event) => type(event.currentTarget.value)}
      />
      {refusal?.code === 'personal-data' && <Reread checked={confirmed} onChange={setConfirmed} />}
      <RefusalNote refusal={refusal} beside={['text']} />
      <div>
        <Button type="submit" kind="go" icon="send">
          {busy ? 'Envoi…' : 'Répondre'}
        </Button>
      </div>
    </form>
  )
}
