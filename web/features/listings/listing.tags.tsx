import type { Listing } from '../../../server/contract/listings.ts'
import { FreinTag } from '../../ui/frein-tag.tsx'
import styles from './listing.tags.module.css'
import { Room } from './room.tsx'

/** Its freins; and that it is invented, when it belongs to the demo territory. */
export const Tags = ({ listing: { freins, availability, example } }: { listing: Listing }) => (
  <div class={styles.tags}>
    {freins.map((frein) => (
      <FreinTag key={frein} frein={frein} />
    ))}
    <Room availability={availability} />
    {example && <span class={styles.example}>Exemple, fiche inventée</span>}
  </div>
)
