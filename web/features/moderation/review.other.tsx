import type { ComponentType } from 'preact'
import type { QueueItem } from '../../../server/contract/moderation.ts'
import { useLater } from '../../ui/later.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { loadClaimReview, loadReportReview } from '../moderation.reviews.ts'
import styles from './queue.module.css'
import type { OpenItem } from './queue.page.tsx'
import { Readers } from './review.readers.tsx'
import { StepKeys } from './review.steps.tsx'
import { Taken } from './review.taken.tsx'

/** What its own feature makes of one thing to decide. */
export type Review = ComponentType<{ id: string; onDone: () => void }>

const loads: Readonly<Partial<Record<OpenItem['kind'], { load: () => Promise<Review>; title: string }>>> = {
  signalement: { load: loadReportReview, title: 'Signalement' },
  rattachement: { load: loadClaimReview, title: 'Demande de rattachement' },
}

interface Props {
  item: OpenItem
  readers: readonly string[]
  /** Undefined: it waits no longer. */
  listed: QueueItem | undefined
  reload: () => void
  done: (sentence: string) => void
  step: (by: 1 | -1) => void
}

export function OtherReview({ item: { kind, id }, readers, listed, reload, done, step }: Props) {
  const known = loads[kind]
  const Review = useLater(known !== undefined, () => known!.load())
  return (
    <section class={styles.other}>
      <h1 class="sr">{known?.title ?? 'Rien à relire ici'}</h1>
      <Readers names={readers} />
      {Review ? (
        <Review id={id} onDone={() => done('Décision enregistrée')} />
      ) : (
        <SkeletonRows lines rows={4} label="Arrive" />
      )}
      <div class={styles.foot}>
        {listed && <Taken item={{ kind, id }} assignee={listed.assignee} onMoved={reload} />}
        <StepKeys step={step} class={styles.steps} />
      </div>
    </section>
  )
}
