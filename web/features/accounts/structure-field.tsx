import { useState } from 'preact/hooks'
import { ComboField } from '../../ui/combo-field.tsx'
import { useStructures } from './use-structures.ts'

export interface ChosenStructure {
  readonly id: string
  readonly name: string
}

interface Props {
  label: string
  hint?: string | undefined
  error?: string | undefined
  value: ChosenStructure | null
  onChange: (structure: ChosenStructure | null) => void
}

/** One structure of the base, found by its name. Emptied, it is none. */
export function StructureField({ label, hint, error, value, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const { found, failed, asked } = useStructures(typed ?? '')
  const type = (text: string | null) => {
    setTyped(text)
    if (text === '' && value) onChange(null)
  }
  const choose = (id: string) => {
    const chosen = found.find((one) => one.id === id)
    if (chosen) onChange({ id, name: chosen.name })
  }
  return (
    <ComboField
      label={label}
      hint={hint}
      error={error}
      placeholder="Nom de la structure"
      shown={value?.name ?? ''}
      typed={typed}
      onType={type}
      options={found.map(({ id, name, commune }) => ({ id, text: name, aside: commune }))}
      onChoose={choose}
      none={asked && found.length === 0 ? noneWords(asked, failed) : null}
    />
  )
}

const noneWords = (asked: string, failed: boolean) =>
  failed
    ? 'La liste des structures ne répond pas. Continuez à écrire pour réessayer.'
    : `Aucune structure de votre territoire ne porte le nom «\u00a0${asked}\u00a0».`
