import { useEffect, useRef, useState } from 'preact/hooks'
import type { ReportDetail } from '../../../server/contract/reports.ts'
import { call } from '../../api.ts'
import { Note } from '../../ui/note.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { ReportActions } from './report.actions.tsx'
import { ReportCase } from './report.case.tsx'
import styles from './report.review.module.css'

interface Props {
  id: string
  /** Once it is decided, by this admin. */
  onDone: () => void
  /** Under a line that already names the listing. */
  named?: boolean
}

/** One report, all that it takes to decide, and the decision: the same in the queue and by itself. */
export function ReportReview({ id, onDone, named = false }: Props) {
  const { value, error, reload, set } = useLoad(
    (signal) => call('GET /api/reports/:id', { params: { id }, signal }),
    [id],
  )
  const [late, setLate] = useState<string | null>(null)
  const outcome = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (late) outcome.current?.focus()
  }, [late])
  if (error) return <ErrorState error={error} onRetry={reload} />
  if (value?.id !== id) return <SkeletonRows lines rows={4} label="Le signalement arrive" />
  const beaten = async (sentence: string) => {
    set(await call('GET /api/reports/:id', { params: { id } }))
    setLate(sentence)
  }
  const decided = (report: ReportDetail) => {
    set(report)
    onDone()
  }
  return (
    <article class={styles.review} aria-label={`Signalement sur ${value.listing.title}`}>
      <ReportCase report={value} named={named} />
      <div ref={outcome} tabIndex={-1} class={styles.late}>
        {late && (
          <Note kind="warn" role="alert">
            <p class="small">{late}</p>
          </Note>
        )}
      </div>
      <ReportActions key={id} report={value} onChange={set} onDecided={decided} onLate={beaten} />
    </article>
  )
}
