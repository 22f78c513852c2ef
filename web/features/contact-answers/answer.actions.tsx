import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { Button } from '../../ui/button.tsx'
import type { IconName } from '../../ui/icons.ts'
import { AcceptForm, RescheduleForm } from './answer.appointment.tsx'
import type { FormProps } from './answer.form.tsx'
import { AskForm, ConcludeForm, DeclineForm, PassOnForm } from './answer.forms.tsx'
import styles from './answer.module.css'
import type { Act, Done, Door } from './door.ts'

interface Way {
  readonly act: Act
  /** Its code among what may be done. */
  readonly can: string
  readonly text: (request: ContactRequest) => string
  readonly icon: IconName
  readonly kind?: 'go' | 'no'
  readonly form: (props: FormProps) => ComponentChildren
}

const ways: readonly Way[] = [
  {
    ...{ act: 'accept', can: 'accept', text: () => 'Accepter', icon: 'circle-check', kind: 'go' },
    form: (props) => <AcceptForm {...props} />,
  },
  {
    ...{ act: 'ask', can: 'ask', text: ({ asked }) => (asked ? 'Poser une autre question' : 'Poser une question') },
    ...{ icon: 'message-square', form: (props) => <AskForm {...props} /> },
  },
  {
    ...{ act: 'pass-on', can: 'pass_on', text: () => 'Transmettre', icon: 'send' },
    form: (props) => <PassOnForm {...props} />,
  },
  {
    ...{ act: 'decline', can: 'decline', text: () => 'Refuser', icon: 'x', kind: 'no' },
    form: (props) => <DeclineForm {...props} />,
  },
  {
    ...{ act: 'reschedule', can: 'reschedule', icon: 'clock' },
    text: ({ appointment }) => (appointment ? 'Changer le rendez-vous' : 'Proposer un rendez-vous'),
    form: (props) => <RescheduleForm {...props} />,
  },
  {
    ...{ act: 'conclude', can: 'conclude', icon: 'check' },
    text: ({ outcome }) => (outcome ? 'Corriger l’issue' : 'Dire ce que c’est devenu'),
    form: (props) => <ConcludeForm {...props} />,
  },
]

interface Props {
  request: ContactRequest
  door: Door
  onDone: (done: Done) => void
}

/** Everything that may be answered, each with its form under the row; a form closed keeps what was typed in it. */
export function AnswerActions({ request, door, onDone }: Props) {
  const [open, setOpen] = useState<Act | null>(null)
  const row = useRef<HTMLDivElement>(null)
  const offered = ways.filter(({ act, can }) => request.can.includes(can) && isOffered(request, act))
  if (offered.length === 0) return null
  const onClose = () => {
    row.current?.querySelector<HTMLElement>(`[data-opens="${open}"]`)?.focus()
    setOpen(null)
  }
  return (
    <div class={styles.forms}>
      <div ref={row} class={styles.buttons}>
        {offered.map(({ act, text, icon, kind }) => (
          <Button
            key={act}
            large
            icon={icon}
            // One thing to do at a time: the form that is open has its own.
            {...(kind && !(open && kind === 'go') && { kind })}
            data-opens={act}
            aria-expanded={open === act}
            onClick={() => setOpen(open === act ? null : act)}
          >
            {text(request)}
          </Button>
        ))}
      </div>
      {offered.map(({ act, form }) => (
        <Kept key={act} open={open === act}>
          {form({ request, door, onDone, open: open === act, onClose })}
        </Kept>
      ))}
    </div>
  )
}

/** What two people follow together has its outcome where they follow it, once it has begun. */
const isOffered = ({ kind, outcome }: ContactRequest, act: Act) =>
  act !== 'conclude' || kind === 'direct' || outcome !== 'started'

/** Made the first time it is opened, kept from then on. */
function Kept({ open, children }: { open: boolean; children: ComponentChildren }) {
  const opened = useRef(false)
  if (open) opened.current = true
  return opened.current ? children : null
}
