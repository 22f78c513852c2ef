import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { ListingMerge } from '../../../server/contract/merges.ts'
import { call } from '../../api.ts'
import { typo } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Check, Group } from '../../ui/choice.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { Note } from '../../ui/note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Status } from '../../ui/status.tsx'
import { useSend } from '../../use-send.ts'
import styles from './listing.merge.module.css'
import { MergeFrame } from './merge.frame.tsx'
import { Consequences } from './structure.choice.tsx'
import { freshnessWords, stateWords } from './structures.words.ts'

/** Two listings side by side, before the one is withdrawn for the other. */
export const ListingMergePage = () => (
  <MergeFrame
    title="Réunir deux fiches"
    what="fiches"
    load={({ from, into }, signal) =>
      call('GET /api/listings/:id/merge', { params: { id: from }, query: { into }, signal })
    }
    lead={() => 'L’une est retirée, l’autre reste. Qui ouvre l’ancienne adresse est conduit à celle qui reste.'}
  >
    {(merge, again) => <Merge key={`${merge.from.id} ${merge.into.id}`} merge={merge} onStale={again} />}
  </MergeFrame>
)

function Merge({ merge, onStale }: { merge: ListingMerge; onStale: () => void }) {
  const [taken, setTaken] = useState<readonly string[]>(() => merge.intervenants.map(({ id }) => id))
  const [asking, setAsking] = useState(false)
  const { intervenants, losses, refused } = merge
  const take = (id: string, on: boolean) => setTaken(on ? [...taken, id] : taken.filter((one) => one !== id))
  return (
    <div class={styles.page}>
      {refused && (
        <Note kind="warn" title="Ces deux fiches ne se réunissent pas dans ce sens">
          <p class="small">{typo(refused)}</p>
        </Note>
      )}
      <Sides merge={merge} />
      {intervenants.length > 0 && (
        <Sheet>
          <Group legend="Reprendre dans la fiche gardée">
            {intervenants.map(({ id, text }) => (
              <Check key={id} label={typo(text)} checked={taken.includes(id)} onChange={(on) => take(id, on)} />
            ))}
          </Group>
        </Sheet>
      )}
      <Consequences moves={[]} losses={losses} />
      {!refused && (
        <div class="row">
          <Button kind="go" large aria-haspopup="dialog" onClick={() => setAsking(true)}>
            Réunir
          </Button>
          <LinkButton kind="bare" href={`/structures/${merge.from.structure.id}`}>
            Ne rien changer
          </LinkButton>
        </div>
      )}
      {asking && <Confirm merge={merge} taken={taken} onStale={onStale} onClose={() => setAsking(false)} />}
    </div>
  )
}

const Sides = ({ merge: { from, into, differences } }: { merge: ListingMerge }) => (
  <div class={styles.table}>
    <div class={styles.head}>
      <span />
      <Side side={into} word="Reste" />
      <Side side={from} word="Part" />
    </div>
    {differences.map(({ field, label, ...said }) => (
      <div key={field} class={styles.line}>
        <b>{label}</b>
        <p>
          <span class="sr">Celle qui reste{'\u00a0'}: </span>
          {said.into ? typo(said.into) : <i>Rien</i>}
        </p>
        <p>
          <span class="sr">Celle qui part{'\u00a0'}: </span>
          {said.from ? typo(said.from) : <i>Rien</i>}
        </p>
      </div>
    ))}
    {differences.length === 0 && <p class={styles.same}>Elles disent la même chose.</p>}
  </div>
)

const Side = ({ side, word }: { side: ListingMerge['from']; word: string }) => (
  <div>
    <span class="small mute">{word}</span>
    <h2>{typo(side.title)}</h2>
    <p class="small">
      <a href={`/structures/${side.structure.id}`}>{typo(side.structure.name)}</a>
    </p>
    <p class="small mute">{[side.place, side.source].filter(Boolean).join(', ')}</p>
    {side.state === 'published' ? (
      <Status state={side.freshness}>{freshnessWords[side.freshness]}</Status>
    ) : (
      <Status state="aging">{stateWords[side.state]}</Status>
    )}
  </div>
)

interface ConfirmProps {
  merge: ListingMerge
  taken: readonly string[]
  onStale: () => void
  onClose: () => void
}

function Confirm({ merge: { from, into }, taken, onStale, onClose }: ConfirmProps) {
  const { route } = useLocation()
  const sending = useSend(
    () =>
      call('POST /api/listings/:id/merge', {
        params: { id: from.id },
        body: { into: into.id, intervenants: [...taken] },
      }),
    () => route(into.state === 'published' ? `/fiches/${into.id}` : `/structures/${into.structure.id}`, true),
  )
  const stale = sending.refusal?.code === 'edited-elsewhere'
  return (
    <DialogForm
      title={`Retirer «\u00a0${typo(from.title)}\u00a0»\u202f?`}
      onClose={stale ? onStale : onClose}
      sending={sending}
      beside={[]}
      submit={{ kind: 'no', text: 'Retirer et réunir', busy: 'Réunion…' }}
    >
      <p>
        Elle quitte les résultats aussitôt, et son adresse conduit à «{'\u00a0'}
        {typo(into.title)}
        {'\u00a0'}». Cela ne s’annule pas.
      </p>
    </DialogForm>
  )
}
