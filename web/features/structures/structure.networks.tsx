import { useState } from 'preact/hooks'
import { type ReseauPorteur, reseauxPorteurs } from '../../../server/contract/vocabulary.reseaux.ts'
import { Chip, Chips } from '../../ui/chip.tsx'
import { ComboField } from '../../ui/combo-field.tsx'
import styles from './structure.form.module.css'
import { fieldLabels } from './structures.words.ts'

interface Props {
  value: readonly ReseauPorteur[]
  error?: string | undefined
  onChange: (value: readonly ReseauPorteur[]) => void
}

const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const codes = Object.keys(reseauxPorteurs) as ReseauPorteur[]
const atMost = 8

/** The networks a structure is of, found among those of the referential. */
export function NetworksField({ value, error, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const asked = bare((typed ?? '').trim())
  const left = codes.filter((code) => !value.includes(code))
  const found = asked ? left.filter((code) => bare(`${reseauxPorteurs[code]} ${code}`).includes(asked)) : []
  const choose = (id: string) => {
    const code = left.find((one) => one === id)
    if (code) onChange([...value, code])
  }
  return (
    <div class={styles.networks}>
      <ComboField
        id="champ-reseaux_porteurs"
        label={fieldLabels.reseaux_porteurs}
        hint="Celui dont la structure fait partie, s’il y en a un. Exemple : CCAS, Mission locale, Emmaüs."
        error={error}
        typed={typed}
        onType={setTyped}
        options={found.slice(0, atMost).map((code) => ({ id: code, text: reseauxPorteurs[code] }))}
        onChoose={choose}
        onErase={() => onChange(value.slice(0, -1))}
        none={asked && found.length === 0 ? 'Aucun réseau de la liste ne porte ce nom.' : null}
      />
      {value.length > 0 && (
        <Chips label="Réseaux choisis">
          {value.map((code) => (
            <Chip
              key={code}
              label={reseauxPorteurs[code]}
              onRemove={() => onChange(value.filter((one) => one !== code))}
            />
          ))}
        </Chips>
      )}
    </div>
  )
}
