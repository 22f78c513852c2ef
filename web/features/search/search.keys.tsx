import { Kbd } from '../../ui/kbd.tsx'
import styles from './search.keys.module.css'

/** What the keyboard does here; hidden on touch. */
export const Keys = () => (
  <p class={styles.keys}>
    <span>
      <Kbd>/</Kbd> chercher
    </span>
    <span>
      <Kbd>↑</Kbd> <Kbd>↓</Kbd> parcourir
    </span>
    <span>
      <Kbd>Entrée</Kbd> ouvrir
    </span>
    <span>
      <Kbd>Échap</Kbd> fermer
    </span>
  </p>
)
