import type { Hit } from '../../../server/contract/search.ts'
import { distance, typo } from '../../typography.ts'
import { Tile } from '../../ui/frein.tsx'
import { Room } from '../listings/room.tsx'
import { Why } from '../listings/why.tsx'
import type { Search } from './search.address.ts'
import styles from './search.row.module.css'

interface Props {
  hit: Hit
  href: string
  open: boolean
  /** A frein asked for: its tile comes before the listing's other ones. */
  search: Search
  /** A heading above already says what is remote. */
  underHeading: boolean
  /** Level of the title under the heading of its group. */
  level: 'h2' | 'h3'
}

/** One answer: the title's link covers the row, and there is no other control in it. */
export function Row({ hit, href, open, search, underHeading, level: Title }: Props) {
  const frein = hit.freins.find((code) => search.freins.includes(code)) ?? hit.freins[0]
  const where = [hit.structure.name, hit.commune?.name].filter(Boolean).join(', ')
  return (
    <li class={styles.hit} data-open={open || undefined}>
      <Tile frein={frein} class={styles.tile} />
      <div class={styles.line}>
        <Title class={styles.title}>
          <a href={href} data-fiche={hit.id} aria-current={open || undefined}>
            {typo(hit.title)}
          </a>
        </Title>
        {hit.distanceKm !== null && <b>{distance(hit.distanceKm, hit.approximate)}</b>}
        {!underHeading && hit.distanceKm === null && hit.remote && <b>À distance</b>}
      </div>
      <div class={styles.line}>
        <p class={styles.org}>{typo(where)}</p>
        {(hit.availability || hit.openText) && (
          <p class={styles.now}>
            <Room availability={hit.availability} />
            {hit.openText && typo(hit.openText)}
          </p>
        )}
      </div>
      <Why class={styles.why} why={hit.brief} freshness={hit.freshness} />
    </li>
  )
}
