import type { OwnReport } from '../../../server/contract/reports.ts'
import { reportKinds, reportStates } from '../../../server/contract/vocabulary.reports.ts'
import { call } from '../../api.ts'
import { date } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { Note } from '../../ui/note.tsx'
import { useLoad } from '../../use-load.ts'
import { fieldName, whenText } from './reports.words.ts'

const shownAtMost = 3

/** What one reported on this listing, and the answers. Nothing is said when they cannot be read. */
export function OwnReports({ listingId }: { listingId: string }) {
  const { value } = useLoad((signal) => call('GET /api/reports/mine', { query: { listing: listingId }, signal }))
  if (!value || value.reports.length === 0) return null
  return value.reports.slice(0, shownAtMost).map((report) => <OwnLine key={report.id} report={report} />)
}

const whatOf = ({ field, kind }: OwnReport) => `${fieldName(field)} : ${lower(reportKinds[kind])}`
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

function OwnLine({ report }: { report: OwnReport }) {
  const { state, createdAt, dueAt, answer, decidedAt } = report
  if (state === 'open')
    return (
      <Note title={`Vous avez signalé une erreur le ${date(createdAt)}`}>
        <p class="small">{typo(`${whatOf(report)}. Réponse attendue avant ${whenText(dueAt, Date.now())}.`)}</p>
      </Note>
    )
  return (
    <Note kind="good" title={`Votre signalement a eu une réponse${decidedAt ? ` le ${date(decidedAt)}` : ''}`}>
      <p class="small">
        {typo([`${whatOf(report)}. ${reportStates[state]}.`, answer].filter(Boolean).join(' '))} Merci.
      </p>
    </Note>
  )
}
