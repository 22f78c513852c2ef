import type { AuditEntry } from '../../../server/contract/audit.ts'
import { time } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { codesInShort } from '../accounts/departements.words.ts'
import styles from './audit.module.css'
import { byDay, targetOf } from './audit.words.ts'

/** One sheet of ruled lines under their days, the newest first. */
export const AuditList = ({ entries }: { entries: readonly AuditEntry[] }) => (
  <Sheet bare>
    {byDay(entries).map(({ day, title, entries }) => (
      <section key={day} class={styles.day} aria-labelledby={`jour-${day}`}>
        <h2 id={`jour-${day}`}>{title}</h2>
        <ul>
          {entries.map((entry) => (
            <Line key={entry.id} entry={entry} />
          ))}
        </ul>
      </section>
    ))}
  </Sheet>
)

function Line({ entry }: { entry: AuditEntry }) {
  const { at, actor, action, detail, address, departements } = entry
  const target = targetOf(entry)
  return (
    <li class={styles.line}>
      <time dateTime={at}>{time(at)}</time>
      <div class={styles.what}>
        <p>
          <b>{action.label}</b>
          {target && `\u00a0· ${target}`}
        </p>
        {detail && <p class={styles.second}>{typo(detail)}</p>}
      </div>
      <div class={styles.who}>
        <p>
          <span class="sr">Par </span>
          {actor.name}
        </p>
        {address && <p class={styles.second}>Réseau {address}</p>}
      </div>
      <p class={styles.where}>{departements.length > 0 && `Dép.\u00a0${codesInShort(departements)}`}</p>
    </li>
  )
}
