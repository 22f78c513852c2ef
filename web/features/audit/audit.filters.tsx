import type { Result } from '../../api.ts'
import { Field, SelectField } from '../../ui/field.tsx'
import { FinderField } from '../../ui/finder-field.tsx'
import { DepartementSelect } from '../accounts/departement-select.tsx'
import type { JournalAsked } from './audit.address.ts'
import styles from './audit.module.css'

interface Props {
  asked: JournalAsked
  /** What can be chosen; null while it is on its way. */
  choices: Pick<Result<'GET /api/audit'>, 'actions' | 'departements'> | null
  onAsk: (change: Partial<JournalAsked>, replace?: boolean) => void
}

export function AuditFilters({ asked, choices, onAsk }: Props) {
  const actions = choices?.actions ?? (asked.action ? [{ code: asked.action, label: 'Action' }] : [])
  return (
    <search class={styles.filters}>
      <FinderField label="Qui, ou sur qui" words={asked.q} onChange={(q) => onAsk({ q }, true)} />
      <SelectField
        label="Action"
        name="action"
        value={asked.action}
        options={{ '': 'Toutes', ...Object.fromEntries(actions.map(({ code, label }) => [code, label])) }}
        onChange={(event) => onAsk({ action: event.currentTarget.value })}
      />
      <DepartementSelect
        code={asked.departement}
        departements={choices?.departements ?? []}
        onChange={(departement) => onAsk({ departement })}
      />
      <DayField label="Du" name="du" day={asked.from} onChange={(from) => onAsk({ from })} />
      <DayField label="Au" name="au" day={asked.to} onChange={(to) => onAsk({ to })} />
    </search>
  )
}

interface DayProps {
  label: string
  name: string
  day: string
  onChange: (day: string) => void
}

/** While a year is typed the field already holds days of other centuries: they are not asked for. */
const isMeant = (day: string) => day === '' || day.startsWith('20')

const DayField = ({ label, name, day, onChange }: DayProps) => (
  <Field
    label={label}
    name={name}
    type="date"
    value={day}
    onChange={({ currentTarget: { value } }) => isMeant(value) && value !== day && onChange(value)}
  />
)
