import { useEffect, useState } from 'preact/hooks'
import { Field } from '../../ui/field.tsx'
import { idOf } from './submission.fields.ts'
import { Part, useWriting } from './submission.parts.tsx'

interface Props {
  field: 'volume_horaire_hebdomadaire' | 'nombre_semaines'
  label: string
  hint: string
  max: number
  whole: boolean
}

const shown = (value: number | null) => (value === null ? '' : String(value).replace('.', ','))

/** A number as French people type it. What is no number yet stays on screen, and the former one is kept. */
export function NumberPart({ field, label, hint, max, whole }: Props) {
  const { content, change, errorOf } = useWriting()
  const value = content[field]
  const [typed, setTyped] = useState(shown(value))
  const [wrong, setWrong] = useState(false)
  useEffect(() => {
    setTyped((now) => (numberOf(now, max, whole) === value ? now : shown(value)))
  }, [value])
  const write = (text: string) => {
    setTyped(text)
    const read = numberOf(text, max, whole)
    setWrong(read === undefined)
    if (read !== undefined) change({ [field]: read })
  }
  const sentence = `Un nombre${whole ? ' entier' : ''} jusqu’à ${max}.`
  return (
    <Part field={field}>
      <Field
        id={idOf(field)}
        label={label}
        hint={hint}
        inputMode={whole ? 'numeric' : 'decimal'}
        autocomplete="off"
        value={typed}
        error={wrong ? sentence : errorOf(field)}
        onInput={(event) => write(event.currentTarget.value)}
      />
    </Part>
  )
}

/** Undefined: not a number that is taken. */
function numberOf(text: string, max: number, whole: boolean): number | null | undefined {
  const digits = text.trim().replace(',', '.')
  if (digits === '') return null
  if (!(whole ? /^\d{1,4}$/ : /^\d{1,3}(\.\d{1,2})?$/).test(digits)) return undefined
  const value = Number(digits)
  return value > max || (whole && value < 1) ? undefined : value
}
