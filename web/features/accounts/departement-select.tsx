import { SelectField } from '../../ui/field.tsx'
import { type Departement, departementKey, departementOf, departementOption } from './departements.words.ts'

interface Props {
  /** Empty: all of them. */
  code: string
  departements: readonly Departement[]
  onChange: (code: string) => void
}

/** One of the départements there is something to see of. */
export function DepartementSelect({ code, departements, onChange }: Props) {
  const known = departements.some((one) => one.code === code)
  const listed = known || !code ? departements : [...departements, { code, name: 'Département' }]
  return (
    <SelectField
      label="Département"
      name="departement"
      value={code && departementKey(code)}
      options={{ '': 'Tous', ...Object.fromEntries(listed.map(departementOption)) }}
      onChange={(event) => onChange(departementOf(event.currentTarget.value))}
    />
  )
}
