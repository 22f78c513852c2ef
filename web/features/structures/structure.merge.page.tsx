import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { MergePreview, StructureField } from '../../../server/contract/structures.ts'
import { call } from '../../api.ts'
import { typo } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { Note } from '../../ui/note.tsx'
import { useSend } from '../../use-send.ts'
import { MergeFrame } from './merge.frame.tsx'
import { Consequences, FieldChoice, missingFields } from './structure.choice.tsx'
import styles from './structures.module.css'
import { movesInWords } from './structures.words.ts'

const leadOf = (preview: MergePreview | null) =>
  preview ? `${typo(preview.from.details.nom)} part, ${typo(preview.into.details.nom)} reste.` : '\u00a0'

/** Two structures side by side, before the one goes into the other. */
export const MergePage = () => (
  <MergeFrame
    title="Réunir deux structures"
    what="structures"
    load={({ from, into }, signal) =>
      call('GET /api/structures/:id/merge', { params: { id: from }, query: { into }, signal })
    }
    lead={leadOf}
  >
    {(preview, again) => {
      const { from, into } = preview
      return <Merge key={`${from.id} ${into.id} ${from.version} ${into.version}`} preview={preview} onStale={again} />
    }}
  </MergeFrame>
)

function Merge({ preview, onStale }: { preview: MergePreview; onStale: () => void }) {
  const [fields, setFields] = useState<StructureField[]>(() => missingFields(preview))
  const [asking, setAsking] = useState(false)
  const { from, moves, losses, refused } = preview
  return (
    <div class={styles.main}>
      {refused && (
        <Note kind="warn" title="Vous ne pouvez pas réunir ces deux structures">
          <p class="small">{typo(refused)}</p>
        </Note>
      )}
      <FieldChoice preview={preview} fields={fields} onChange={setFields} />
      <Consequences moves={movesInWords(moves)} losses={losses} />
      {!refused && (
        <div class="row">
          <Button kind="go" large aria-haspopup="dialog" onClick={() => setAsking(true)}>
            Réunir
          </Button>
          <LinkButton kind="bare" href={`/structures/${from.id}`}>
            Ne rien changer
          </LinkButton>
        </div>
      )}
      {asking && <Confirm preview={preview} fields={fields} onStale={onStale} onClose={() => setAsking(false)} />}
    </div>
  )
}

interface ConfirmProps {
  preview: MergePreview
  fields: readonly StructureField[]
  onStale: () => void
  onClose: () => void
}

function Confirm({ preview: { from, into }, fields, onStale, onClose }: ConfirmProps) {
  const { route } = useLocation()
  const versions = { from: from.version, into: into.version }
  const sending = useSend(
    () =>
      call('POST /api/structures/:id/merge', {
        params: { id: from.id },
        body: { into: into.id, fields: [...fields], versions },
      }),
    () => route(`/structures/${into.id}`, true),
  )
  const stale = sending.refusal?.code === 'edited-elsewhere'
  return (
    <DialogForm
      title={`Réunir avec ${typo(into.details.nom)}\u202f?`}
      onClose={stale ? onStale : onClose}
      sending={sending}
      beside={[]}
      submit={{ kind: 'no', text: 'Réunir pour de bon', busy: 'Réunion…' }}
    >
      <p>
        {typo(from.details.nom)} disparaît des listes. Cela ne s’annule pas{'\u00a0'}: pour les séparer à nouveau, il
        faudrait recréer la structure et lui confier chaque fiche.
      </p>
    </DialogForm>
  )
}
