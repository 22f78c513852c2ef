import { PlaceField } from '../communes/place-field.tsx'
import { Part, useWriting } from './submission.parts.tsx'

/** Where it takes place: the commune first, which completes the postal code. */
export function PlacePart() {
  const { content, change, errorOf } = useWriting()
  const errors = {
    commune: errorOf('commune'),
    code_postal: errorOf('code_postal'),
    adresse: errorOf('adresse'),
    complement_adresse: errorOf('complement_adresse'),
  }
  return (
    <PlaceField
      id="champ"
      value={content}
      onChange={change}
      errors={errors}
      around={(field, control) => <Part field={field}>{control}</Part>}
    />
  )
}
