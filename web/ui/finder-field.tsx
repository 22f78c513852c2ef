import { useEffect, useRef, useState } from 'preact/hooks'
import { Field } from './field.tsx'

const pause = 250

interface Props {
  label: string
  words: string
  onChange: (words: string) => void
}

/** Words a list is searched by: it follows the typing, and Enter does not wait. */
export function FinderField({ label, words, onChange }: Props) {
  const [text, setText] = useState(words)
  const timer = useRef(0)
  const latest = useRef({ words, onChange })
  latest.current = { words, onChange }
  // The address is the truth, unless somebody is still typing.
  useEffect(() => {
    if (!timer.current) setText((typed) => (typed.trim() === words ? typed : words))
  }, [words])
  useEffect(() => () => clearTimeout(timer.current), [])
  const send = (value: string) => {
    clearTimeout(timer.current)
    timer.current = 0
    if (value.trim() !== latest.current.words) latest.current.onChange(value.trim())
  }
  const type = (value: string) => {
    setText(value)
    clearTimeout(timer.current)
    timer.current = window.setTimeout(send, pause, value)
  }
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
