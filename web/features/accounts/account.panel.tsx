import { useState } from 'preact/hooks'
import type { AccountRow as Account } from '../../../server/contract/accounts.ts'
import { type ApiError, call } from '../../api.ts'
import { date } from '../../dates.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { useSend } from '../../use-send.ts'
import { CloseAccountDialog } from './account.close.tsx'
import { EditAccountDialog } from './account.edit.tsx'
import { AccountFacts } from './account.facts.tsx'
import styles from './accounts.module.css'
import { closedWords, placesInWords } from './accounts.words.ts'
import type { Departement } from './departements.words.ts'
import { useDepartements } from './use-departements.ts'

interface Props {
  account: Account
  /** Where whoever looks may put an account. */
  territory: readonly Departement[]
  onChange: (account: Account) => void
  /** What is on screen is no longer so. */
  onStale: () => void
  /** After a dialog or a press whose button may have gone with the change. */
  onDone: () => void
}

/** What can be done with an account. */
export function AccountPanel({ account, territory, onChange, onStale, onDone }: Props) {
  const { can } = account
  const [asked, setAsked] = useState<'edit' | 'close' | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const done = (words: string, changed?: Account) => {
    setAsked(null)
    setSaid(words)
    if (changed) onChange(changed)
    onDone()
  }
  const params = { id: account.id }
  const link = useSend(async () => {
    setSaid(null)
    await call('POST /api/accounts/:id/link', { params })
    setSaid(`Un lien de connexion part vers ${account.email}.`)
  })
  const reopening = useSend(async () => {
    setSaid(null)
    const changed = await call('POST /api/accounts/:id/reopen', { params })
    done('Le compte est rouvert, un mail l’annonce.', changed)
  })
  // What was done since has the last word.
  const refusal = said ? null : (link.refusal ?? reopening.refusal)
  return (
    <div class={styles.panel}>
      <Facts account={account} />
      <div class="row">
        {can.edit && <Button onClick={() => setAsked('edit')}>Modifier</Button>}
        {can.sendLink && (
          <Button icon="mail" onClick={() => void link.send()}>
            {link.busy ? 'Envoi…' : 'Envoyer un lien'}
          </Button>
        )}
        {can.reopen && (
          <Button icon="refresh-cw" onClick={() => void reopening.send()}>
            {reopening.busy ? 'Un instant…' : 'Rouvrir'}
          </Button>
        )}
        {can.close && (
          <Button kind="no" icon="circle-x" onClick={() => setAsked('close')}>
            Fermer le compte
          </Button>
        )}
      </div>
      <div role="status">
        {said && (
          <Note kind="good">
            <p class="small">{said}</p>
          </Note>
        )}
      </div>
      <RefusalNote refusal={refusal} />
      {refusal && isStale(refusal) && (
        <div>
          <Button kind="text" onClick={onStale}>
            Actualiser la liste
          </Button>
        </div>
      )}
      {asked === 'edit' && (
        <EditAccountDialog
          account={account}
          territory={territory}
          onClose={() => setAsked(null)}
          onDone={(changed) => done('Le compte est à jour.', changed)}
        />
      )}
      {asked === 'close' && (
        <CloseAccountDialog
          account={account}
          onClose={() => setAsked(null)}
          onDone={(changed) => done('Le compte est fermé, ses sessions sont terminées, un mail l’annonce.', changed)}
        />
      )}
    </div>
  )
}

/** Somebody else changed the account meanwhile. */
const isStale = ({ status }: ApiError) => status === 404 || status === 409

/** What the row has no room for. */
function Facts({ account }: { account: Account }) {
  const { all } = useDepartements()
  return (
    <AccountFacts
      facts={[
        ['Départements', placesInWords(account, all ?? [])],
        ['Secteur', account.role === 'referent' ? (account.sector?.name ?? 'Aucun pour le moment') : null],
        ['Organisme', account.structure && account.organisation],
        ['Compte créé le', date(account.createdAt)],
        ['État', closedWords(account)],
      ]}
    />
  )
}
