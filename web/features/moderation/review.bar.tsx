import { useState } from 'preact/hooks'
import type { Review } from '../../../server/contract/moderation.ts'
import { count } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { useShortcut } from '../../ui/shortcuts.ts'
import styles from './queue.module.css'
import { ReasonDialog } from './review.reason.tsx'
import { StepKeys } from './review.steps.tsx'
import type { Decisions } from './use-decisions.ts'
import type { Remarks } from './use-remarks.ts'

interface Props {
  review: Review
  decisions: Decisions
  remarks: Remarks
  /** The field a first remark is about, unless told. */
  first: string
  onSend: () => void
  step: (by: 1 | -1) => void
}

/**
 * The decisions, always in sight, each with its key. A refusal is confirmed by its reason. The next one opens under the
 * same button and the same key: one held down or a second click of two would decide on what nobody has read.
 */
export function DecisionBar({ review, decisions, remarks, first, onSend, step }: Props) {
  const { can, nature } = review
  const [asking, setAsking] = useState<'reject' | 'undo' | null>(null)
  const { busy, refusal } = decisions
  const approve = can.markRead ? decisions.markRead : can.publish ? decisions.publish : null
  const refuse = can.undo ? 'undo' : can.reject ? 'reject' : null
  const approves = approve !== null
  useShortcut('p', ({ repeat }) => repeat || void approve?.())
  useShortcut('c', () => can.askChanges && remarks.begin(first))
  useShortcut('r', () => setAsking(refuse))
  return (
    <section class={styles.decide} aria-label="Décision">
      <RefusalNote refusal={asking ? null : refusal} beside={['reason']} />
      {approves && (
        <Button
          kind="go"
          icon="check"
          large
          aria-keyshortcuts="p"
          onClick={({ detail }) => detail > 1 || void approve()}
        >
          {busy && !asking ? 'Un instant…' : can.markRead ? 'C’est juste' : 'Publier'}
          <Kbd hint>P</Kbd>
        </Button>
      )}
      {can.askChanges && (
        <Button icon="message-square-plus" large aria-keyshortcuts="c" onClick={onSend}>
          <AskText asked={Object.keys(remarks.asked).length} />
          <Kbd hint>C</Kbd>
        </Button>
      )}
      {refuse && (
        <Button
          kind="no"
          icon={refuse === 'undo' ? 'undo-2' : 'x'}
          large
          aria-keyshortcuts="r"
          onClick={() => setAsking(refuse)}
        >
          {refuse === 'undo' ? 'Annuler la correction' : 'Refuser'}
          <Kbd hint>R</Kbd>
        </Button>
      )}
      <StepKeys step={step} />
      {asking && (
        <ReasonDialog
          what={asking}
          change={nature !== 'new'}
          structure={review.structure.name}
          decisions={decisions}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  )
}

/** On a small screen the three decisions stay on one line. */
const AskText = ({ asked }: { asked: number }) => (
  <>
    <span class={styles.long}>
      {asked === 0 ? 'Demander une correction' : `Demander ${count(asked, 'correction')}`}
    </span>
    <span class={styles.short}>{asked === 0 ? 'À corriger' : count(asked, 'correction')}</span>
  </>
)
