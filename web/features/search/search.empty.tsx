import { count } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { EmptyState } from '../../ui/state.tsx'
import { atCommune } from '../communes/communes.words.ts'
import { type Search, searchHref } from './search.address.ts'
import styles from './search.empty.module.css'
import { limitsOf, needOf } from './search.empty.words.ts'
import type { CountedRung } from './search.ladder.ts'
import { useLadder } from './use-ladder.ts'

interface Props {
  search: Search
  /** Name of the commune, or empty. */
  place: string
  /** Not even listings that nobody confirmed. */
  nothing: boolean
}

const titleOf = (search: Search, place: string) =>
  [`Rien pour ${needOf(search) || 'cette recherche'}`, place && atCommune(place)].filter(Boolean).join(' ')

/** Nothing confirmed was found: the ladder. Each rung says what it gives up and how many listings it leads to. */
export function Wider({ search, place, nothing }: Props) {
  const rungs = useLadder(search, place)
  if (nothing) return <NothingFound search={search} place={place} rungs={rungs} />
  if (!rungs?.length) return null
  return (
    <section class={styles.wider} aria-labelledby="elargir">
      <h2 id="elargir">Des fiches confirmées en élargissant</h2>
      <Ladder rungs={rungs} />
    </section>
  )
}

interface NothingProps {
  search: Search
  place: string
  rungs: readonly CountedRung[] | null
}

function NothingFound({ search, place, rungs }: NothingProps) {
  const limits = limitsOf(search, place !== '')
  return (
    <div class={styles.nothing}>
      <EmptyState title={titleOf(search, place)} text={rungs?.length ? `${limits} En élargissant\u00a0:` : limits}>
        {rungs?.length === 0 ? <DeadEnd /> : rungs && <Ladder rungs={rungs} />}
      </EmptyState>
    </div>
  )
}

const DeadEnd = () => (
  <>
    <p>La base n’a pas encore de fiche pour cela, même en élargissant.</p>
    <LinkButton kind="go" href="/">
      Nouvelle recherche
    </LinkButton>
  </>
)

const Ladder = ({ rungs }: { rungs: readonly CountedRung[] }) => (
  <ul class={styles.ladder}>
    {rungs.map((rung) => (
      <li key={rung.label}>
        <a href={searchHref(rung.search)}>
          <Icon name={rung.icon} />
          {rung.label}
          <b>{count(rung.count, 'fiche')}</b>
        </a>
      </li>
    ))}
  </ul>
)
