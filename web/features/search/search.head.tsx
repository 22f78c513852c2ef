import { orders } from '../../../server/contract/vocabulary.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Chips } from '../../ui/chip.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Select } from '../../ui/select.tsx'
import { changed, type Search } from './search.address.ts'
import { activeFilters, withoutActive } from './search.filters.ts'
import styles from './search.head.module.css'

interface Props {
  title: string
  /** The name of the tab. */
  tab: string
  search: Search
  filtersOpen: boolean
  onToggleFilters: () => void
  onSearch: (search: Search) => void
}

/** How many, what narrows them, in which order. */
export function ResultsHead({ title, tab, search, filtersOpen, onToggleFilters, onSearch }: Props) {
  const filters = activeFilters(search)
  return (
    <div class={styles.head}>
      <div class={styles.what}>
        <div id="titre" aria-live="polite">
          <PageTitle tab={tab}>{title}</PageTitle>
        </div>
        {filters.length > 0 && (
          <Chips label="Filtres actifs">
            {filters.map(({ label, without }) => (
              <Chip key={label} label={label} onRemove={() => onSearch(without)} />
            ))}
            {filters.length > 1 && (
              <li>
                <Button kind="bare" class={styles.clear ?? ''} onClick={() => onSearch(withoutActive(search))}>
                  Tout effacer
                </Button>
              </li>
            )}
          </Chips>
        )}
      </div>
      <div class={styles.tools}>
        <Button
          icon="sliders-horizontal"
          class={styles.toggle ?? ''}
          aria-expanded={filtersOpen}
          aria-controls="filtres"
          onClick={onToggleFilters}
        >
          Filtres {filters.length > 0 && <span class={styles.n}>{filters.length}</span>}
        </Button>
        <Select
          label="Trier par"
          value={Object.hasOwn(orders, search.tri) ? (search.tri as keyof typeof orders) : 'pertinence'}
          options={ordersFor(search)}
          onChange={(tri) => onSearch(changed(search, { tri: tri === 'pertinence' ? '' : tri }))}
        />
      </div>
    </div>
  )
}

/** Without a commune nothing is nearer than the rest. */
function ordersFor({ commune, tri }: Search): typeof orders {
  const { distance: _, ...others } = orders
  return commune || tri === 'distance' ? orders : (others as typeof orders)
}
