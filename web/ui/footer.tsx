import { useState } from 'preact/hooks'
import { session } from '../session.ts'
import { Button } from './button.tsx'
import styles from './footer.module.css'
import { useLater } from './later.ts'
import { useShortcut } from './shortcuts.ts'

export function Footer() {
  const [open, setOpen] = useState(false)
  const signedIn = Boolean(session.use()?.account)
  useShortcut('?', () => setOpen(signedIn))
  const Shortcuts = useLater(open, () => import('./shortcuts-dialog.tsx').then((m) => m.ShortcutsDialog))
  return (
    <footer class={styles.foot}>
      <span>Levier, base de ressources sociales du territoire</span>
      <a href="/accessibilite">Accessibilité{'\u00a0'}: non conforme</a>
      <a href="/mentions-legales">Mentions légales</a>
      <a href="/confidentialite">Confidentialité</a>
      <a href="/conditions">Conditions</a>
      <a href="/opposition">S’opposer</a>
      {signedIn && (
        <Button kind="text" class={styles.keys} onClick={() => setOpen(true)}>
          Raccourcis clavier
        </Button>
      )}
      {Shortcuts && <Shortcuts onClose={() => setOpen(false)} />}
    </footer>
  )
}
