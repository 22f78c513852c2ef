import { useState } from 'preact/hooks'
import type { OppositionRequest } from '../../../server/contract/oppositions.ts'
import { call } from '../../api.ts'
import { DecisionForm, type DecisionProps, useDecision } from '../../ui/decision.tsx'
import { TextArea } from '../../ui/field.tsx'

type PanelProps = DecisionProps<OppositionRequest>

export function ApplyPanel({ request, open, onClose, ...then }: PanelProps) {
  const decision = useDecision(() => call('POST /api/oppositions/:id/apply', { params: { id: request.id } }), then)
  return (
    <DecisionForm
      label={`Retirer le numéro ${request.telephone}`}
      open={open}
      onClose={onClose}
      decision={decision}
      submit={{ kind: 'go', icon: 'check', text: 'Retirer partout et prévenir', busy: 'Retrait…' }}
    >
      <p class="small">
        Le numéro disparaît de toutes les fiches et de toutes les structures, même si d’autres personnes s’en servent,
        et n’y revient pas avec les imports. Cela ne s’annule pas.
      </p>
    </DecisionForm>
  )
}

export function RefusePanel({ request, open, onClose, ...then }: PanelProps) {
  const [reason, setReason] = useState('')
  const decision = useDecision(
    () => call('POST /api/oppositions/:id/refuse', { params: { id: request.id }, body: { reason: reason.trim() } }),
    then,
  )
  return (
    <DecisionForm
      label={`Refuser de retirer le numéro ${request.telephone}`}
      open={open}
      onClose={onClose}
      decision={decision}
      beside={['reason']}
      submit={{ kind: 'no', icon: 'x', text: 'Refuser et prévenir', busy: 'Envoi…' }}
    >
      <TextArea
        label="Raison du refus"
        hint={
          'La personne la lira par e-mail. Exemple\u00a0: ce numéro est celui de l’accueil, et d’autres y répondent.'
        }
        maxLength={500}
        value={reason}
        error={decision.refusal?.fields.reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
    </DecisionForm>
  )
}
