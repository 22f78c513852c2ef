import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ClaimFile } from '../../../server/contract/claims.ts'
import type { MergePreview, StructureField } from '../../../server/contract/structures.ts'
import { call } from '../../api.ts'
import { date } from '../../dates.ts'
import { count, typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { OwnWords, useDecision } from '../../ui/decision.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Note } from '../../ui/note.tsx'
import { RefusalNote, useFirstWrong } from '../../ui/refusal.tsx'
import { useShortcut } from '../../ui/shortcuts.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import styles from './claim.review.module.css'
import { Consequences, FieldChoice, missingFields } from './structure.choice.tsx'
import { movesInWords, stateWords } from './structures.words.ts'

interface Props {
  id: string
  /** Decided: the next one may open. */
  onDone: () => void
}

/** One claim to decide, both structures side by side. */
export function ClaimReview({ id, onDone }: Props) {
  const { value, error, reload } = useLoad((signal) => call('GET /api/claims/:id', { params: { id }, signal }), [id])
  const file = value?.claim.id === id ? value : null
  if (error) return <ErrorState error={error} title="La demande ne se charge pas" onRetry={reload} />
  if (!file) return <SkeletonRows rows={6} label="La demande arrive" />
  return <Review key={id} file={file} onDone={onDone} onStale={reload} />
}

function Review({ file, onDone, onStale }: { file: ClaimFile; onDone: () => void; onStale: () => void }) {
  const { claim, preview } = file
  return (
    <div class={styles.review}>
      <header class={styles.asked}>
        <h2>
          {typo(claim.claimant.name)} dit être {typo(claim.structure.name)}
        </h2>
        <p class="small mute">
          {claim.by ?? 'Un compte supprimé'}, le {date(claim.createdAt)}
        </p>
        {claim.message && <OwnWords>{claim.message}</OwnWords>}
      </header>
      {preview ? <Decide file={file} preview={preview} onDone={onDone} onStale={onStale} /> : <Decided file={file} />}
    </div>
  )
}

const Decided = ({ file: { claim } }: { file: ClaimFile }) => (
  <Note kind="good" title={claim.state === 'approved' ? 'Demande acceptée' : 'Demande refusée'}>
    <p class="small">
      {[claim.decidedBy && `Par ${claim.decidedBy}`, claim.decidedAt && `le ${date(claim.decidedAt)}`]
        .filter(Boolean)
        .join(', ')}
      {claim.reason && `. ${typo(claim.reason)}`}
    </p>
  </Note>
)

interface DecideProps {
  file: ClaimFile
  preview: MergePreview
  onDone: () => void
  onStale: () => void
}

function Decide({ file, preview, onDone, onStale }: DecideProps) {
  const [fields, setFields] = useState<StructureField[]>(() => missingFields(preview))
  const [refusing, setRefusing] = useState(false)
  const versions = { from: preview.from.version, into: preview.into.version }
  // Somebody decided before: the page shows whose decision it was.
  const settled = { onDecided: onDone, onLate: async () => onStale() }
  const { id } = file.claim
  const accept = useRef<HTMLSpanElement>(null)
  // It cannot be undone: the key leads to the button, Enter presses it.
  useShortcut('p', () => accept.current?.querySelector('button')?.focus())
  useShortcut('r', () => setRefusing(true))
  const approval = useDecision(
    () => call('POST /api/claims/:id/approve', { params: { id }, body: { fields, versions } }),
    settled,
  )
  return (
    <>
      <People file={file} />
      <Listings listings={file.listings} />
      <section aria-labelledby="a-garder">
        <h3 id="a-garder">Détails à garder</h3>
        <FieldChoice preview={preview} fields={fields} onChange={setFields} />
      </section>
      <Consequences moves={movesInWords(preview.moves)} losses={preview.losses} level="h3" />
      {preview.refused && (
        <Note kind="warn">
          <p class="small">{typo(preview.refused)}</p>
        </Note>
      )}
      <RefusalNote refusal={approval.refusal} />
      <p class="small mute">
        Accepter ne s’annule pas{'\u00a0'}: {typo(file.claim.structure.name)} disparaît des listes, ses fiches passent
        sous {typo(file.claim.claimant.name)}.
      </p>
      <div class="row">
        {!preview.refused && (
          <span ref={accept}>
            <Button kind="go" large icon="check" aria-keyshortcuts="p" onClick={() => void approval.send()}>
              {approval.busy ? 'Réunion…' : 'Accepter et réunir'}
              <Kbd hint>P</Kbd>
            </Button>
          </span>
        )}
        {approval.refusal?.code === 'edited-elsewhere' && <Button onClick={onStale}>Relire les structures</Button>}
        <Button icon="x" aria-expanded={refusing} aria-keyshortcuts="r" onClick={() => setRefusing(!refusing)}>
          Refuser…
          <Kbd hint>R</Kbd>
        </Button>
      </div>
      <Refuse id={id} open={refusing} settled={settled} />
    </>
  )
}

interface RefuseProps {
  id: string
  open: boolean
  settled: Parameters<typeof useDecision<unknown>>[1]
}

function Refuse({ id, open, settled }: RefuseProps) {
  const form = useRef<HTMLFormElement>(null)
  const [reason, setReason] = useState('')
  const refusal = useDecision(
    () => call('POST /api/claims/:id/refuse', { params: { id }, body: { reason: reason.trim() } }),
    settled,
  )
  useFirstWrong(form, refusal.refusal)
  useLayoutEffect(() => {
    if (open) form.current?.querySelector('textarea')?.focus()
  }, [open])
  const submit = (event: Event) => {
    event.preventDefault()
    void refusal.send()
  }
  return (
    <form ref={form} class={styles.refuse} hidden={!open} onSubmit={submit} noValidate aria-label="Refuser la demande">
      <TextArea
        label="Raison du refus"
        hint="La personne la lira par e-mail, et pourra refaire la demande."
        name="reason"
        maxLength={500}
        value={reason}
        error={refusal.refusal?.fields.reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      <RefusalNote refusal={refusal.refusal} beside={['reason']} />
      <div class="row">
        <Button type="submit" kind="no">
          {refusal.busy ? 'Envoi…' : 'Refuser et prévenir'}
        </Button>
      </div>
    </form>
  )
}

const People = ({ file: { members, claimantMembers } }: { file: ClaimFile }) => (
  <p class="small">
    {members.length > 0
      ? `Attention\u00a0: la structure réclamée a ${count(members.length, 'compte')} depuis la demande (${members.map(({ name }) => name).join(', ')}).`
      : 'La structure réclamée n’a aucun compte.'}{' '}
    Celle qui demande en a {claimantMembers.length}
    {claimantMembers.length > 0 && `\u00a0: ${claimantMembers.map(({ name }) => name).join(', ')}`}.
  </p>
)

const Listings = ({ listings }: { listings: ClaimFile['listings'] }) => (
  <section aria-labelledby="ses-fiches">
    <h3 id="ses-fiches">{listings.length === 0 ? 'Elle n’a aucune fiche' : count(listings.length, 'fiche')}</h3>
    <ul class={styles.listings}>
      {listings.map(({ id, title, state, place }) => (
        <li key={id}>
          {state === 'published' ? <a href={`/fiches/${id}`}>{typo(title)}</a> : typo(title)}
          <span>{[place, stateWords[state]].filter(Boolean).join(', ')}</span>
        </li>
      ))}
    </ul>
  </section>
)
