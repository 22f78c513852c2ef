import { useLocation } from 'preact-iso'
import type { Pair } from '../../../server/contract/pairs.ts'
import { freins } from '../../../server/contract/vocabulary.ts'
import { call } from '../../api.ts'
import { date, day } from '../../dates.ts'
import { number, typo } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Desk } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Secrecy } from '../../ui/secrecy.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { StateTabs } from '../../ui/state-tabs.tsx'
import { useLoad } from '../../use-load.ts'
import styles from './pairs.module.css'
import { PairsTabs } from './pairs.tabs.tsx'
import { endOf, kindOf, nameOf, partnerOf } from './pairs.words.ts'

const title = 'Accompagnements'
type Etat = 'en-cours' | 'termines'
const ask = (etat: Etat, signal: AbortSignal) =>
  call('GET /api/pairs', { query: { etat }, signal }).then((list) => ({ ...list, etat }))

/** Those somebody follows with a référent social, or with an adviser: what comes next on top. */
export function PairsPage() {
  const wanted: Etat = useLocation().query.etat === 'termines' ? 'termines' : 'en-cours'
  const { value, error, reload } = useLoad((signal) => ask(wanted, signal), [wanted])
  const list = value?.etat === wanted ? value : null
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  const counted = (text: string, count: number | undefined) =>
    count === undefined ? text : `${text} (${number(count)})`
  return (
    <Desk
      title={title}
      lead="Une conseillère ou un conseiller et un référent social suivent ensemble la même personne."
      tabs={<PairsTabs />}
    >
      <Secrecy />
      <StateTabs
        label="En cours ou terminés"
        tabs={[
          { href: '/accompagnements', text: counted('En cours', value?.ongoing), current: wanted === 'en-cours' },
          {
            href: '/accompagnements?etat=termines',
            text: counted('Terminés', value?.ended),
            current: wanted === 'termines',
          },
        ]}
      />
      {error ? <ErrorState error={error} onRetry={reload} /> : null}
      {!error && !list && <SkeletonRows lines rows={4} label="Les accompagnements arrivent" />}
      {!error && list && (list.pairs.length > 0 ? <Pairs pairs={list.pairs} /> : <None etat={wanted} />)}
    </Desk>
  )
}

const Pairs = ({ pairs }: { pairs: readonly Pair[] }) => (
  <Sheet bare>
    <ul>
      {pairs.map((pair) => (
        <Row key={pair.id} pair={pair} />
      ))}
    </ul>
  </Sheet>
)

function Row({ pair }: { pair: Pair }) {
  const { id, commune, reference, startedOn, nextOn, lifted } = pair
  const left = pair.freins.filter((frein) => !lifted.includes(frein)).map((frein) => freins[frein])
  return (
    <li class={styles.row}>
      <div>
        <h2>
          <a href={`/accompagnements/${id}`}>{typo(nameOf(pair))}</a>
        </h2>
        <p class="small">{typo([kindOf(pair), partnerOf(pair), reference && commune].filter(Boolean).join(', '))}</p>
        <p class="small mute">{typo(left.length > 0 ? `À lever : ${left.join(', ')}` : 'Aucun frein à lever')}</p>
      </div>
      <p class={styles.when}>
        {endOf(pair) ?? (nextOn ? <b>Prochain point {day(nextOn)}</b> : 'Pas de prochain point')}
        <br />
        <span class="mute">Depuis le {date(startedOn)}</span>
      </p>
    </li>
  )
}

const None = ({ etat }: { etat: Etat }) =>
  etat === 'termines' ? (
    <EmptyState icon="inbox" title="Aucun accompagnement terminé" text="Ceux qui se terminent se retrouvent ici." />
  ) : (
    <EmptyState
      icon="users"
      title="Aucun accompagnement en cours"
      text="Il commence quand un référent social accepte une demande d’accompagnement global ou social exclusif, et que l’un des deux en note le début."
    >
      <LinkButton href="/">Chercher une commune et son référent social</LinkButton>
    </EmptyState>
  )
