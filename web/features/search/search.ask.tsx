import { CommuneField } from '../communes/commune-field.tsx'
import { FreinsField } from './freins-field.tsx'
import { changed, type Search } from './search.address.ts'
import styles from './search.ask.module.css'
import { WordsField } from './words-field.tsx'

interface Props {
  search: Search
  counts: Readonly<Record<string, number>> | undefined
  onSearch: (search: Search, replace?: boolean) => void
}

/** The three questions: where, what for, in which words. The answers follow each of them, there is nothing to send. */
export function Ask({ search, counts, onSearch }: Props) {
  // A distance, and its order, mean nothing without a commune.
  const chooseCommune = (commune: string) =>
    onSearch(
      changed(search, commune ? { commune } : { commune, rayon: '', tri: search.tri === 'distance' ? '' : search.tri }),
    )
  return (
    <search class={styles.ask} aria-label="Ressources sociales">
      <CommuneField code={search.commune} onChoose={chooseCommune} />
      <WordsField words={search.q} onChange={(q) => onSearch(changed(search, { q }), true)} />
      <FreinsField
        chosen={search.freins}
        counts={counts}
        onChange={(freins) => onSearch(changed(search, { freins }))}
      />
    </search>
  )
}
