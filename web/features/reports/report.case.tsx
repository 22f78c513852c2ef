import type { ComponentChildren } from 'preact'
import type { ReportDetail } from '../../../server/contract/reports.ts'
import { partnerAnswers, reportKinds } from '../../../server/contract/vocabulary.reports.ts'
import { date, time } from '../../dates.ts'
import { count, typo } from '../../typography.ts'
import { Fact, Facts, OwnWords } from '../../ui/decision.tsx'
import { Status } from '../../ui/status.tsx'
import styles from './report.review.module.css'
import { ReportState } from './report.state.tsx'
import { afterCalls, fieldName } from './reports.words.ts'

/** What is reported beside what the listing says, then the rest. */
export const ReportCase = ({ report, named }: { report: ReportDetail; named: boolean }) => (
  <>
    {!named && <Head report={report} />}
    <div class={styles.sides}>
      <Part title="Signalé">
        <p>
          <b>{fieldName(report.field)}</b>
          <br />
          {reportKinds[report.kind]}
        </p>
        {report.message && <OwnWords>{report.message}</OwnWords>}
        <p class="small mute">{madeBy(report)}</p>
        {report.calls > 0 && <p class="small">{afterCalls(report.calls)}</p>}
      </Part>
      <Part title="Ce que dit la fiche">
        <Value lines={report.value} />
      </Part>
    </div>
    <FromStructure report={report} />
    <Others others={report.others} />
    <History history={report.history} />
  </>
)

function Head({ report }: { report: ReportDetail }) {
  const { listing } = report
  return (
    <header class={styles.head}>
      <h2>
        <a href={`/fiches/${listing.id}`}>{typo(listing.title)}</a>
      </h2>
      <Facts>
        <Fact icon="landmark">{typo(listing.structure.name)}</Fact>
        {listing.commune && <Fact icon="map-pin">{listing.commune}</Fact>}
        {listing.state === 'archived' && <Status state="bad">Fiche retirée</Status>}
        <ReportState report={report} />
      </Facts>
    </header>
  )
}

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class={styles.part}>
    <h3>{title}</h3>
    {children}
  </section>
)

const madeBy = ({ reporter, createdAt }: ReportDetail) => {
  const who = reporter ? [reporter.name, reporter.organisation].filter(Boolean).join(', ') : null
  return typo(`${who ? `${who}, ` : ''}le ${date(createdAt)} à ${time(createdAt)}`)
}

const Value = ({ lines }: { lines: readonly string[] }) =>
  lines.length === 0 ? (
    <p class="mute">Ce champ est vide.</p>
  ) : (
    <ul class={styles.value}>
      {lines.map((line) => (
        <li key={line}>{typo(line)}</li>
      ))}
    </ul>
  )

function FromStructure({ report: { asked, partner } }: { report: ReportDetail }) {
  if (!asked && !partner) return null
  return (
    <Facts>
      {asked && (
        <Fact icon="mail">
          Structure interrogée le {date(asked)} à {time(asked)}
        </Fact>
      )}
      {partner && (
        <Status state={partner.answer === 'corrected' ? 'ok' : 'aging'} icon="message-circle-heart">
          {typo(`La structure répond : « ${partnerAnswers[partner.answer]} », le ${date(partner.at)}`)}
        </Status>
      )}
    </Facts>
  )
}

function Others({ others }: Pick<ReportDetail, 'others'>) {
  if (others.length === 0) return null
  return (
    <Part title={`${count(others.length, 'autre signalement', 'autres signalements')} sur cette fiche`}>
      <ul class={styles.lines}>
        {others.map((other) => (
          <li key={other.id}>
            {fieldName(other.field)}, {reportKinds[other.kind].toLowerCase()}
            {other.message && typo(` : « ${other.message} »`)} <span class="mute">({date(other.createdAt)})</span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function History({ history }: Pick<ReportDetail, 'history'>) {
  if (history.length === 0) return null
  return (
    <details class={styles.history}>
      <summary>Histoire de la fiche</summary>
      <ol class={styles.lines}>
        {history.map(({ at, who, text }) => (
          <li key={`${at} ${text}`}>
            <span class="mute">{date(at)}</span> {typo(text)}
            {who && <span class="mute">, {who}</span>}
          </li>
        ))}
      </ol>
    </details>
  )
}
