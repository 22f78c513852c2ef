import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Listing } from '../../../server/contract/listings.ts'
import type { ReportField } from '../../../server/contract/vocabulary.reports.ts'
import { Button } from '../../ui/button.tsx'
import { useLater } from '../../ui/later.ts'
import { loadOwnReports, loadReportDialog } from '../listing.extras.ts'
import styles from './listing.report.module.css'

export interface Reporting {
  /** Opens the form on a field; null: the whole listing. Absent for who corrects instead of reporting. */
  open: ((field: ReportField | null) => void) | null
  /** What this account reported here, and what came of it. */
  own: ComponentChildren
  dialog: ComponentChildren
}

/** Saying that something in a listing is wrong: the form, and one's own reports, come when they are wanted. */
export function useReporting(listing: Listing): Reporting {
  const [field, setField] = useState<ReportField | null | undefined>(undefined)
  // Counts what is sent from here: one's own reports are read again.
  const [sent, setSent] = useState(0)
  useEffect(() => {
    setField(undefined)
    setSent(0)
  }, [listing.id])
  const Dialog = useLater(field !== undefined, loadReportDialog)
  const Own = useLater(listing.reported || sent > 0, loadOwnReports)
  const close = () => setField(undefined)
  return {
    open: listing.can.report ? setField : null,
    own: Own && <Own key={`${listing.id} ${sent}`} listingId={listing.id} />,
    dialog: Dialog && field !== undefined && (
      <Dialog listingId={listing.id} field={field} onClose={close} onSent={() => setSent(sent + 1)} />
    ),
  }
}

interface FlagProps {
  open: Reporting['open']
  field: ReportField
  /** What it is about: «Horaires». */
  what: string
}

/** A small flag beside what may be wrong. */
export const Flag = ({ open, field, what }: FlagProps) =>
  open && (
    <Button
      kind="bare"
      square
      icon="flag"
      class={styles.flag}
      aria-label={`Signaler une erreur\u00a0: ${what}`}
      title="Signaler une erreur"
      onClick={() => open(field)}
    />
  )

/** For the whole listing. */
export const ReportButton = ({ open }: Pick<Reporting, 'open'>) =>
  open && (
    <Button kind="bare" icon="flag" onClick={() => open(null)}>
      Signaler une erreur
    </Button>
  )
