import type { ComponentChildren } from 'preact'
import type { QualityBoard } from '../../../server/contract/quality.ts'
import { date, time } from '../../dates.ts'
import { count, number, typo } from '../../typography.ts'
import { Status } from '../../ui/status.tsx'
import { figureHref, type QualityAsked } from './quality.address.ts'
import styles from './quality.module.css'
import { countOf, share } from './quality.words.ts'

interface Props {
  board: QualityBoard
  asked: QualityAsked
}

const spans = [
  [6, 'unverified-6'],
  [12, 'unverified-12'],
] as const

/** The two figures that matter most, as a sentence each. */
export const Shares = ({ board, asked }: Props) => (
  <ul class={styles.shares}>
    {spans.map(([months, code]) => {
      const left = countOf(board, code)
      return (
        <li key={code}>
          <strong>{share(board.published - left, board.published)}</strong>
          <span>
            vérifiées depuis moins de {months}
            {'\u00a0'}mois
            <br />
            <a href={figureHref(code, asked)}>{left === 0 ? 'Toutes le sont' : `${number(left)} ne le sont pas`}</a>
          </span>
        </li>
      )
    })}
  </ul>
)

const hour = 3_600_000

/** «7 h», «3 jours». */
function hoursText(hours: number | null): string {
  if (hours === null) return '–'
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))}\u00a0min`
  return hours < 72 ? `${Math.round(hours)}\u00a0h` : count(Math.round(hours / 24), 'jour')
}

const queueTargetHours = 48

/** How long people wait, against the two days they are promised. */
export function Delays({ board: { queue, medianReport, at } }: Pick<Props, 'board'>) {
  const oldest = queue.oldest ? (Date.parse(at) - Date.parse(queue.oldest)) / hour : null
  return (
    <section class={styles.delays} aria-labelledby="delais">
      <h2 id="delais">Délais</h2>
      <dl>
        <Fact term="Fiche à relire la plus ancienne">
          {oldest === null ? (
            'Rien n’attend'
          ) : (
            <Status state={oldest > queueTargetHours ? 'stale' : 'ok'} icon="clock">
              {typo(`${hoursText(oldest)}, depuis le ${date(queue.oldest!)} à ${time(queue.oldest!)}`)}
            </Status>
          )}
        </Fact>
        <Fact term="Attente en cours, une fiche sur deux">{hoursText(queue.medianWaiting)}</Fact>
        <Fact term="Décisions sur 30 jours">{number(queue.decided)}</Fact>
        <Fact term="Délai de décision, une sur deux, sur 30 jours">{hoursText(queue.medianDecided)}</Fact>
        <Fact term="Délai de réponse aux signalements, un sur deux, sur 90 jours">{hoursText(medianReport)}</Fact>
      </dl>
    </section>
  )
}

const Fact = ({ term, children }: { term: string; children: ComponentChildren }) => (
  <div>
    <dt>{typo(term)}</dt>
    <dd>{children}</dd>
  </div>
)
