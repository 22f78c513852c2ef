import { Bone } from '../../ui/skeleton.tsx'
import styles from './listing.waiting.module.css'

/** The shape of a listing, after 150 ms. */
export const ListingWaiting = () => (
  <div class={styles.waiting} role="status">
    <span class="sr">Ouverture de la fiche</span>
    <Bone class={styles.tag ?? ''} />
    <Bone class={styles.title ?? ''} />
    <Bone class={styles.org ?? ''} />
    <Bone class={styles.call ?? ''} />
    <Bone />
    <Bone />
    <Bone class={styles.org ?? ''} />
  </div>
)
