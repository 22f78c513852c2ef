import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { typo } from '../../typography.ts'
import { Radio } from '../../ui/choice.tsx'
import { FieldError } from '../../ui/field.tsx'
import styles from './answer.module.css'
import { type Act, type Done, type Door, useAnswer } from './door.ts'

export interface FormProps {
  request: ContactRequest
  door: Door
  open: boolean
  onClose: () => void
  onDone: (done: Done) => void
}

export const useForm = <A extends Act>(
  act: A,
  { request, door, onDone }: FormProps,
  body: Parameters<typeof useAnswer<A>>[2],
) => useAnswer(door, { act, version: request.version }, body, onDone)

/** Opens and closes like the others of the row. */
export const panel = ({ open, onClose }: FormProps) => ({ open, onClose, leave: 'Fermer' })

export const noPerson = 'Rien qui dise qui est la personne.'

interface ChoicesProps<C extends string> {
  legend: string
  name: string
  words: Readonly<Partial<Record<C, string>>>
  value: C | null
  error?: string | undefined
  onChange: (value: C) => void
}

/** One of a short list, all in sight. */
export function Choices<C extends string>({ legend, name, words, value, error, onChange }: ChoicesProps<C>) {
  return (
    <fieldset class={styles.choices} aria-describedby={error && `${name}-error`}>
      <legend>{typo(legend)}</legend>
      {(Object.entries(words) as [C, string][]).map(([code, text]) => (
        <Radio
          key={code}
          name={name}
          value={code}
          label={typo(text)}
          checked={value === code}
          onChange={() => onChange(code)}
        />
      ))}
      {error && <FieldError id={`${name}-error`}>{error}</FieldError>}
    </fieldset>
  )
}
