import type { Hit } from '../../../server/contract/search.ts'
import { distance, typo } from '../../typography.ts'
import { Tile } from '../../ui/frein.tsx'
import { Why } from '../listings/why.tsx'
import styles from './search.row.module.css'

interface Props {
  hit: Hit
  href: string
  open: boolean
  /** A frein asked for: its tile comes before the listing's other ones. */
  asked: readonly string[]
  /** A heading above already says what is remote. */
  underHeading: boolean
  /** Level of the title under the heading of its group. */
  level: 'h2' | 'h3'
}

/** One answer: the title's link covers the row, and there is no other control in it. */
export function Row({ hit, href, open, asked, underHeading, level: Title }: Props) {
  const frein = hit.freins.find((code) => asked.includes(code)) ?? hit.freins[0]
  const where = [hit.structure.name, hit.commune?.name].filter(Boolean).join(', ')
  return (
    <li class={styles.hit} data-open={open || undefined}>
      <Tile frein={frein} class={styles.tile} />
      <div>
        <Title class={styles.title}>
          <a href={href} data-fiche={hit.id} aria-current={open || undefined}>
            {typo(hit.title)}
          </a>
        </Title>
        <p class={styles.org}>{typo(where)}</p>
      </div>
      <p class={styles.at}>
        {hit.distanceKm !== null && <b>{distance(hit.distanceKm, hit.approximate)}</b>}
        {!underHeading && hit.distanceKm === null && hit.remote && <b>À distance</b>}
        {hit.openText}
      </p>
      <Why class={styles.why} why={hit.why} freshness={hit.freshness} brief />
    </li>
  )
}
