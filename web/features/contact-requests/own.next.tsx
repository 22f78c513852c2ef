import type { ComponentChildren } from 'preact'
import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { type Attention, notStartedReasons, requestOutcomes } from '../../../server/contract/vocabulary.requests.ts'
import { date } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { Appointment } from '../../ui/appointment.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useLater } from '../../ui/later.ts'
import { RefusalNote } from '../../ui/refusal.tsx'
import { lastText, Said } from '../../ui/request-parts.tsx'
import { Status } from '../../ui/status.tsx'
import { loadPairBegin } from '../request.extras.ts'
import { OwnActions } from './own.actions.tsx'
import styles from './own.module.css'
import { OwnReply } from './own.reply.tsx'
import { toldOf } from './own.words.ts'
import { capital, recipientText } from './recipients.words.ts'
import { type OwnDone, useOwnAct } from './use-own-act.ts'

interface Props {
  request: ContactRequest
  onDone: OwnDone
}

/** Where it stands, in one line; what it asks of the adviser; what else may be done. */
export function OwnNext({ request, onDone }: Props) {
  const { state, icon, text } = toldOf(inShort(request))
  return (
    <div class={styles.next}>
      <h2 class={styles.stand}>
        <Status state={state} {...(icon && { icon })}>
          {typo(text)}
        </Status>
      </h2>
      <Expected request={request} onDone={onDone} />
      <OwnActions request={request} onDone={onDone} />
    </div>
  )
}

/** The appointment is told below, larger. */
const inShort = (request: ContactRequest) => ({
  ...request,
  appointment: null,
  at: request.answeredAt ?? request.seenAt ?? request.sentAt,
})

function Expected({ request, onDone }: Props) {
  if (request.asked) return <OwnReply request={request} question={lastText(request, 'ask')} onDone={onDone} />
  if (request.state === 'accepted') return <Accepted request={request} onDone={onDone} />
  if (request.state === 'declined') return <Declined request={request} onDone={onDone} />
  if (request.state === 'expired') return <Silent request={request} onDone={onDone} />
  if (request.state === 'cancelled')
    return <Acknowledge request={request} expects="cancelled" onDone={onDone} text="C’est vu" />
  return <Waits request={request} />
}

const Dial = ({ request: { phone } }: { request: ContactRequest }) =>
  phone && (
    <div>
      <a class={styles.phone} href={phone.href}>
        <Icon name="phone" />
        {typo(phone.text)}
      </a>
    </div>
  )

function Waits({ request }: { request: ContactRequest }) {
  const { recipient, delivery, assignedTo } = request
  if (delivery === 'undelivered')
    return (
      <>
        <p>{typo(`L’e-mail à ${recipientText(recipient)} n’a pas pu être remis. Ce que vous avez écrit est gardé.`)}</p>
        <Dial request={request} />
      </>
    )
  return (
    <p>
      {typo(capital(recipientText(recipient)))}{' '}
      {delivery === 'sending' ? 'va recevoir votre message.' : 'a reçu votre message.'}
      {assignedTo && ` ${typo(assignedTo.name)} s’en occupe.`} Une réponse vous arrive aussi par e-mail.
    </p>
  )
}

function Accepted({ request, onDone }: Props) {
  const Begin = useLater(request.kind !== 'direct', loadPairBegin)
  const { outcome, outcomeReason, outcomeAt } = request
  return (
    <>
      <Appointment
        request={request}
        title={`Rendez-vous avec ${recipientText(request.recipient)}`}
        path={`/mes-demandes/${request.id}`}
      />
      <Said>{lastText(request, 'reschedule') ?? lastText(request, 'accept')}</Said>
      {outcome && outcomeAt && (
        <p class="mute">
          {typo(
            [
              `${requestOutcomes[outcome]}, noté le ${date(outcomeAt)}`,
              outcomeReason && notStartedReasons[outcomeReason].toLowerCase(),
            ]
              .filter(Boolean)
              .join(' : '),
          )}
        </p>
      )}
      {Begin && <Begin request={request} />}
      <Acknowledge request={request} expects="accepted" onDone={onDone} text="La personne est prévenue" />
    </>
  )
}

const Declined = ({ request, onDone }: Props) => (
  <>
    <Said>{lastText(request, 'decline')}</Said>
    <Acknowledge request={request} expects="declined" onDone={onDone} text="C’est vu" />
  </>
)

const Silent = ({ request, onDone }: Props) => (
  <>
    <p>{typo(`${capital(recipientText(request.recipient))} n’a pas répondu malgré nos relances.`)}</p>
    <Dial request={request} />
    <Acknowledge request={request} expects="expired" onDone={onDone} text="C’est vu" />
  </>
)

interface AcknowledgeProps extends Props {
  expects: Attention
  text: ComponentChildren
}

/** Takes it out of what expects something; nothing is told to the other side. */
function Acknowledge({ request, expects, text, onDone }: AcknowledgeProps) {
  const { busy, refusal, send } = useOwnAct('acknowledge', request, () => ({}), onDone)
  if (request.attention !== expects) return null
  return (
    <>
      <div>
        <Button icon="check" onClick={() => void send()}>
          {busy ? 'Un instant…' : text}
        </Button>
      </div>
      <RefusalNote refusal={refusal} />
    </>
  )
}
