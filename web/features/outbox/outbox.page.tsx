import { useEffect, useState } from 'preact/hooks'
import type { OutboxMail } from '../../../server/contract/outbox.ts'
import { ApiError, call } from '../../api.ts'
import { date, time } from '../../dates.ts'
import { Button } from '../../ui/button.tsx'
import { NotFound } from '../../ui/not-found.tsx'
import { Page } from '../../ui/page.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import styles from './outbox.module.css'

function useMails() {
  const [mails, setMails] = useState<readonly OutboxMail[] | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const load = () => {
    setFailure(null)
    call('GET /api/outbox').then((answer) => setMails(answer.mails), setFailure)
  }
  useEffect(() => {
    load()
    addEventListener('focus', load)
    return () => removeEventListener('focus', load)
  }, [])
  return { mails, failure, load }
}

/** The mails the demonstration keeps instead of sending. */
export function OutboxPage() {
  const { mails, failure, load } = useMails()
  if (failure instanceof ApiError && failure.status === 404) return <NotFound />
  return (
    <Page>
      <div class={styles.head}>
        <div>
          <PageTitle tab="Mails de démonstration" />
          <p class="mute">Gardés sur cet ordinateur au lieu d’être envoyés, le plus récent d’abord.</p>
        </div>
        <Button icon="refresh-cw" onClick={load}>
          Actualiser
        </Button>
      </div>
      {failure ? <ErrorState error={failure} title="Les mails ne se chargent pas" onRetry={load} /> : null}
      {mails && !failure && <Mails mails={mails} />}
    </Page>
  )
}

function Mails({ mails }: { mails: readonly OutboxMail[] }) {
  if (mails.length === 0)
    return (
      <EmptyState
        icon="inbox"
        title="Aucun mail"
        text="Demandez un lien de connexion : le message paraît ici dans la seconde."
      />
    )
  return (
    <Sheet bare>
      {mails.map((mail, index) => (
        <details key={`${mail.at} ${mail.to}`} class={styles.mail} open={index === 0}>
          <summary>
            <b>{mail.subject}</b>
            <time dateTime={mail.at}>
              {date(mail.at)}, {time(mail.at)}
            </time>
            <span class={styles.to}>Pour {mail.to}</span>
          </summary>
          <div class={styles.text}>
            <Linked text={mail.text} />
          </div>
        </details>
      ))}
    </Sheet>
  )
}

/** The text of a mail, its addresses made links as a mailbox would. */
const Linked = ({ text }: { text: string }) => (
  <>{text.split(/(https?:\/\/\S+)/).map((part, index) => (index % 2 === 1 ? <a href={part}>{part}</a> : part))}</>
)
