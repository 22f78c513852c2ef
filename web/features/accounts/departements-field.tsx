import { useId, useState } from 'preact/hooks'
import { Chip, Chips } from '../../ui/chip.tsx'
import { Check } from '../../ui/choice.tsx'
import { ComboField } from '../../ui/combo-field.tsx'
import { cx } from '../../ui/cx.ts'
import field from '../../ui/field.module.css'
import { FieldError } from '../../ui/field.tsx'
import { type Departement, departementLabel, matching } from './departements.words.ts'
import styles from './departements-field.module.css'
import { useDepartements } from './use-departements.ts'

interface Props {
  label: string
  hint?: string | undefined
  error?: string | undefined
  /** Codes, in the order of the codes. */
  value: readonly string[]
  onChange: (codes: string[]) => void
  /** The ones there are to choose from; every département unless told. A few are boxes to tick. */
  only?: readonly Departement[] | undefined
}

/** As many as a person takes in at a glance. */
const fewBoxes = 12

const sorted = (codes: readonly string[]) => [...new Set(codes)].sort()

/** Several départements: boxes when there are few, else found by number or name and kept as chips. */
export const DepartementsField = (props: Props) =>
  props.only && props.only.length <= fewBoxes ? <Boxes {...props} only={props.only} /> : <Finder {...props} />

function Boxes({ label, hint, error, value, onChange, only }: Props & { only: readonly Departement[] }) {
  const id = useId()
  const toggle = (code: string, ticked: boolean) =>
    onChange(sorted(ticked ? [...value, code] : value.filter((one) => one !== code)))
  const others = value.filter((code) => !only.some((one) => one.code === code))
  const described = cx(hint && `${id}-hint`, error && `${id}-error`)
  return (
    <fieldset class={field.field} aria-describedby={described || undefined}>
      <legend class={field.label}>{label}</legend>
      {hint && (
        <span class={field.hint} id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <div class={styles.boxes}>
        {only.map(({ code, name }) => (
          <Check
            key={code}
            label={`${name} (${code})`}
            checked={value.includes(code)}
            onChange={(ticked) => toggle(code, ticked)}
          />
        ))}
      </div>
      {others.length > 0 && (
        <p class="small mute">
          Et, hors de cette liste{'\u00a0'}: {others.join(', ')}.
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  )
}

function Finder({ label, hint, error, value, onChange, only }: Props) {
  const { all, failed, retry } = useDepartements(!only)
  const [typed, setTyped] = useState<string | null>(null)
  const known = only ?? all ?? []
  const left = known.filter(({ code }) => !value.includes(code))
  const options = matching(left, typed ?? '')
  const type = (text: string | null) => {
    if (failed && text) retry()
    setTyped(text)
  }
  return (
    <div class={styles.finder}>
      <ComboField
        label={label}
        hint={hint}
        error={error}
        placeholder="Numéro ou nom"
        typed={typed}
        onType={type}
        options={options.map(({ code, name }) => ({ id: code, text: name, aside: code }))}
        onChoose={(code) => onChange(sorted([...value, code]))}
        onErase={() => onChange(value.slice(0, -1))}
        none={typed && options.length === 0 ? noneWords(typed, failed, value, known) : null}
      />
      {value.length > 0 && (
        <Chips label="Départements choisis">
          {value.map((code) => (
            <Chip
              key={code}
              label={departementLabel(code, known)}
              onRemove={() => onChange(value.filter((one) => one !== code))}
            />
          ))}
        </Chips>
      )}
      <p class="sr" role="status">
        {value.length > 0 && `Choisis\u00a0: ${value.map((code) => departementLabel(code, known)).join(', ')}`}
      </p>
    </div>
  )
}

function noneWords(typed: string, failed: boolean, value: readonly string[], known: readonly Departement[]): string {
  if (failed) return 'La liste des départements ne répond pas. Continuez à écrire pour réessayer.'
  const chosen = matching(known, typed)[0]
  return chosen && value.includes(chosen.code)
    ? `${departementLabel(chosen.code, known)} est déjà choisi.`
    : `Aucun département ne répond à «\u00a0${typed.trim()}\u00a0». Essayez son numéro.`
}
