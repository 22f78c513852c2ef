import { useRef, useState } from 'preact/hooks'
import type { OppositionRequest } from '../../../server/contract/oppositions.ts'
import { date, typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Status } from '../../ui/status.tsx'
import { dueOn } from './oppositions.list.ts'
import styles from './oppositions.module.css'
import { ApplyPanel, RefusePanel } from './oppositions.panels.tsx'

interface Props {
  request: OppositionRequest
  onDecided: (request: OppositionRequest) => void
  onLate: (id: string, sentence: string) => Promise<void>
}

/** The number, whose it is said to be, and the decision in its place. */
export function WaitingRow({ request, onDecided, onLate }: Props) {
  const row = useRef<HTMLLIElement>(null)
  const [open, setOpen] = useState<'apply' | 'refuse' | null>(null)
  const close = () => {
    row.current?.querySelector<HTMLElement>(`[data-opens="${open}"]`)?.focus()
    setOpen(null)
  }
  const panel = {
    ...{ request, onDecided, onClose: close },
    onLate: (sentence: string) => onLate(request.id, sentence),
  }
  const opener = (what: 'apply' | 'refuse') => ({
    'data-opens': what,
    'aria-expanded': open === what,
    onClick: () => setOpen(open === what ? null : what),
  })
  return (
    <li ref={row} class={styles.row} data-request={request.id} data-open={open ? '' : undefined}>
      <Request request={request} />
      <div class={styles.actions}>
        <Button icon="check" aria-label={`Retirer le numéro ${request.telephone}`} {...opener('apply')}>
          Retirer
        </Button>
        <Button
          kind="no"
          icon="x"
          aria-label={`Refuser de retirer le numéro ${request.telephone}`}
          {...opener('refuse')}
        >
          Refuser
        </Button>
      </div>
      <ApplyPanel {...panel} open={open === 'apply'} />
      <RefusePanel {...panel} open={open === 'refuse'} />
    </li>
  )
}

const Request = ({ request }: { request: OppositionRequest }) => (
  <div class={styles.asked}>
    <h3>{request.telephone}</h3>
    <p class={styles.facts}>
      <span>
        <Icon name="mail" />
        {request.email}, adresse confirmée le {date(request.confirmedAt)}
      </span>
      <Due request={request} />
    </p>
    {request.message ? (
      <blockquote class={styles.message}>{typo(request.message)}</blockquote>
    ) : (
      <p class="mute">Sans message.</p>
    )}
  </div>
)

function Due({ request }: { request: OppositionRequest }) {
  const due = dueOn(request)
  if (due < new Date().toISOString().slice(0, 10))
    return <Status state="stale">Réponse due depuis le {date(due)}</Status>
  return (
    <span>
      <Icon name="clock" />
      Réponse due avant le {date(due)}
    </span>
  )
}
