import type { QualityBoard } from '../../../server/contract/quality.ts'
import { number, typo } from '../../typography.ts'
import { cx } from '../../ui/cx.ts'
import styles from './quality.module.css'
import { monthText, share } from './quality.words.ts'

type Months = QualityBoard['months']
type Month = Months[number]

const width = 640
const height = 160
const edge = 8

const lines = [
  { key: 'within6', text: 'moins de 6 mois', style: styles.six },
  { key: 'within12', text: 'moins de 12 mois', style: styles.twelve },
] as const

const ratio = (month: Month, key: 'within6' | 'within12') => (month.published ? month[key] / month.published : 0)

/** Where each month lies, left to right; from none at the bottom to all at the top. */
const pointsOf = (months: Months, key: 'within6' | 'within12') =>
  months.map((month, at) => {
    const step = months.length > 1 ? (width - 2 * edge) / (months.length - 1) : 0
    return [edge + at * step, edge + (1 - ratio(month, key)) * (height - 2 * edge)] as const
  })

/** How the shares went month by month: a drawing, and the same in figures. */
export function History({ months }: { months: Months }) {
  if (months.length === 0) return null
  return (
    <section class={styles.history} aria-labelledby="mois">
      <h2 id="mois">Part des fiches vérifiées, mois par mois</h2>
      {months.length > 1 && <Drawing months={months} />}
      <Table months={months} />
    </section>
  )
}

const Drawing = ({ months }: { months: Months }) => (
  <figure>
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label="Courbes ; les chiffres sont dans le tableau">
      {[0, 0.5, 1].map((level) => {
        const y = edge + (1 - level) * (height - 2 * edge)
        return <line key={level} class={styles.level} x1={0} x2={width} y1={y} y2={y} />
      })}
      {lines.map(({ key, style }) => (
        <g key={key} class={style}>
          <polyline points={pointsOf(months, key).join(' ')} />
          {pointsOf(months, key).map(([x, y]) => (
            <circle key={x} cx={x} cy={y} r={3} />
          ))}
        </g>
      ))}
    </svg>
    <figcaption class="small mute">
      De 0 à {share(1, 1)}. Trait plein{'\u00a0'}: moins de 6 mois. Tirets{'\u00a0'}: moins de 12 mois.
    </figcaption>
  </figure>
)

const Table = ({ months }: { months: Months }) => (
  <table class={cx(styles.table, styles.months)}>
    <caption class="sr">Part des fiches vérifiées, mois par mois</caption>
    <thead>
      <tr>
        <th scope="col" class={styles.column}>
          Mois
        </th>
        <th scope="col" class={styles.column}>
          Publiées
        </th>
        {lines.map(({ key, text }) => (
          <th key={key} scope="col" class={styles.column}>
            {typo(text.charAt(0).toUpperCase() + text.slice(1))}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {months.toReversed().map((month) => (
        <tr key={month.month}>
          <th scope="row" class={styles.cell}>
            {monthText(month.month)}
          </th>
          <td class={styles.cell}>{number(month.published)}</td>
          {lines.map(({ key }) => (
            <td key={key} class={styles.cell}>
              {share(month[key], month.published)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
