import { useState } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { TextArea } from '../../ui/field.tsx'
import type { Decisions } from './use-decisions.ts'

interface Props {
  what: 'reject' | 'undo'
  /** Advisers see a version of it, which stays. */
  change: boolean
  structure: string
  decisions: Decisions
  onClose: () => void
}

/** To start from: [what the button says, what it writes]. */
const usual: Readonly<Record<Props['what'], readonly (readonly [string, string])[]>> = {
  reject: [
    ['Hors du périmètre', 'Cette aide ne lève pas un frein à l’emploi au sens de la base.'],
    ['Déjà en ligne', 'Cette ressource a déjà une fiche : modifiez celle-ci plutôt que d’en créer une autre.'],
    ['Autre territoire', 'Cette aide est donnée dans un autre département, dont les relecteurs décident.'],
  ],
  undo: [
    ['Numéro faux', 'Le numéro donné ne répond pas : la version précédente est rétablie.'],
    ['Contact personnel', 'Le contact donné semble personnel : donnez celui de l’accueil.'],
  ],
}

/** The reason is the confirmation: the structure will read it. */
export function ReasonDialog({ what, change, structure, decisions, onClose }: Props) {
  const [reason, setReason] = useState('')
  const { busy, refusal } = decisions
  const send = () => (what === 'reject' ? decisions.reject(reason.trim()) : decisions.undo(reason.trim()))
  const after = change ? 'La version publiée avant reste en place.' : 'La fiche ne sera pas publiée.'
  return (
    <DialogForm
      title={
        what === 'undo' ? 'Annuler cette correction' : change ? 'Refuser cette modification' : 'Refuser cette fiche'
      }
      onClose={onClose}
      sending={{ busy, refusal, send }}
      beside={['reason']}
      submit={{
        kind: 'no',
        icon: what === 'undo' ? 'undo-2' : 'x',
        text: what === 'undo' ? 'Annuler et prévenir' : 'Refuser et prévenir',
        busy: 'Envoi…',
      }}
    >
      <TextArea
        label="Raison"
        autofocus
        hint={`${structure} la lira par e-mail. ${after}`}
        rows={3}
        maxLength={500}
        value={reason}
        error={reason.trim() ? undefined : refusal?.fields.reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      <ul class="row" aria-label="Raisons habituelles">
        {usual[what].map(([name, text]) => (
          <li key={name}>
            <Button onClick={() => setReason(text)}>{name}</Button>
          </li>
        ))}
      </ul>
    </DialogForm>
  )
}
