import { SelectField } from '../../ui/field.tsx'
import type { Departement } from './departements.words.ts'

/** An object lists its keys that look like numbers first, whatever the order they were given in. */
const key = (code: string) => `dep-${code}`

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
  const options = listed.map((one) => [key(one.code), `${one.name} (${one.code})`])
  return (
    <SelectField
      label="Département"
      name="departement"
      value={code && key(code)}
      options={{ '': 'Tous', ...Object.fromEntries(options) }}
      onChange={(event) => onChange(event.currentTarget.value.replace('dep-', ''))}
    />
  )
}
