import { useState } from 'preact/hooks'
import {
  type NotStartedReason,
  notStartedReasons,
  type RequestOutcome,
  requestOutcomes,
} from '../../../server/contract/vocabulary.requests.ts'
import { typo } from '../../typography.ts'
import { Radio } from '../../ui/choice.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { FieldError, SelectField } from '../../ui/field.tsx'
import { refuseBlank } from '../../ui/refusal.tsx'
import { useWords, WordsField } from '../../ui/words-field.tsx'
import type { DialogProps } from './own.actions.tsx'
import styles from './own.module.css'
import { useOwnAct } from './use-own-act.ts'

/** What came of it, and why when nothing did. */
export function Conclude({ request, onDone, onClose }: DialogProps) {
  // What starts as a pair starts from its own page.
  const pair = request.kind !== 'direct'
  const [outcome, setOutcome] = useState<RequestOutcome | null>(pair ? 'not-started' : request.outcome)
  const [reason, setReason] = useState<NotStartedReason | ''>(request.outcomeReason ?? '')
  const words = useWords()
  const body = () => {
    refuseBlank({
      ...(!outcome && { outcome: 'Dites si cela a commencé ou non.' }),
      ...(outcome === 'not-started' && !reason && { reason: 'Dites pourquoi cela n’a pas commencé.' }),
    })
    return { outcome: outcome!, ...(outcome === 'not-started' && reason && { reason }), ...words.body }
  }
  const sending = useOwnAct('conclude', request, body, onDone)
  const errors = sending.refusal?.fields ?? {}
  return (
    <DialogForm
      title={'Qu’en est-il\u202f?'}
      onClose={onClose}
      sending={sending}
      beside={['outcome', 'reason', 'text']}
      submit={{ kind: 'go', icon: 'check', text: 'Noter', busy: 'Un instant…' }}
    >
      <Outcomes value={outcome} pair={pair} error={outcome ? undefined : errors.outcome} onChange={setOutcome} />
      {outcome === 'not-started' && (
        <SelectField
          label={typo('Pourquoi ?')}
          name="reason"
          options={{ '': 'Choisissez…', ...notStartedReasons }}
          value={reason}
          error={reason ? undefined : errors.reason}
          onChange={(event) => setReason(event.currentTarget.value as NotStartedReason)}
        />
      )}
      <WordsField
        label="Précisez, si vous voulez"
        hint="Lu aussi par qui a accepté."
        words={words}
        refusal={sending.refusal}
      />
    </DialogForm>
  )
}

interface OutcomesProps {
  value: RequestOutcome | null
  pair: boolean
  error: string | undefined
  onChange: (outcome: RequestOutcome) => void
}

const Outcomes = ({ value, pair, error, onChange }: OutcomesProps) => (
  <fieldset class={styles.outcomes} aria-describedby={error && 'issue-error'}>
    <legend class="sr">Issue</legend>
    {(Object.entries(requestOutcomes) as [RequestOutcome, string][])
      .filter(([outcome]) => !pair || outcome === 'not-started')
      .map(([outcome, text]) => (
        <Radio
          key={outcome}
          name="issue"
          value={outcome}
          label={text}
          checked={value === outcome}
          onChange={() => onChange(outcome)}
        />
      ))}
    {error && <FieldError id="issue-error">{error}</FieldError>}
  </fieldset>
)
