import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { ListingContent } from '../../../server/contract/content.ts'
import { ComboField } from '../../ui/combo-field.tsx'
import { Field } from '../../ui/field.tsx'
import { communeLabel } from './communes.recent.ts'
import styles from './place-field.module.css'
import { useAddresses } from './use-addresses.ts'
import { meet, useCommune } from './use-commune.ts'
import { usePostalCodes } from './use-postal-codes.ts'
import { useSuggestions } from './use-suggestions.ts'

export type Place = Pick<
  ListingContent,
  'adresse' | 'complement_adresse' | 'code_postal' | 'commune' | 'longitude' | 'latitude'
>
type PlaceName = Exclude<keyof Place, 'longitude' | 'latitude'>

interface Props {
  value: Place
  /** What changes of it. */
  onChange: (part: Partial<Place>) => void
  errors: Readonly<Partial<Record<PlaceName, string | undefined>>>
  /** Begins the id of each field: `champ` gives `champ-commune`. */
  id?: string | undefined
  /** What goes around each field. */
  around?: (field: PlaceName, control: ComponentChildren) => ComponentChildren
}

interface Part extends Pick<Props, 'value' | 'onChange'> {
  id: string
  error: string | undefined
}

/** A point belongs to an address: it goes with it. */
const noPoint = { longitude: null, latitude: null }
const orNull = (text: string) => (text === '' ? null : text)

/** Where something takes place: the commune first, which completes the postal code, then the address in it. */
export function PlaceField({ value, onChange, errors, id: given, around = (_, control) => control }: Props) {
  const own = useId()
  const part = (field: PlaceName): Part => ({ id: `${given ?? own}-${field}`, error: errors[field], value, onChange })
  return (
    <>
      <div class={styles.two}>
        {around('commune', <CommunePart {...part('commune')} />)}
        {around('code_postal', <PostalCodePart {...part('code_postal')} />)}
      </div>
      <div class={styles.two}>
        {around('adresse', <AddressPart {...part('adresse')} />)}
        {around('complement_adresse', <ComplementPart {...part('complement_adresse')} />)}
      </div>
    </>
  )
}

function CommunePart({ id, error, value, onChange }: Part) {
  const [typed, setTyped] = useState<string | null>(null)
  const chosen = useCommune(value.commune ?? '')
  const found = useSuggestions(typed ?? '')
  const type = (text: string | null) => {
    setTyped(text)
    if (text === '' && value.commune) onChange({ commune: null, code_postal: null, ...noPoint })
  }
  const choose = (code: string) => {
    const commune = found?.communes.find((one) => one.code === code)
    if (!commune || code === value.commune) return
    meet(commune)
    onChange({ commune: code, code_postal: commune.postalCode, ...noPoint })
  }
  const none = found?.failed
    ? 'La liste des communes ne répond pas. Continuez à écrire pour réessayer.'
    : `Aucune commune ne répond à «\u00a0${found?.typed}\u00a0». Essayez le code postal.`
  return (
    <ComboField
      id={id}
      label="Commune"
      hint="Par son nom ou son code postal."
      error={error}
      shown={chosen ? communeLabel(chosen) : (value.commune ?? '')}
      typed={typed}
      waiting={Boolean(typed?.trim()) && found?.typed !== typed?.trim()}
      onType={type}
      options={(found?.communes ?? []).map((one) => ({
        id: one.code,
        text: communeLabel(one),
        aside: one.departement.name,
      }))}
      onChoose={choose}
      none={typed?.trim() && found?.communes.length === 0 ? none : null}
    />
  )
}

/** Those of the commune are offered; a CEDEX, which is none of them, is typed. */
function PostalCodePart({ id, error, value, onChange }: Part) {
  const codes = usePostalCodes(value.commune)
  return (
    <div>
      <Field
        id={id}
        label="Code postal"
        error={error}
        hint={codes.length > 1 ? `Choisissez parmi ses ${codes.length} codes.` : 'Complété par la commune.'}
        inputMode="numeric"
        autocomplete="off"
        list={`${id}-codes`}
        value={value.code_postal ?? ''}
        onInput={(event) => onChange({ code_postal: orNull(event.currentTarget.value) })}
      />
      <datalist id={`${id}-codes`}>
        {codes.map((code) => (
          <option key={code} value={code} />
        ))}
      </datalist>
    </div>
  )
}

/** Typed whole, or taken from the addresses offered where a service knows them. */
function AddressPart({ id, error, value, onChange }: Part) {
  const [typing, setTyping] = useState(false)
  const address = value.adresse ?? ''
  const found = useAddresses(typing ? address : '', value.commune)
  const type = (text: string | null) => {
    setTyping(text !== null)
    if (text !== null) onChange({ adresse: orNull(text), ...noPoint })
  }
  const choose = (label: string) => {
    const chosen = found.find((one) => one.label === label)
    if (!chosen) return
    const { name: adresse, postalCode, commune, longitude, latitude } = chosen
    meet({ code: commune.code, name: commune.name, postalCode })
    onChange({ adresse, code_postal: postalCode, commune: commune.code, longitude, latitude })
  }
  return (
    <ComboField
      id={id}
      label="Adresse"
      hint={'Exemple\u00a0: «\u00a02 place du Foirail\u00a0».'}
      error={error}
      free
      shown={address}
      typed={typing ? address : null}
      onType={type}
      options={found.map(({ label, name, postalCode, commune }) => ({
        id: label,
        text: name,
        aside: [postalCode, commune.name].filter(Boolean).join(' '),
      }))}
      onChoose={choose}
    />
  )
}

const ComplementPart = ({ id, error, value, onChange }: Part) => (
  <Field
    id={id}
    label="Complément d’adresse"
    hint={'Exemple\u00a0: «\u00a0Bâtiment B, 1er étage\u00a0».'}
    error={error}
    autocomplete="off"
    value={value.complement_adresse ?? ''}
    onInput={(event) => onChange({ complement_adresse: orNull(event.currentTarget.value) })}
  />
)
