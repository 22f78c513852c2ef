import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { communeLabel, recentCommunes } from '../communes/communes.recent.ts'
import { Keys } from './search.keys.tsx'
import styles from './search.start.module.css'

/** Nothing is asked yet: one next thing to do, the commune. */
export function Start({ onCommune, onAsk }: { onCommune: (code: string) => void; onAsk: () => void }) {
  const recents = recentCommunes()
  return (
    <div class={styles.start}>
      <Icon name="map-pin" big />
      <PageTitle tab="Recherche">Où habite la personne{'\u202f'}?</PageTitle>
      <p class={styles.lead}>
        Indiquez sa commune, puis cochez un ou plusieurs freins. Les ressources les plus utiles viennent d’abord, avec
        le numéro à appeler.
      </p>
      {recents.length > 0 ? (
        <div class={styles.recents}>
          <p id="reprendre">Reprendre avec</p>
          <ul aria-labelledby="reprendre">
            {recents.map((commune) => (
              <li key={commune.code}>
                <Button large onClick={() => onCommune(commune.code)}>
                  {communeLabel(commune)}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <Button kind="go" large onClick={onAsk}>
          Indiquer la commune
        </Button>
      )}
      <Keys />
    </div>
  )
}
