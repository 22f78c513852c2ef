import { roles } from '../../../server/contract/vocabulary.ts'
import { SelectField } from '../../ui/field.tsx'
import { FinderField } from '../../ui/finder-field.tsx'
import type { AccountsAsked, AccountsState } from './accounts.address.ts'
import styles from './accounts.module.css'
import { DepartementSelect } from './departement-select.tsx'
import type { Departement } from './departements.words.ts'

interface Props {
  asked: AccountsAsked
  departements: readonly Departement[]
  /** A structure holds one kind of account: its own. */
  team: boolean
  onAsk: (change: Partial<AccountsAsked>, replace?: boolean) => void
}

const states: Readonly<Record<AccountsState, string>> = { open: 'Ouverts', closed: 'Fermés' }

export function AccountsFilters({ asked, departements, team, onAsk }: Props) {
  return (
    <search class={team ? styles.fewFilters : styles.filters}>
      <FinderField label="Nom, e-mail ou organisme" words={asked.q} onChange={(q) => onAsk({ q }, true)} />
      <SelectField
        label="État"
        name="etat"
        value={asked.state}
        options={states}
        onChange={(event) => onAsk({ state: event.currentTarget.value as AccountsState })}
      />
      {!team && (
        <>
          <SelectField
            label="Rôle"
            name="role"
            value={asked.role}
            options={{ '': 'Tous les rôles', ...roles }}
            onChange={(event) => onAsk({ role: event.currentTarget.value })}
          />
          <DepartementSelect
            code={asked.departement}
            departements={departements}
            onChange={(departement) => onAsk({ departement })}
          />
        </>
      )}
    </search>
  )
}
