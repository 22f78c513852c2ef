import { Icon } from '../../ui/icon.tsx'
import styles from './search.nothing-open.module.css'

/** Holds the place of the listing: nothing is opened by itself, since each reading of contact details is counted. */
export const NothingOpen = () => (
  <div class={styles.nothing}>
    <Icon name="phone" big />
    <p>
      <b>Le numéro s’affichera ici</b>
    </p>
    <p class="small">Choisissez une ressource pour voir qui appeler, comment l’obtenir et où aller.</p>
  </div>
)
