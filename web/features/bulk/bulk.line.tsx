import type { BulkLine } from '../../../server/contract/bulk.ts'
import { count, typo } from '../../typography.ts'
import { Icon } from '../../ui/icon.tsx'
import { Status } from '../../ui/status.tsx'
import styles from './bulk.module.css'
import { outcomeWords } from './bulk.words.ts'

interface Props {
  line: BulkLine
  chosen: boolean
  onPick: (wanted: boolean) => void
}

/** One line of the file: what becomes of it, what is to correct in it, what was understood otherwise. */
export function Line({ line, chosen, onPick }: Props) {
  const { problems, notes, twins } = line
  return (
    <li class={styles.line}>
      <LineHead line={line} chosen={chosen} onPick={onPick} />
      <LineStatus line={line} />
      {problems.length + notes.length + twins.length > 0 && (
        <div class={styles.details}>
          <Said said={problems} />
          {twins.length > 0 && <Twins twins={twins} />}
          {notes.length > 0 && (
            <details>
              <summary>{count(notes.length, 'valeur comprise autrement', 'valeurs comprises autrement')}</summary>
              <Said said={notes} quiet />
            </details>
          )}
        </div>
      )}
    </li>
  )
}

function LineHead({ line: { line, title, outcome }, chosen, onPick }: Props) {
  const words = (
    <>
      <span class={styles.number}>Ligne&nbsp;{line}</span>
      <b>{title ? typo(title) : 'Sans titre'}</b>
    </>
  )
  if (outcome === 'unreadable' || outcome === 'example') return <p class={styles.pick}>{words}</p>
  return (
    <label class={styles.pick}>
      <input
        type="checkbox"
        class={styles.box}
        checked={chosen}
        onChange={(event) => onPick(event.currentTarget.checked)}
      />
      {words}
    </label>
  )
}

function LineStatus({ line: { outcome, ready } }: { line: BulkLine }) {
  if (outcome === 'example') return <span class="small mute">{outcomeWords.example}</span>
  if (outcome === 'unreadable') return <Status state="bad">{outcomeWords.unreadable}</Status>
  if (outcome === 'known')
    return (
      <Status state="aging" icon="copy">
        {outcomeWords.known}
      </Status>
    )
  return ready ? <Status state="ok">Prête à envoyer</Status> : <Status state="aging">Brouillon à compléter</Status>
}

/** French typography, but for what is quoted from the file: it stays as it is written there. */
const withQuotes = (sentence: string) =>
  sentence
    .split(/(«[^»]*»)/)
    .map((part, at) => (at % 2 === 1 ? part.replace(/^«\s/, '«\u00a0').replace(/\s»$/, '\u00a0»') : typo(part)))
    .join('')

/** Sentences, each after the title of its column. */
export const Said = ({ said, quiet = false }: { said: BulkLine['problems']; quiet?: boolean }) => (
  <ul class={quiet ? styles.notes : styles.problems}>
    {said.map(({ column, sentence }, at) => (
      <li key={at}>
        {!quiet && <Icon name="circle-alert" />}
        <span>
          {column && <b>{column}&nbsp;: </b>}
          {withQuotes(sentence)}
        </span>
      </li>
    ))}
  </ul>
)

const Twins = ({ twins }: { twins: BulkLine['twins'] }) => (
  <ul class={styles.notes}>
    {twins.map(({ id, title, structure, own, why }) => (
      <li key={id}>
        <span>
          Ressemble à{' '}
          <a href={own ? `/mes-fiches/${id}` : `/fiches/${id}`} target="_blank" rel="noreferrer">
            {typo(title)}
          </a>
          {own ? '' : `, ${typo(structure)}`} ({why})
        </span>
      </li>
    ))}
  </ul>
)
