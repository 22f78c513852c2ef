import { useRef, useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { date, time } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { RefusalNote, useFirstWrong } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSend } from '../../use-send.ts'
import type { PairProps } from './pair.page.tsx'
import styles from './pairs.module.css'

/** What the two write to each other, the last first. */
export function PairNotes({ pair, onChange }: Pick<PairProps, 'pair' | 'onChange'>) {
  const [text, setText] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const post = async (confirmed: boolean) => {
    onChange(await call('POST /api/pairs/:id/notes', { params: { id: pair.id }, body: { text, confirmed } }))
    setText('')
  }
  const sending = useSend(() => post(warned))
  // Sent again as it is, the warning was read.
  const [warnedText, setWarnedText] = useState<string | null>(null)
  const warned = warnedText === text
  useFirstWrong(form, sending.refusal)
  const onSubmit = (event: Event) => {
    event.preventDefault()
    void sending.send()
  }
  const doubted = sending.refusal?.code === 'personal-data'
  if (doubted && warnedText === null) setWarnedText(text)
  return (
    <Sheet>
      <form ref={form} class={styles.form} onSubmit={onSubmit} noValidate>
        <h2>Notes</h2>
        <TextArea
          label="Une note pour l’autre"
          hint="Ce qui a avancé, ce qui reste à faire."
          value={text}
          maxLength={2000}
          error={sending.refusal?.fields.text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <RefusalNote refusal={sending.refusal} beside={['text']} />
        <div class="row">
          <Button type="submit" icon="send">
            {sending.busy ? 'Un instant…' : doubted && warned ? 'Envoyer quand même' : 'Envoyer'}
          </Button>
        </div>
      </form>
      {pair.notes.length > 0 && (
        <ol class={styles.notes}>
          {pair.notes.map(({ at, who, text: said }) => (
            <li key={`${at}${said}`}>
              <p class="small mute">
                {typo(who)}, le {date(at)} à {time(at)}
              </p>
              <p class={styles.said}>{typo(said)}</p>
            </li>
          ))}
        </ol>
      )}
    </Sheet>
  )
}
