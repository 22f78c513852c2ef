import type { QualityBoard } from '../../../server/contract/quality.ts'
import { type QualityFigure, qualityFigures, qualityGroups } from '../../../server/contract/vocabulary.quality.ts'
import { date, time } from '../../dates.ts'
import { number, typo } from '../../typography.ts'
import { cx } from '../../ui/cx.ts'
import { figureHref, type QualityAsked } from './quality.address.ts'
import styles from './quality.module.css'
import { countOf, figuresOf, isPart, share } from './quality.words.ts'

interface Props {
  board: QualityBoard
  asked: QualityAsked
}

const groups = Object.entries(qualityGroups) as [keyof typeof qualityGroups, string][]

/** Every figure, by what it is about; its title opens its list. */
export const Figures = (props: Props) => (
  <table class={styles.table}>
    <caption class="sr">Chiffres de la base</caption>
    <thead>
      <tr>
        <th scope="col" class={styles.column}>
          Chiffre
        </th>
        <th scope="col" class={cx(styles.column, styles.right)}>
          Nombre
        </th>
        <th scope="col" class={cx(styles.column, styles.right)}>
          Part
        </th>
      </tr>
    </thead>
    {groups.map(([group, title]) => (
      <tbody key={group}>
        <tr>
          <th scope="rowgroup" colSpan={3} class={styles.group}>
            {title}
          </th>
        </tr>
        {figuresOf(group).map((code) => (
          <Row key={code} {...props} code={code} />
        ))}
      </tbody>
    ))}
  </table>
)

function Row({ board, asked, code }: Props & { code: QualityFigure }) {
  const { title, means } = qualityFigures[code]
  const found = countOf(board, code)
  return (
    <tr>
      <th scope="row" class={styles.cell}>
        <a class={styles.named} href={figureHref(code, asked)}>
          {typo(title)}
        </a>
        <span class={styles.means}>{typo(code === 'duplicates' ? twinsText(board) : means)}</span>
      </th>
      <td class={cx(styles.cell, styles.right, found > 0 ? styles.found : styles.none)}>{number(found)}</td>
      <td class={cx(styles.cell, styles.right, found === 0 && styles.none)}>
        {isPart(code) ? share(found, board.published) : ''}
      </td>
    </tr>
  )
}

const twinsText = ({ twinsAt }: QualityBoard) =>
  twinsAt
    ? `Même titre, même téléphone ou nom proche au même endroit. Cherchés le ${date(twinsAt)} à ${time(twinsAt)}.`
    : 'Ils seront cherchés cette nuit.'
