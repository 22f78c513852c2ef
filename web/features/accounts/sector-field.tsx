import { call } from '../../api.ts'
import { SelectField } from '../../ui/field.tsx'
import { useLoad } from '../../use-load.ts'

interface Props {
  /** Of the account: only their sectors are offered. */
  departements: readonly string[]
  /** Id; empty: none yet. */
  value: string
  error: string | undefined
  onChange: (id: string) => void
}

/** The social sector a référent works in: it decides which demandes the account receives. */
export function SectorField({ departements, value, error, onChange }: Props) {
  const { value: known } = useLoad((signal) => call('GET /api/sectors/choices', { signal }))
  const offered = known?.sectors.filter(({ id, departement }) => departements.includes(departement) || id === value)
  return (
    <SelectField
      label="Secteur"
      name="sector"
      hint={hintFor(offered?.length)}
      value={value}
      error={error}
      options={{
        '': 'Aucun pour le moment',
        ...Object.fromEntries((offered ?? []).map(({ id, name, departement }) => [id, `${name} (${departement})`])),
      }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

const hintFor = (offered: number | undefined) =>
  offered === 0
    ? 'Aucun secteur n’est connu là : importez-les depuis « Structures », puis revenez ici.'
    : 'Celui dont la personne reçoit les demandes. Sans secteur, elle n’en reçoit aucune.'
