import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Review } from '../../../server/contract/moderation.ts'
import { call } from '../../api.ts'
import { date, time } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { FreinTag } from '../../ui/frein-tag.tsx'
import { Note } from '../../ui/note.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { Status } from '../../ui/status.tsx'
import { useLoad } from '../../use-load.ts'
import styles from './queue.module.css'
import { DecisionBar } from './review.bar.tsx'
import { DifferencesView } from './review.differences.tsx'
import own from './review.module.css'
import { Readers } from './review.readers.tsx'
import { Side } from './review.side.tsx'
import { Taken } from './review.taken.tsx'
import { useDecisions } from './use-decisions.ts'
import { useRemarks } from './use-remarks.ts'

interface Props {
  id: string
  /** Who else has it open. */
  readers: readonly string[]
  /** One more each time it is found to wait no longer. */
  gone: number
  reload: () => void
  done: (sentence: string) => void
  step: (by: 1 | -1) => void
}

/** One version of a listing: what changes, what helps to decide, the decision. */
export function RevisionReview({ id, gone, ...props }: Props) {
  const { value, error, reload } = useLoad(
    (signal) => call('GET /api/moderation/revisions/:id', { params: { id }, signal }),
    [id, gone],
  )
  if (value) return <Opened review={value} again={reload} {...props} />
  return (
    <section class={styles.read}>
      <h1 class="sr">Relecture</h1>
      {error ? (
        <Unreadable error={error} again={reload} step={props.step} />
      ) : (
        <SkeletonRows lines rows={5} label="La fiche arrive" />
      )}
    </section>
  )
}

const isMissing = (error: unknown) => (error as { status?: number }).status === 404

const Unreadable = ({ error, again, step }: { error: unknown; again: () => void; step: Props['step'] }) =>
  isMissing(error) ? (
    <EmptyState
      icon="file-question-mark"
      title="Rien à relire ici"
      text="Cette version a été reprise par sa structure, ou n’est pas de vos départements."
    >
      <Button kind="go" onClick={() => step(1)}>
        Aller à la suivante
      </Button>
    </EmptyState>
  ) : (
    <ErrorState error={error} onRetry={again} />
  )

interface OpenedProps extends Omit<Props, 'id' | 'gone'> {
  review: Review
  again: () => void
}

function Opened({ review, readers, again, reload, done, step }: OpenedProps) {
  const [late, setLate] = useState<string | null>(null)
  const remarks = useRemarks(review.id)
  const decisions = useDecisions(review, {
    done,
    late: (sentence) => {
      setLate(sentence)
      again()
      reload()
    },
  })
  const first = review.differences.changed[0]?.field ?? 'nom'
  const send = () => {
    const ready = remarks.ready(first)
    if (ready) void decisions.askChanges({ ...ready })
  }
  const compared = review.nature !== 'new'
  return (
    <>
      <section class={styles.read}>
        <Head review={review} again={again} reload={reload} />
        <Readers names={readers} />
        <Outcome sentence={late ?? review.decided} waits={review.decided === null} step={step} />
        <DifferencesView
          differences={review.differences}
          compared={compared}
          afterwards={review.nature === 'correction'}
          remarks={review.can.askChanges ? remarks : null}
          onSend={send}
        />
      </section>
      <Side review={review} />
      <DecisionBar review={review} decisions={decisions} remarks={remarks} first={first} onSend={send} step={step} />
    </>
  )
}

const verbs = {
  new: 'Nouvelle fiche envoyée',
  change: 'Modification envoyée',
  correction: 'Correction publiée',
} as const

function Head({ review, again, reload }: { review: Review; again: () => void; reload: () => void }) {
  const { title, freins, nature, sentAt, sentBy, structure, published, listingId } = review
  const heading = useRef<HTMLHeadingElement>(null)
  // One after the other: reading starts again from each title.
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), [review.id])
  useEffect(() => {
    document.title = `Relire${'\u00a0'}: ${title} – Levier`
  }, [title])
  const verb = verbs[nature as keyof typeof verbs] ?? 'Envoyée'
  return (
    <header class={own.title}>
      <p class="row small mute">
        {freins.slice(0, 2).map((frein) => (
          <FreinTag key={frein} frein={frein} />
        ))}
        {sentAt && (
          <span>
            {verb} le {date(sentAt)} à {time(sentAt)}
            {sentBy && ` par ${sentBy}`}
          </span>
        )}
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {typo(title)}
      </h1>
      <p class="row small mute">
        <span>{typo(structure.name)}</span>
        {structure.trusted && (
          <Status state="ok" icon="badge-check">
            Structure de confiance
          </Status>
        )}
        {published && (
          <a class={own.see} href={`/fiches/${listingId}`}>
            Voir la fiche publiée
          </a>
        )}
        {review.can.edit && (
          <a class={own.see} href={`/mes-fiches/${listingId}`}>
            Corriger à sa place
          </a>
        )}
        <a class={own.see} href={`/fiches/${listingId}/histoire`}>
          Toute son histoire
        </a>
        {review.decided === null && (
          <Taken
            item={{ kind: 'fiche', id: review.id }}
            assignee={review.assignee}
            onMoved={() => {
              again()
              reload()
            }}
          />
        )}
      </p>
    </header>
  )
}

/** What became of it, when it was not decided here; or why what was decided here did not go through. */
function Outcome({ sentence, waits, step }: { sentence: string | null; waits: boolean; step: Props['step'] }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (sentence) place.current?.focus()
  }, [sentence])
  return (
    <div ref={place} tabIndex={-1} class={own.outcome}>
      {sentence && (
        <Note kind="warn" role="alert" title={waits ? 'La fiche a changé' : 'Déjà décidé'}>
          <p class="small">{typo(sentence)}</p>
          {!waits && (
            <p class="row">
              <Button onClick={() => step(1)}>Passer à la suivante</Button>
              <LinkButton kind="bare" href="/file">
                Revenir à la file
              </LinkButton>
            </p>
          )}
        </Note>
      )}
    </div>
  )
}
