import { useRef, useState } from 'preact/hooks'
import type { Structure } from '../../../server/contract/structures.ts'
import { ApiError, call } from '../../api.ts'
import { time } from '../../dates.ts'
import { tabMemory } from '../../tab-memory.ts'
import { Button } from '../../ui/button.tsx'
import { LeaveGuard } from '../../ui/leave-guard.tsx'
import { Note } from '../../ui/note.tsx'
import { RefusalNote, useFirstWrong } from '../../ui/refusal.tsx'
import { useSend } from '../../use-send.ts'
import { caughtUp, changedBy, changesOf, type Draft, draftOf, isChanged, type KeptDraft } from './structure.draft.ts'
import { StructureFields } from './structure.fields.tsx'
import styles from './structure.form.module.css'
import { fieldLabels, fieldsInOrder } from './structures.words.ts'

interface Props {
  structure: Structure
  onSaved: (structure: Structure) => void
  /** Reads it again, when somebody else has changed it. */
  reread: () => Promise<Structure>
}

/** A reload, or a tab closed by mistake, loses nothing that was typed. */
const keptMinutes = 24 * 60
const memoryOf = (id: string) => tabMemory<KeptDraft>(`structure-${id}`, keptMinutes)

function useDraft(structure: Structure) {
  const memory = memoryOf(structure.id)
  const [draft, setDraft] = useState(() => memory.recall()?.draft ?? draftOf(structure.details))
  const change = (next: Draft, base: Structure) => {
    setDraft(next)
    if (isChanged(next, base.details)) memory.keep({ draft: next, base: { id: base.id, version: base.version } })
    else memory.forget()
  }
  return { draft, change }
}

/** The details of a structure, for its people and for admins alike. */
export function StructureForm({ structure, onSaved, reread }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const { draft, change } = useDraft(structure)
  const latest = useRef(draft)
  latest.current = draft
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [others, setOthers] = useState<string | null>(null)
  const { busy, refusal, send } = useSend(async () => {
    const changes = changesOf(draft, structure.details)
    const body = { version: structure.version, changes }
    const sent = await call('PATCH /api/structures/:id', { params: { id: structure.id }, body }).catch(meetOthers)
    if (!sent) return
    change(caughtUp(latest.current, { ...structure.details, ...changes }, sent.details), sent)
    onSaved(sent)
    setOthers(null)
    setSavedAt(new Date().toISOString())
  })
  // Somebody else saved first: what was typed stays, the rest is theirs, and both are told.
  const meetOthers = async (error: unknown) => {
    if (!(error instanceof ApiError && error.code === 'edited-elsewhere')) throw error
    const newest = await reread()
    setOthers(
      changedBy(structure.details, newest.details)
        .map((field) => fieldLabels[field])
        .join(', '),
    )
    change(caughtUp(latest.current, structure.details, newest.details), newest)
    onSaved(newest)
  }
  useFirstWrong(form, refusal)
  const changed = isChanged(draft, structure.details)
  const submit = (event: Event) => {
    event.preventDefault()
    void send()
  }
  return (
    <form ref={form} class={styles.form} onSubmit={submit} noValidate aria-label="Détails de la structure">
      <StructureFields
        draft={draft}
        errors={refusal?.fields ?? {}}
        onChange={(typed) => change({ ...latest.current, ...typed }, structure)}
      />
      <div class={styles.end}>
        {others !== null && <Elsewhere fields={others} />}
        <RefusalNote refusal={refusal} beside={fieldsInOrder} />
        <div class="row">
          <Button type="submit" kind="go" icon="check" large>
            {busy ? 'Enregistrement…' : 'Enregistrer'}
          </Button>
          <p role="status" class="small mute">
            {changed ? 'Modifications non enregistrées.' : savedAt && `Enregistré à ${time(savedAt)}.`}
          </p>
        </div>
      </div>
      <LeaveGuard dirty={changed} />
    </form>
  )
}

const Elsewhere = ({ fields }: { fields: string }) => (
  <Note kind="warn" role="alert" title="Quelqu’un d’autre a modifié cette structure entre-temps">
    <p class="small">
      {fields && `Ce qui a changé\u00a0: ${fields}. `}
      Ce que vous avez écrit est gardé{'\u00a0'}: relisez, puis enregistrez à nouveau.
    </p>
  </Note>
)
