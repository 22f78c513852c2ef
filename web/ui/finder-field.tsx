import { useTyping } from '../use-typing.ts'
import { Field } from './field.tsx'

const pause = 250

interface Props {
  label: string
  words: string
  onChange: (words: string) => void
}

/** Words a list is searched by: it follows the typing, and Enter does not wait. */
export function FinderField({ label, words, onChange }: Props) {
  const { text, type, send } = useTyping(words, onChange, pause)
  return (
    <Field
      label={label}
      type="search"
      name="q"
      autocomplete="off"
      spellcheck={false}
      enterkeyhint="search"
      maxLength={100}
      value={text}
      onInput={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Enter' && send(event.currentTarget.value)}
    />
  )
}
