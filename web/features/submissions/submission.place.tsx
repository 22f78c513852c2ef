import { useState } from 'preact/hooks'
import { ComboField } from '../../ui/combo-field.tsx'
import { communeLabel } from '../communes/communes.recent.ts'
import { meet, useCommune } from '../communes/use-commune.ts'
import { useSuggestions } from '../communes/use-suggestions.ts'
import { idOf } from './submission.fields.ts'
import { Part, TextPart, useWriting } from './submission.parts.tsx'
import styles from './submission.sections.module.css'

/** Where it takes place: the commune first, which completes the postal code. */
export const PlacePart = () => (
  <>
    <div class={styles.two}>
      <CommunePart />
      <TextPart field="code_postal" label="Code postal" inputMode="numeric" />
    </div>
    <div class={styles.two}>
      <TextPart field="adresse" label="Adresse" hint="Exemple : « 2 place du Foirail »." max={150} />
      <TextPart
        field="complement_adresse"
        label="Complément d’adresse"
        hint="Exemple : « Bâtiment B, 1er étage »."
        max={150}
      />
    </div>
  </>
)

function CommunePart() {
  const { content, change, errorOf } = useWriting()
  const [typed, setTyped] = useState<string | null>(null)
  const chosen = useCommune(content.commune ?? '')
  const found = useSuggestions(typed ?? '')
  const type = (text: string | null) => {
    setTyped(text)
    if (text === '' && content.commune) change({ commune: null, longitude: null, latitude: null })
  }
  const choose = (code: string) => {
    const commune = found?.communes.find((one) => one.code === code)
    if (!commune || code === content.commune) return
    meet(commune)
    // The point of the former address is not that of this commune.
    change({ commune: code, code_postal: commune.postalCode, longitude: null, latitude: null })
  }
  const none = found?.failed
    ? 'La liste des communes ne répond pas. Continuez à écrire pour réessayer.'
    : 'Aucune commune de ce nom.'
  return (
    <Part field="commune">
      <ComboField
        id={idOf('commune')}
        label="Commune"
        error={errorOf('commune')}
        placeholder="Nom ou code postal"
        shown={chosen ? communeLabel(chosen) : (content.commune ?? '')}
        typed={typed}
        onType={type}
        options={(found?.communes ?? []).map((one) => ({
          id: one.code,
          text: communeLabel(one),
          aside: one.departement.name,
        }))}
        onChoose={choose}
        none={typed?.trim() && found?.communes.length === 0 ? none : null}
      />
    </Part>
  )
}
