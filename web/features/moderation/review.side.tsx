import { useState } from 'preact/hooks'
import type { Review, ReviewCheck, ReviewTwin } from '../../../server/contract/moderation.ts'
import type { StoryLine } from '../../../server/contract/story.ts'
import { call } from '../../api.ts'
import { date } from '../../dates.ts'
import { count, typo } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Status } from '../../ui/status.tsx'
import { useLoad } from '../../use-load.ts'
import { CompareDialog } from './review.compare.tsx'
import { PlanView } from './review.plan.tsx'
import styles from './review.side.module.css'

/** What helps to decide: checks, probable twins, the place, what happened before. */
export const Side = ({ review }: { review: Review }) => (
  <aside class={styles.side} aria-label="Aide à la décision">
    <section aria-labelledby="verifications">
      <h2 id="verifications">Vérifications</h2>
      <Checks review={review} />
    </section>
    {review.twins.length > 0 && (
      <section aria-labelledby="doublons">
        <h2 id="doublons">{review.twins.length > 1 ? 'Doublons probables' : 'Doublon probable'}</h2>
        <Twins review={review} />
      </section>
    )}
    {review.plan && (
      <section aria-labelledby="zone">
        <h2 id="zone">Zone proposée</h2>
        <PlanView plan={review.plan} />
      </section>
    )}
    <section aria-labelledby="histoire">
      <h2 id="histoire">Histoire</h2>
      <p class="mute">
        {typo(review.structure.name)}
        {'\u00a0'}: {count(review.structure.listings, 'fiche publiée', 'fiches publiées')}
      </p>
      <Lines lines={review.story} />
    </section>
  </aside>
)

const states = { ok: 'ok', caution: 'aging', problem: 'bad' } as const

function Checks({ review: { id, checks, triesLink } }: { review: Review }) {
  const { value } = useLoad(
    async (signal) => (triesLink ? call('GET /api/moderation/revisions/:id/link', { params: { id }, signal }) : null),
    [id],
  )
  const all: ReviewCheck[] = value ? [...checks, value] : checks
  if (all.length === 0) return <p class="mute">Rien à signaler.</p>
  return (
    <ul class={styles.checks}>
      {all.map(({ code, level, text }) => (
        <li key={code + text}>
          <Status state={states[level]} {...(level === 'caution' && { icon: 'triangle-alert' })}>
            <span>{typo(text)}</span>
          </Status>
        </li>
      ))}
    </ul>
  )
}

/** What nobody has seen goes into what is published; the page offers the other way too. */
const mergeHref = ({ listingId, nature }: Review, { id }: ReviewTwin) =>
  nature === 'new' ? `/fiches/${listingId}/reunir?avec=${id}` : `/fiches/${id}/reunir?avec=${listingId}`

function Twins({ review }: { review: Review }) {
  const [compared, setCompared] = useState<ReviewTwin | null>(null)
  return (
    <>
      <ul class={styles.twins}>
        {review.twins.map((twin) => (
          <li key={twin.id} class={styles.twin}>
            <b>{typo(twin.title)}</b>
            <span class="mute">{typo([twin.structure, twin.commune].filter(Boolean).join(', '))}</span>
            <span class={styles.reasons}>{twin.reasons.join(', ')}</span>
            <div class="row">
              {twin.can.compare && (
                <Button icon="columns-2" aria-label={`Comparer avec ${twin.title}`} onClick={() => setCompared(twin)}>
                  Comparer
                </Button>
              )}
              {twin.can.merge && (
                <LinkButton icon="git-merge" aria-label={`Fusionner avec ${twin.title}`} href={mergeHref(review, twin)}>
                  Fusionner
                </LinkButton>
              )}
              {!twin.can.compare && twin.published && (
                <LinkButton kind="bare" href={`/fiches/${twin.id}`}>
                  Voir sa fiche
                </LinkButton>
              )}
            </div>
          </li>
        ))}
      </ul>
      {compared && <CompareDialog review={review} twin={compared} onClose={() => setCompared(null)} />}
    </>
  )
}

/** What happened, the last first. */
export const Lines = ({ lines }: { lines: readonly StoryLine[] }) => (
  <ol class={styles.story}>
    {lines.map(({ at, text, listing, reason }) => (
      <li key={at + text}>
        <time dateTime={at}>{date(at)}</time>
        {typo(listing ? `${listing} : ${text.charAt(0).toLowerCase()}${text.slice(1)}` : text)}
        {reason && <span class="mute">{typo(reason)}</span>}
      </li>
    ))}
  </ol>
)
