import { useState } from 'preact/hooks'
import {
  type DeclineReason,
  declineReasons,
  type NotStartedReason,
  notStartedReasons,
  type RequestOutcome,
  requestOutcomes,
} from '../../../server/contract/vocabulary.requests.ts'
import { typo } from '../../typography.ts'
import { DecisionForm } from '../../ui/decision.tsx'
import { EmailField, Field, SelectField } from '../../ui/field.tsx'
import { refuseBlank } from '../../ui/refusal.tsx'
import { useWords, WordsField } from '../../ui/words-field.tsx'
import { Choices, type FormProps, noPerson, panel, useForm } from './answer.form.tsx'

export function AskForm(props: FormProps) {
  const words = useWords()
  const answer = useForm('ask', props, () => {
    refuseBlank(words.text.trim() ? {} : { text: 'Écrivez votre question.' })
    return { ...words.body, text: words.text }
  })
  return (
    <DecisionForm
      {...panel(props)}
      label="Poser une question"
      decision={answer}
      beside={['text']}
      submit={{ kind: 'go', icon: 'send', text: 'Envoyer la question', busy: 'Envoi…' }}
    >
      <WordsField label="Votre question" hint={noPerson} words={words} refusal={answer.refusal} />
    </DecisionForm>
  )
}

export function DeclineForm(props: FormProps) {
  const { listing, recipient } = props.request
  const [reason, setReason] = useState<DeclineReason | null>(null)
  const words = useWords()
  const answer = useForm('decline', props, () => {
    refuseBlank({
      ...(!reason && { reason: 'Choisissez une raison.' }),
      ...(reason === 'autre' && !words.text.trim() && { text: 'Dites en un mot pourquoi.' }),
    })
    return { reason: reason!, ...words.body }
  })
  return (
    <DecisionForm
      {...panel(props)}
      label="Refuser"
      decision={answer}
      beside={['reason', 'text']}
      submit={{ kind: 'no', icon: 'x', text: 'Refuser la demande', busy: 'Envoi…' }}
    >
      <Choices
        legend="Pourquoi ?"
        name="raison"
        words={declineReasons}
        value={reason}
        error={reason ? undefined : answer.refusal?.fields.reason}
        onChange={setReason}
      />
      {reason === 'plus-de-places' && listing && recipient.kind !== 'colleague' && (
        <p class="small mute">La fiche dira « complet » pendant 30 jours, ou jusqu’à ce que vous disiez autre chose.</p>
      )}
      <WordsField
        label={reason === 'autre' ? 'Dites en un mot pourquoi' : 'Un mot, si vous voulez'}
        hint={noPerson}
        words={words}
        refusal={answer.refusal}
      />
    </DecisionForm>
  )
}

export function PassOnForm(props: FormProps) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const words = useWords()
  const answer = useForm('pass-on', props, () => {
    refuseBlank({
      ...(!name.trim() && { name: 'Écrivez le nom de la personne.' }),
      ...(!email.trim() && { email: 'Écrivez son adresse e-mail.' }),
    })
    return { name, email: email.trim(), ...words.body }
  })
  const errors = answer.refusal?.fields ?? {}
  return (
    <DecisionForm
      {...panel(props)}
      label="Transmettre à un collègue"
      decision={answer}
      beside={['name', 'email', 'text']}
      submit={{ kind: 'go', icon: 'send', text: 'Transmettre la demande', busy: 'Envoi…' }}
    >
      <Field
        label="Nom de votre collègue"
        name="name"
        autocomplete="off"
        maxLength={100}
        value={name}
        error={errors.name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <EmailField label="Son adresse e-mail" value={email} error={errors.email} onChange={setEmail} />
      <WordsField label="Un mot, si vous voulez" hint={noPerson} words={words} refusal={answer.refusal} />
      <p class="small mute">La demande change de mains : les liens déjà envoyés ne serviront plus.</p>
    </DecisionForm>
  )
}

export function ConcludeForm(props: FormProps) {
  const { kind, outcome: before, outcomeReason } = props.request
  // What two people follow together starts, and ends, where they follow it.
  const offered = kind === 'direct' ? requestOutcomes : { 'not-started': requestOutcomes['not-started'] }
  const [outcome, setOutcome] = useState<RequestOutcome | null>(kind === 'direct' ? before : 'not-started')
  const [reason, setReason] = useState<NotStartedReason | ''>(outcomeReason ?? '')
  const words = useWords()
  const answer = useForm('conclude', props, () => {
    refuseBlank({
      ...(!outcome && { outcome: 'Dites si cela a commencé ou non.' }),
      ...(outcome === 'not-started' && !reason && { reason: 'Dites pourquoi cela n’a pas commencé.' }),
    })
    return { outcome: outcome!, ...(outcome === 'not-started' && reason && { reason }), ...words.body }
  })
  const errors = answer.refusal?.fields ?? {}
  return (
    <DecisionForm
      {...panel(props)}
      label="Dire ce que c’est devenu"
      decision={answer}
      beside={['outcome', 'reason', 'text']}
      submit={{ kind: 'go', icon: 'check', text: 'Noter', busy: 'Envoi…' }}
    >
      <Choices
        legend="Est-ce que cela a commencé ?"
        name="issue"
        words={offered}
        value={outcome}
        error={outcome ? undefined : errors.outcome}
        onChange={setOutcome}
      />
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
      <WordsField label="Un mot, si vous voulez" hint={noPerson} words={words} refusal={answer.refusal} />
    </DecisionForm>
  )
}
