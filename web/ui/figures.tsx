import type { ComponentChildren } from 'preact'
import { number, typo } from '../typography.ts'
import styles from './figures.module.css'
import { Sheet } from './sheet.tsx'

/** What is chosen and taken away of figures, on the line of the title. */
export const FiguresTools = ({ children }: { children: ComponentChildren }) => (
  <div class={styles.tools}>{children}</div>
)

/** The figures that matter most, each with its sentence. */
export const Headlines = ({ lines }: { lines: readonly (readonly [value: string, text: string])[] }) => (
  <ul class={styles.headlines}>
    {lines.map(([value, text]) => (
      <li key={text}>
        <strong>{value}</strong>
        <span>{typo(text)}</span>
      </li>
    ))}
  </ul>
)

export interface FigureRow {
  readonly key: string
  readonly name: string
  /** The sum of the others. */
  readonly whole?: boolean
  /** In the order of the columns, a text as it is; null: not known. */
  readonly cells: readonly (number | string | null)[]
}

interface TableProps {
  /** What the rows are, for the first column. */
  head: string
  label: string
  columns: readonly string[]
  rows: readonly FigureRow[]
}

/** A line each, figures in columns; scrolls sideways where it is too wide. */
export const FiguresTable = ({ head, label, columns, rows }: TableProps) => (
  <Sheet bare>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by the keyboard too. */}
    <section class={styles.wide} tabIndex={0} aria-label={label}>
      <table class={styles.table}>
        <caption class="sr">{label}</caption>
        <thead>
          <tr>
            {[head, ...columns].map((text) => (
              <th key={text} scope="col">
                {typo(text)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, whole, cells }) => (
            <tr key={key} data-whole={whole ? '' : undefined}>
              <th scope="row">{typo(name)}</th>
              {cells.map((cell, at) => (
                <td key={columns[at]}>{typeof cell === 'number' ? number(cell) : (cell ?? '–')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </Sheet>
)

/** Several tallies side by side. */
export const Tallies = ({ children }: { children: ComponentChildren }) => <div class={styles.tallies}>{children}</div>

/** How often each thing happened, a line each. */
export const Tally = ({
  title,
  lines,
}: {
  title: string
  lines: readonly (readonly [name: string, said: string])[]
}) => (
  <section>
    <h2>{title}</h2>
    <dl class={styles.tally}>
      {lines.map(([name, said]) => (
        <div key={name}>
          <dt>{typo(name)}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  </section>
)
