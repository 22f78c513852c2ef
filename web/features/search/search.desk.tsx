import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { useLater } from '../../ui/later.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import type { Search } from './search.address.ts'
import styles from './search.desk.module.css'
import { NothingFound, WiderSearch } from './search.empty.tsx'
import { Filters } from './search.filters.tsx'
import { ResultsHead } from './search.head.tsx'
import { Keys } from './search.keys.tsx'
import { NothingOpen } from './search.nothing-open.tsx'
import { Notices } from './search.notices.tsx'
import type { Found } from './search.request.ts'
import { Results, seeWords } from './search.results.tsx'
import { answerTitle, tabTitle } from './search.sentences.ts'

interface Props {
  found: Found
  search: Search
  fiche: string
  wide: boolean
  onSearch: (search: Search) => void
  onClose: () => void
}

/** A message in the place of the list: what is there does not move when the list comes. */
export const DeskState = ({ children }: { children: ComponentChildren }) => (
  <div class={styles.desk}>
    <div class={cx(styles.list, styles.state)}>{children}</div>
  </div>
)

/** The list to come, in its place. */
export const DeskWaiting = () => (
  <div class={styles.desk}>
    <div class={cx(styles.head, styles.pending)}>
      <div class="sr">
        <PageTitle tab="Recherche">Recherche en cours</PageTitle>
      </div>
    </div>
    <div class={styles.list}>
      <SkeletonRows label="Recherche en cours" />
    </div>
  </div>
)

/** Filters, list, listing: side by side when there is room. */
export function Desk({ found, search, fiche, wide, onSearch, onClose }: Props) {
  const [filtersOpen, setFiltersOpen] = useState(false)
  const Panel = useLater(fiche !== '', () => import('../listings/listing.panel.tsx').then((m) => m.ListingPanel))
  const { answer } = found
  const place = answer.place?.name ?? ''
  const empty = answer.hits.length === 0
  return (
    <div class={styles.desk}>
      <div class={styles.head}>
        <ResultsHead
          title={answerTitle(answer)}
          tab={tabTitle(search, answer)}
          search={search}
          filtersOpen={filtersOpen}
          onToggleFilters={() => setFiltersOpen(!filtersOpen)}
          onSearch={onSearch}
        />
      </div>
      <section id="filtres" class={cx(styles.filters, filtersOpen && styles.shown)} aria-label="Filtres">
        <Filters search={search} answer={answer} onSearch={onSearch} />
        <Button class={styles.see ?? ''} onClick={() => setFiltersOpen(false)}>
          {seeWords(answer)}
        </Button>
      </section>
      <section class={styles.list} aria-labelledby="titre">
        <Notices answer={answer} search={search} />
        {empty && answer.expired.total === 0 ? (
          <div class={styles.state}>
            <NothingFound search={search} place={place} />
          </div>
        ) : (
          <Results found={found} search={search} fiche={fiche} wide={wide} onSearch={onSearch} />
        )}
        {answer.total === 0 && !empty && <WiderSearch search={search} place={place} />}
        {!empty && <Keys />}
      </section>
      {wide && !empty && (
        <aside class={styles.open} aria-label="Fiche ouverte">
          {Panel ? <Panel id={fiche} search={search} onClose={onClose} /> : fiche === '' && <NothingOpen />}
        </aside>
      )}
    </div>
  )
}
