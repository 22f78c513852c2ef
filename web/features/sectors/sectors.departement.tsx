import { SelectField } from '../../ui/field.tsx'

/** An object lists its keys that look like numbers first, whatever the order they were given in. */
const key = (code: string) => `dep-${code}`

interface Props {
  code: string
  departements: readonly { code: string; name: string }[]
  error?: string | undefined
  onChange: (code: string) => void
}

/** The one département whose sectors are shown, or given by a file. */
export const DepartementChoice = ({ code, departements, error, onChange }: Props) => (
  <SelectField
    label="Département"
    name="departement"
    value={key(code)}
    error={error}
    options={Object.fromEntries(departements.map((one) => [key(one.code), `${one.name} (${one.code})`]))}
    onChange={(event) => onChange(event.currentTarget.value.replace('dep-', ''))}
  />
)
