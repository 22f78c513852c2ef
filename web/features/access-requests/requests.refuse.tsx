import { useRef, useState } from 'preact/hooks'
import type { AccessRequest } from '../../../server/contract/access-requests.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { DecisionForm, type DecisionProps, useDecision } from '../../ui/decision.tsx'
import { TextArea } from '../../ui/field.tsx'
import styles from './requests.module.css'

/** The usual ones, to start from: [what the button says, what it writes]. */
const usual: readonly (readonly [string, string])[] = [
  [
    'Adresse personnelle',
    'Votre adresse e-mail ne montre pas votre organisme. Refaites la demande avec votre adresse professionnelle.',
  ],
  ['Organisme inconnu', 'Nous n’avons pas pu confirmer que vous travaillez dans cet organisme.'],
  ['Autre département', 'Vous ne travaillez pas dans ce département. Refaites la demande pour le vôtre.'],
  ['Hors du public', 'Levier est réservé aux professionnels de l’emploi et du social.'],
]

const longest = 500

/** A usual reason takes the place of another usual one, never of what somebody wrote. */
function withUsual(written: string, text: string): string {
  const before = usual.find(([, sentence]) => written.includes(sentence))
  const now = before ? written.replace(before[1], text) : [written.trim(), text].filter(Boolean).join(' ')
  return now.slice(0, longest)
}

export function RefusePanel({ request, open, onClose, ...then }: DecisionProps<AccessRequest>) {
  const [reason, setReason] = useState('')
  const panel = useRef<HTMLDivElement>(null)
  const decision = useDecision(
    () => call('POST /api/access-requests/:id/refuse', { params: { id: request.id }, body: { reason: reason.trim() } }),
    then,
  )
  const suggest = (text: string) => {
    setReason((written) => withUsual(written, text))
    panel.current?.querySelector('textarea')?.focus()
  }
  return (
    <DecisionForm
      label={`Refuser la demande de ${request.name}`}
      open={open}
      onClose={onClose}
      decision={decision}
      beside={['reason']}
      submit={{ kind: 'no', icon: 'x', text: 'Refuser et prévenir', busy: 'Envoi…' }}
    >
      <div ref={panel} class={styles.reason}>
        <TextArea
          label="Raison du refus"
          hint={`${request.name} la lira par e-mail, et pourra faire une autre demande.`}
          maxLength={longest}
          value={reason}
          error={reason.trim() ? undefined : decision.refusal?.fields.reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
        <ul class="row" aria-label="Raisons habituelles">
          {usual.map(([name, text]) => (
            <li key={name}>
              <Button class={styles.usual} onClick={() => suggest(text)}>
                {name}
              </Button>
            </li>
          ))}
        </ul>
      </div>
      <p class="small mute">Un refus ne s’annule pas.</p>
    </DecisionForm>
  )
}
