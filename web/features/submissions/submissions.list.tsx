import { useState } from 'preact/hooks'
import type { SubmissionGroup, SubmissionRow } from '../../../server/contract/submissions.ts'
import type { Verified } from '../../../server/contract/verifications.ts'
import { date } from '../../dates.ts'
import { count, typo } from '../../typography.ts'
import { Icon } from '../../ui/icon.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Status } from '../../ui/status.tsx'
import { AvailabilityChoice } from '../availability.extras.ts'
import { VerifyBar, VerifyButton } from '../submissions.extras.ts'
import { nameOf } from './submission.fields.ts'
import styles from './submissions.module.css'
import { detailOf, groupWords, titleOf } from './submissions.words.ts'

interface Props {
  listings: readonly SubmissionRow[]
  /** One or several were confirmed: their rows have another place. */
  onVerified: () => void
}

/** The listings by what needs somebody first; those withdrawn are folded away. */
export function SubmissionsList({ listings, onVerified: changed }: Props) {
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set())
  const onVerified = (all: readonly Verified[]) => {
    setConfirmed(new Set([...confirmed, ...all.map(({ id }) => id)]))
    changed()
  }
  const isDue = ({ id, group }: SubmissionRow) => group === 'confirm' && !confirmed.has(id)
  const due = listings.filter(isDue).map(({ id }) => id)
  const groups = [...new Set(listings.map(({ group }) => group))]
  return (
    <div class={styles.groups}>
      <VerifyBar ids={due} confirmed={confirmed.size} onVerified={onVerified} />
      {groups.map((group) => {
        const rows = listings.filter((row) => row.group === group)
        return group === 'archived' ? (
          <details key={group} class={styles.folded}>
            <summary>
              {groupWords[group].heading} ({rows.length})
            </summary>
            <Rows rows={rows} isDue={isDue} onVerified={onVerified} />
          </details>
        ) : (
          <Group key={group} group={group} rows={rows} isDue={isDue} onVerified={onVerified} />
        )
      })}
    </div>
  )
}

interface RowsProps {
  rows: readonly SubmissionRow[]
  isDue: (row: SubmissionRow) => boolean
  onVerified: (verified: readonly Verified[]) => void
}

const Group = ({ group, rows, ...due }: RowsProps & { group: SubmissionGroup }) => (
  <section aria-labelledby={`groupe-${group}`} class={styles.group}>
    <h2 id={`groupe-${group}`}>
      {groupWords[group].heading} <span class={styles.count}>{rows.length}</span>
    </h2>
    <Rows rows={rows} {...due} />
  </section>
)

const Rows = ({ rows, isDue, onVerified }: RowsProps) => (
  <Sheet bare>
    <ul>
      {rows.map((row) => (
        <Row key={row.id} row={row} due={isDue(row)} onVerified={onVerified} />
      ))}
    </ul>
  </Sheet>
)

/** One listing: the title's link covers the row. */
function Row({ row, due, onVerified }: { row: SubmissionRow; due: boolean } & Pick<RowsProps, 'onVerified'>) {
  const { text, icon, state } = groupWords[row.group]
  const pending = row.group === 'pending' && row.state === 'published'
  return (
    <li class={styles.row}>
      <h3 class={styles.title}>
        <a href={`/mes-fiches/${row.id}`}>{titleOf(row.title)}</a>
      </h3>
      <p class={styles.state}>
        <Status state={state} icon={icon}>
          {pending ? 'Modification en relecture' : text}
        </Status>
        <span class="mute">{detailOf(row)}</span>
      </p>
      <p class={styles.views}>{row.state === 'published' && views(row.views)}</p>
      {(row.reason || row.closure || row.calls) && (
        <div class={styles.more}>
          {row.reason && <p>{askedText(row)}</p>}
          {row.closure && (
            <p>
              <Icon name="calendar-off" />
              {closureText(row.closure)}
            </p>
          )}
          {row.calls && (
            <p>
              <Icon name="phone" />
              {row.calls}
            </p>
          )}
        </div>
      )}
      {(due || row.can.sayAvailability) && (
        <div class={styles.act}>
          {row.can.sayAvailability && (
            <AvailabilityChoice id={row.id} title={row.title} availability={row.availability} />
          )}
          {due && <VerifyButton id={row.id} title={row.title} onVerified={(one) => onVerified([one])} />}
        </div>
      )}
    </li>
  )
}

const views = (value: number) => `${count(value, 'consultation')} en 30${'\u00a0'}jours`

/** The reason, and the fields it is about. */
function askedText({ reason, remarks }: SubmissionRow): string {
  const fields = [...new Set(Object.keys(remarks).map(nameOf))]
  return typo(fields.length > 0 ? `${reason} (${fields.join(', ')})` : (reason ?? ''))
}

function closureText({ from, until }: NonNullable<SubmissionRow['closure']>): string {
  if (from && until) return `Fermeture du ${date(from)} au ${date(until)}`
  return from ? `Fermeture à partir du ${date(from)}` : `Fermeture jusqu’au ${date(until ?? '')}`
}
