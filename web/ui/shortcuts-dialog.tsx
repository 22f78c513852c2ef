import { useState } from 'preact/hooks'
import { Check } from './choice.tsx'
import { Dialog } from './dialog.tsx'
import { Kbd } from './kbd.tsx'
import { setShortcuts, shortcutsOn } from './shortcuts.ts'
import styles from './shortcuts-dialog.module.css'

const shortcuts: readonly [keys: string[], what: string][] = [
  [['/'], 'Aller au champ des mots'],
  [['↑', '↓'], 'Parcourir les résultats'],
  [['Entrée'], 'Ouvrir la fiche'],
  [['Échap'], 'Fermer la fiche ou la liste'],
  [['?'], 'Voir ces raccourcis'],
]

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const [on, setOn] = useState(shortcutsOn())
  const change = (value: boolean) => {
    setShortcuts(value)
    setOn(value)
  }
  return (
    <Dialog title="Raccourcis clavier" onClose={onClose}>
      <dl class={styles.keys}>
        {shortcuts.map(([keys, what]) => (
          <>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </>
        ))}
      </dl>
      <Check label="Utiliser les raccourcis à une seule touche" checked={on} onChange={change} />
    </Dialog>
  )
}
