import type { Numbers } from '../../../server/contract/structures.ts'
import { count } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Status } from '../../ui/status.tsx'
import styles from './structures.module.css'
import { freshnessLines, statesCounted } from './structures.words.ts'

interface Props {
  numbers: Numbers
  trusted: boolean
  /** Where the listings are. */
  href?: string
}

/** What a structure has in the base, in a few counts. */
export function NumbersOf({ numbers, trusted, href }: Props) {
  const states = statesCounted(numbers)
  return (
    <Sheet>
      <section class={styles.block} aria-labelledby="chiffres">
        <h2 id="chiffres">Fiches</h2>
        {states.length === 0 ? (
          <p class="small mute">Aucune fiche pour l’instant.</p>
        ) : (
          <ul class={styles.counts}>
            {states.map(({ state, text }) => (
              <li key={state}>{text}</li>
            ))}
          </ul>
        )}
        <ul class={styles.lines}>
          {freshnessLines(numbers).map(({ freshness, text }) => (
            <li key={freshness}>
              <Status state={freshness}>{text}</Status>
            </li>
          ))}
          {numbers.waiting > 0 && (
            <li>
              <Icon name="hourglass" /> {count(numbers.waiting, 'changement')} à relire
            </li>
          )}
          <li>
            <Icon name="users" /> Coordonnées lues {count(numbers.views, 'fois', 'fois')} en 30{'\u00a0'}jours
          </li>
          {trusted && (
            <li>
              <Icon name="circle-check" /> De confiance{'\u00a0'}: les petites corrections paraissent aussitôt
            </li>
          )}
        </ul>
        {href && <LinkButton href={href}>Voir mes fiches</LinkButton>}
      </section>
    </Sheet>
  )
}
