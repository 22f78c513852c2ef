import { useState } from 'preact/hooks'
import type { OwnAccount } from '../../../server/contract/accounts.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Download } from '../../ui/download.tsx'
import { Note } from '../../ui/note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { DeletionDialog } from './own-account.deletion.tsx'
import styles from './own-account.module.css'

/** What is kept about oneself: to take away, or to have deleted. */
export function OwnData({ account }: { account: OwnAccount }) {
  const [asked, setAsked] = useState(false)
  return (
    <Sheet>
      <h2>Mes données</h2>
      <div class={styles.choice}>
        <p class="small mute">
          Un fichier lisible par une personne ou un logiciel, avec tout ce que Levier garde sur vous. Ce qu’il en fait
          est dit dans la page <a href="/confidentialite">Confidentialité</a>.
        </p>
        <Download href="/api/account/data">Télécharger mes données</Download>
      </div>
      {account.keptBecause ? (
        <Note title="Ce compte ne peut pas être supprimé maintenant">
          <p class="small">{typo(account.keptBecause)}</p>
        </Note>
      ) : (
        <div class={styles.choice}>
          <p class="small mute">Votre compte disparaît tout de suite, et ne revient pas.</p>
          <Button kind="no" onClick={() => setAsked(true)}>
            Supprimer mon compte
          </Button>
        </div>
      )}
      {asked && <DeletionDialog email={account.email} onClose={() => setAsked(false)} />}
    </Sheet>
  )
}
