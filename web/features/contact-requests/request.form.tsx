import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PreparedRequest } from '../../../server/contract/contact-requests.own.ts'
import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { call } from '../../api.ts'
import type { ApiError } from '../../api-error.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Note } from '../../ui/note.tsx'
import { RefusalNote, refuseBlank, useFirstWrong } from '../../ui/refusal.tsx'
import { useSend } from '../../use-send.ts'
import { blankDraft, blanksOf, bodyOf, type Draft, draftMemory, messageOf } from './request.draft.ts'
import { RequestFields } from './request.fields.tsx'
import styles from './request.module.css'

interface Props {
  prepared: PreparedRequest
  onSent: (request: ContactRequest) => void
  /** What else is asked for, before sending. */
  children?: ComponentChildren
}

const own = ['message', 'reference', 'phone', 'informed']

/** What is typed, kept in the tab; what was said of a field is no longer true once it is changed. */
function useTyped(prepared: PreparedRequest, refusal: ApiError | null) {
  const memory = draftMemory(prepared.target)
  const [draft, setDraft] = useState<Draft>(() => memory.recall() ?? blankDraft(prepared))
  const [corrected, setCorrected] = useState<readonly string[]>([])
  const errors = Object.fromEntries(Object.entries(refusal?.fields ?? {}).filter(([name]) => !corrected.includes(name)))
  const change = (part: Partial<Draft>) => {
    setCorrected((before) => [...before, ...Object.keys(part)])
    setDraft({ ...draft, ...part })
    memory.keep({ ...draft, ...part })
  }
  return { draft, change, errors, retry: () => setCorrected([]), forget: memory.forget }
}

/** What looks like somebody’s data, told once a field is left: nothing is kept, and nothing is prevented. */
function useWarnings(message: string, reference: string) {
  const [warnings, setWarnings] = useState<Readonly<Record<string, string>>>({})
  const typed: Record<string, string> = { message, reference }
  const latest = useRef(typed)
  latest.current = typed
  const asked = useRef('')
  const look = () => {
    if (asked.current === JSON.stringify(typed)) return
    asked.current = JSON.stringify(typed)
    call('POST /api/contact-requests/check', { body: { message, reference } }).then(
      // What was changed since is for the next time.
      ({ fields }) => setWarnings(Object.fromEntries(Object.entries(fields).filter(([name]) => still(name)))),
      () => {
        // It is checked again when it is sent.
      },
    )
  }
  const still = (name: string) => latest.current[name] === typed[name]
  const forget = (field: string) => setWarnings(({ [field]: _, ...others }) => others)
  useEffect(() => forget('message'), [message])
  useEffect(() => forget('reference'), [reference])
  return { warnings, look }
}

/** Writing to an intervenant, or to a référent: a text to start from, what to say and what not to. */
export function RequestForm({ prepared, onSent, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const confirmed = useRef(false)
  const sending = useSend(async () => {
    refuseBlank(blanksOf(typed.draft, prepared))
    const body = bodyOf(typed.draft, prepared, confirmed.current)
    const request = await call('POST /api/contact-requests', { body })
    typed.forget()
    onSent(request)
  })
  const { busy, refusal, send } = sending
  const typed = useTyped(prepared, refusal)
  const { warnings, look } = useWarnings(messageOf(typed.draft, prepared), typed.draft.reference)
  useFirstWrong(form, refusal)
  const submit = (sure: boolean) => {
    confirmed.current = sure
    typed.retry()
    void send()
  }
  const doubted = refusal?.code === 'personal-data' && Object.keys(typed.errors).length > 0
  return (
    <form
      ref={form}
      class={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit(false)
      }}
    >
      <RequestFields
        prepared={prepared}
        draft={typed.draft}
        errors={typed.errors}
        warnings={warnings}
        onChange={typed.change}
        onLeave={look}
      />
      {children}
      <Refused refusal={refusal} prepared={prepared} />
      <div class="row">
        <Button type="submit" kind="go" icon="send" large>
          {busy ? 'Envoi…' : 'Envoyer la demande'}
        </Button>
        {doubted && (
          <Button large onClick={() => submit(true)}>
            Envoyer quand même
          </Button>
        )}
      </div>
      <p class="small mute">
        Votre texte reste dans cet onglet tant qu’il n’est pas envoyé. Seuls vous et qui la reçoit lirez cette demande.
      </p>
    </form>
  )
}

/** Where writing does not do, the number does. */
const telephoned = new Set(['recipient-busy', 'nobody-to-write-to'])

function Refused({ refusal, prepared: { phone } }: { refusal: ApiError | null; prepared: PreparedRequest }) {
  if (!refusal) return null
  if (refusal.status === 0)
    return (
      <Note kind="bad" icon="wifi-off" role="alert" title="La demande n’est pas partie">
        <p class="small">{typo(`${refusal.message} Ce que vous avez écrit est gardé dans cet onglet.`)}</p>
      </Note>
    )
  if (!telephoned.has(refusal.code) || !phone) return <RefusalNote refusal={refusal} beside={own} />
  return (
    <Note kind="warn" icon="phone" role="alert" title={typo(refusal.message)}>
      <a class={styles.phone} href={phone.href}>
        <Icon name="phone" />
        {typo(phone.text)}
      </a>
    </Note>
  )
}
