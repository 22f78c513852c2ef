import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { typo } from '../../typography.ts'
import { Appointment } from '../../ui/appointment.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { lastText, Said } from '../../ui/request-parts.tsx'
import { Status } from '../../ui/status.tsx'
import styles from './answer.module.css'
import { askerOf, endedText, isWaiting, standingOf } from './answer.words.ts'

/** Where it stands: the appointment, what was answered, what the adviser wrote back. `path`: of its page, for a member. */
export function Standing({ request, path }: { request: ContactRequest; path?: string }) {
  const { state, icon, text } = standingOf(request)
  return (
    <>
      <h2 class={styles.standing}>
        <Status state={state} {...(icon && { icon })}>
          {typo(text)}
        </Status>
      </h2>
      {request.state === 'accepted' && !request.outcome && (
        <Appointment request={request} title={`Rendez-vous, demande de ${askerOf(request)}`} {...(path && { path })} />
      )}
      <Exchange request={request} />
      <Ended request={request} />
    </>
  )
}

/** The last question, and what was replied. */
function Exchange({ request }: { request: ContactRequest }) {
  if (!isWaiting(request)) return null
  const [question, reply] = [lastText(request, 'ask'), lastText(request, 'reply')]
  if (!question) return null
  return (
    <>
      <p class="small mute">Votre question</p>
      <Said>{question}</Said>
      {!request.asked && reply && (
        <>
          <p class="small mute">La réponse</p>
          <Said>{reply}</Said>
        </>
      )}
    </>
  )
}

function Ended({ request }: { request: ContactRequest }) {
  const text = endedText(request)
  if (!text) return null
  return (
    <div class={styles.end}>
      <p>{typo(text)}</p>
      {request.adviser && (
        <LinkButton icon="mail" href={`mailto:${request.adviser.email}`}>
          Écrire à {typo(request.adviser.name)}
        </LinkButton>
      )}
    </div>
  )
}
