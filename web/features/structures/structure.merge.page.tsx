import { useState } from 'preact/hooks'
import { useLocation, useRoute } from 'preact-iso'
import type { MergePreview, StructureField } from '../../../server/contract/structures.ts'
import { call } from '../../api.ts'
import { typo } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Desk } from '../../ui/desk.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Note } from '../../ui/note.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { useSend } from '../../use-send.ts'
import { Consequences, FieldChoice, missingFields } from './structure.choice.tsx'
import styles from './structures.module.css'
import { movesInWords } from './structures.words.ts'

const title = 'Réunir deux structures'

/** Two structures side by side, before the one goes into the other. */
export function MergePage() {
  const from = useRoute().params.id ?? ''
  const into = useLocation().query.avec ?? ''
  const { value, error, reload } = useLoad(
    (signal) => call('GET /api/structures/:id/merge', { params: { id: from }, query: { into }, signal }),
    [from, into],
  )
  const fresh = value?.from.id === from && value.into.id === into ? value : null
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  return (
    <Desk
      title={title}
      lead={fresh ? `${typo(fresh.from.details.nom)} part, ${typo(fresh.into.details.nom)} reste.` : '\u00a0'}
      action={
        <LinkButton href={`/structures/${into}/reunir?avec=${from}`} icon="refresh-cw">
          Garder plutôt l’autre
        </LinkButton>
      }
    >
      {error ? (
        <ErrorState error={error} title="Ces deux structures ne se comparent pas" onRetry={reload} />
      ) : fresh ? (
        <Merge key={`${from} ${into} ${fresh.from.version} ${fresh.into.version}`} preview={fresh} onStale={reload} />
      ) : (
        <SkeletonRows rows={6} label="Les structures arrivent" />
      )}
    </Desk>
  )
}

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
