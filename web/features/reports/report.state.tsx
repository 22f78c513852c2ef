import type { Report } from '../../../server/contract/reports.ts'
import { reportStates } from '../../../server/contract/vocabulary.reports.ts'
import { date } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { Status } from '../../ui/status.tsx'
import { dueText } from './reports.words.ts'

/** How long it has been waiting and until when, or what was decided. */
export function ReportState({ report }: { report: Report }) {
  if (report.state === 'open') {
    const { late, text } = dueText(report, Date.now())
    return <Status state={late ? 'stale' : 'aging'}>{typo(text)}</Status>
  }
  const { state, decidedBy, decidedAt } = report
  return (
    <Status state={state === 'fixed' ? 'ok' : 'aging'} icon={state === 'fixed' ? 'circle-check' : 'circle-x'}>
      {reportStates[state]}
      {decidedBy && ` par ${decidedBy}`}
      {decidedAt && ` le ${date(decidedAt)}`}
    </Status>
  )
}
