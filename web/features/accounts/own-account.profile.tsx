import { useState } from 'preact/hooks'
import type { OwnAccount } from '../../../server/contract/accounts.ts'
import { roles } from '../../../server/contract/vocabulary.ts'
import { call } from '../../api.ts'
import { loadSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSend } from '../../use-send.ts'
import { AccountFacts } from './account.facts.tsx'
import { placesInWords } from './accounts.words.ts'
import styles from './own-account.module.css'
import { useDepartements } from './use-departements.ts'

interface Props {
  account: OwnAccount
  onChange: (account: OwnAccount) => void
}

export const Profile = (props: Props) => (
  <Sheet>
    <h2>Profil</h2>
    <NameForm {...props} />
    <Facts account={props.account} />
  </Sheet>
)

function NameForm({ account, onChange }: Props) {
  const [name, setName] = useState(account.name)
  const [saved, setSaved] = useState(false)
  const { busy, refusal, send } = useSend(async () => {
    setSaved(false)
    const changed = await call('PATCH /api/account', { body: { name: name.trim() } })
    onChange(changed)
    setName(changed.name)
    setSaved(true)
    // The bar above says the name too.
    await loadSession()
  })
  const submit = (event: Event) => {
    event.preventDefault()
    void send()
  }
  const type = (text: string) => {
    setName(text)
    setSaved(false)
  }
  return (
    <form class={styles.form} onSubmit={submit} noValidate>
      <Field
        label="Prénom et nom"
        name="name"
        autocomplete="name"
        maxLength={100}
        value={name}
        error={refusal?.fields.name}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <div class="row">
        <Button type="submit" kind="go">
          {busy ? 'Enregistrement…' : 'Enregistrer le nom'}
        </Button>
        <span role="status" class="small">
          {saved && 'Nom enregistré.'}
        </span>
      </div>
      <RefusalNote refusal={refusal} beside={['name']} />
    </form>
  )
}

function Facts({ account }: { account: OwnAccount }) {
  const { all } = useDepartements(Boolean(account.departements))
  return (
    <div class={styles.read}>
      <AccountFacts
        facts={[
          ['E-mail', account.email],
          ['Rôle', roles[account.role]],
          ['Structure', account.structure],
          ['Secteur', account.sector],
          ['Organisme', account.organisation],
          ['Départements', placesInWords(account, all ?? [])],
        ]}
      />
      <p class="small mute">Pour les corriger, demandez à la personne qui administre Levier pour vous.</p>
    </div>
  )
}
