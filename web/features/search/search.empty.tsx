import { count } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { EmptyState } from '../../ui/state.tsx'
import { atCommune } from '../communes/communes.words.ts'
import { type Search, searchHref } from './search.address.ts'
import styles from './search.empty.module.css'
import type { CountedRung } from './search.ladder.ts'
import { limitsOf, needOf } from './search.sentences.ts'
import { useLadder } from './use-ladder.ts'

interface Props {
  search: Search
  /** Name of the commune, or empty. */
  place: string
}

const titleOf = (search: Search, place: string) =>
  [`Rien pour ${needOf(search) || 'cette recherche'}`, place && atCommune(place)].filter(Boolean).join(' ')

/** Nothing found: the ladder. Each rung says what it gives up and how many listings it leads to. */
export function NothingFound({ search, place }: Props) {
  const rungs = useLadder(search, place)
  const limits = limitsOf(search, place !== '')
  return (
    <EmptyState title={titleOf(search, place)} text={rungs?.length ? `${limits} En élargissant\u00a0:` : limits}>
      {rungs && <Ladder rungs={rungs} />}
      {rungs?.length === 0 && (
        <>
          <p>La base n’a pas encore de fiche pour cela, même en élargissant.</p>
          <LinkButton kind="go" href="/">
            Nouvelle recherche
          </LinkButton>
        </>
      )}
    </EmptyState>
  )
}

/** The same ladder under listings nobody confirmed: what is confirmed may be a step away. */
export function WiderSearch({ search, place }: Props) {
  const rungs = useLadder(search, place)
  if (!rungs?.length) return null
  return (
    <section class={styles.wider} aria-labelledby="elargir">
      <h2 id="elargir">Des fiches confirmées en élargissant</h2>
      <Ladder rungs={rungs} />
    </section>
  )
}

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
