import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { useLater } from '../../ui/later.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { loadSectorLine } from '../commune.extras.ts'
import type { Search } from './search.address.ts'
import styles from './search.desk.module.css'
import { ResultsHead } from './search.head.tsx'
import { Keys } from './search.keys.tsx'
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

/** What stands around the list. */
export const around = () => import('./search.around.ts')
const panel = () => import('../listings/listing.panel.tsx').then((m) => m.ListingPanel)
const page = () => import('../listings/listing.page.tsx')
/** Time for the list to be shown first; a listing, or the filters, then open at once, even if the network goes. */
const listingDelay = 1000

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
  const { answer } = found
  const empty = answer.hits.length === 0
  const Wider = useLater(answer.total === 0, () => import('./search.empty.tsx').then((m) => m.Wider))
  const Panel = useLater(fiche !== '', panel)
  const Sector = useLater(search.commune !== '', loadSectorLine)
  const beside = useLater(wide || filtersOpen, around)
  useEffect(() => {
    // Ahead of need: without the network, it is asked for again once wanted.
    const ahead = () => Promise.allSettled([wide ? panel() : page(), around()])
    const timer = setTimeout(ahead, listingDelay)
    return () => clearTimeout(timer)
  }, [wide])
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
        {beside && <beside.Filters search={search} answer={answer} onSearch={onSearch} />}
        <Button class={styles.see ?? ''} onClick={() => setFiltersOpen(false)}>
          {seeWords(answer)}
        </Button>
      </section>
      <section class={styles.list} aria-labelledby="titre">
        {search.commune && <div class={styles.sector}>{Sector && <Sector commune={search.commune} />}</div>}
        <Notices answer={answer} search={search} />
        {!empty && <Results found={found} search={search} fiche={fiche} wide={wide} onSearch={onSearch} />}
        {Wider && <Wider search={search} place={answer.place?.name ?? ''} nothing={empty} />}
        {!empty && <Keys />}
      </section>
      {wide && !empty && (
        <aside class={styles.open} aria-label="Fiche ouverte">
          {Panel ? (
            <Panel id={fiche} search={search} onClose={onClose} />
          ) : (
            fiche === '' && beside && <beside.NothingOpen />
          )}
        </aside>
      )}
    </div>
  )
}
