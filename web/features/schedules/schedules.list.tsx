import type { Schedule } from '../../../server/contract/schedules.ts'
import { count, typo } from '../../typography.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { Status } from '../../ui/status.tsx'
import styles from './schedules.module.css'
import { stateOf, whenWords } from './schedules.words.ts'

export const SchedulesList = ({ schedules }: { schedules: readonly Schedule[] }) => (
  <Sheet bare>
    <table class={styles.table}>
      <caption class="sr">{count(schedules.length, 'tâche')}</caption>
      <thead>
        <tr>
          <th scope="col">Tâche</th>
          <th scope="col">Quand</th>
          <th scope="col">Dernière fois</th>
          <th scope="col">Résultat</th>
        </tr>
      </thead>
      <tbody>
        {schedules.map((schedule) => (
          <Row key={schedule.name} schedule={schedule} />
        ))}
      </tbody>
    </table>
  </Sheet>
)

function Row({ schedule }: { schedule: Schedule }) {
  const { does, when, lastRun } = schedule
  const { state, icon, words, more } = stateOf(schedule)
  return (
    <tr>
      <th scope="row">{typo(does)}</th>
      <td>{typo(when)}</td>
      <td>
        <span class={styles.word}>Dernière fois{'\u00a0'}: </span>
        <span class={styles.when}>
          {lastRun ? <time dateTime={lastRun.startedAt}>{whenWords(lastRun.startedAt, new Date())}</time> : 'jamais'}
        </span>
      </td>
      <td>
        <Status state={state} {...(icon && { icon })}>
          {words}
        </Status>
        {more && <span class={styles.more}>{more}</span>}
      </td>
    </tr>
  )
}
