import type { ComponentChildren } from 'preact'
import type { Hit, SearchAnswer } from '../../../server/contract/search.ts'
import { count, number } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { changed, listingHref, type Search, searchHref } from './search.address.ts'
import { confirmed, grouped, unconfirmed } from './search.bands.ts'
import type { Found } from './search.request.ts'
import styles from './search.results.module.css'
import { Row } from './search.row.tsx'
import { pageWords } from './search.sentences.ts'

interface Props {
  found: Found
  search: Search
  /** The listing open beside the list. */
  fiche: string
  /** There is room for a listing beside the list. */
  wide: boolean
  onSearch: (search: Search) => void
}

/** The answers: one sheet of ruled rows cut by distance, the unconfirmed apart, then the other pages. */
export function Results({ found: { answer, withExpired }, search, fiche, wide, onSearch }: Props) {
  const groups = grouped(confirmed(answer.hits), answer.place !== null)
  const headed = groups.length > 1 || groups.some(({ title }) => title)
  const row = (hit: Hit, level: 'h2' | 'h3') => (
    <Row
      key={hit.id}
      hit={hit}
      level={level}
      underHeading={headed && hit.freshness !== 'expired'}
      search={search}
      open={hit.id === fiche}
      href={wide ? searchHref(search, hit.id) : listingHref(hit.id, search)}
    />
  )
  const { pageSize, total, expired } = answer
  const listed = total + (withExpired ? expired.total : 0)
  const lastConfirmed = answer.page * pageSize >= total
  return (
    <>
      {groups.length > 0 && (
        <div class={styles.hits}>
          {groups.map(({ title, hits }) => (
            <Band key={title} title={title}>
              {hits.map((hit) => row(hit, title ? 'h3' : 'h2'))}
            </Band>
          ))}
        </div>
      )}
      {answer.hits.some(({ approximate }) => approximate) && (
        <p class={styles.about}>≈ Distance estimée{'\u00a0'}: le point exact n’est pas connu.</p>
      )}
      {expired.total > 0 && lastConfirmed && (
        <Unconfirmed answer={answer} open={withExpired} onToggle={() => onSearch(toggledExpired(search, answer))}>
          {unconfirmed(answer.hits).map((hit) => row(hit, 'h3'))}
        </Unconfirmed>
      )}
      <Pages answer={answer} search={search} listed={listed} />
    </>
  )
}

const Band = ({ title, children }: { title: string | null; children: ComponentChildren }) => (
  <>
    {title && <h2 class={styles.band}>{title}</h2>}
    <ol>{children}</ol>
  </>
)

/** The unconfirmed come after the others: opening them leads to the page where they begin. */
const toggledExpired = (search: Search, { total, pageSize }: SearchAnswer): Search => ({
  ...search,
  perimees: !search.perimees,
  page: search.perimees ? Math.max(1, Math.ceil(total / pageSize)) : Math.floor(total / pageSize) + 1,
})

interface UnconfirmedProps {
  answer: SearchAnswer
  open: boolean
  onToggle: () => void
  children: ComponentChildren[]
}

/** Listings nobody confirmed for 18 months: counted, closed, and never mixed with the others. */
function Unconfirmed({ answer: { expired, total }, open, onToggle, children }: UnconfirmedProps) {
  const title = `Non confirmées depuis 18\u00a0mois (${number(expired.total)})`
  return (
    <section class={styles.expired} aria-labelledby="non-confirmees">
      <h2 id="non-confirmees">
        {total > 0 ? (
          <button type="button" class={styles.toggle} aria-expanded={open} onClick={onToggle}>
            <Icon name="chevron-down" />
            {title}
          </button>
        ) : (
          // Nothing else answers: the group is open by itself, and closing it would leave nothing.
          <span class={styles.toggle}>
            <Icon name="circle-x" />
            {title}
          </span>
        )}
      </h2>
      {open && <p class={styles.warning}>À vérifier par téléphone avant d’y envoyer quelqu’un.</p>}
      {open && children.length > 0 && <ol>{children}</ol>}
    </section>
  )
}

function Pages({ answer, search, listed }: { answer: SearchAnswer; search: Search; listed: number }) {
  const { page, pageSize } = answer
  if (listed <= pageSize) return null
  const to = (next: number) => searchHref(changed(search, { page: next }))
  return (
    <nav class={styles.pages} aria-label="Pages de résultats">
      {page > 1 && (
        <LinkButton href={to(page - 1)} icon="arrow-left" rel="prev">
          Page précédente
        </LinkButton>
      )}
      <span>{pageWords(answer, listed)}</span>
      {page * pageSize < listed && (
        <LinkButton href={to(page + 1)} rel="next">
          Page suivante
          <Icon name="arrow-right" />
        </LinkButton>
      )}
    </nav>
  )
}

/** «1 ressource» for the button that closes the filters. */
export const seeWords = ({ total }: SearchAnswer) => `Voir ${total === 1 ? 'la' : 'les'} ${count(total, 'ressource')}`
