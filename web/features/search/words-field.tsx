import { useEffect, useRef, useState } from 'preact/hooks'
import box from '../../ui/box.module.css'
import { Icon } from '../../ui/icon.tsx'
import { Kbd } from '../../ui/kbd.tsx'

const pause = 200
const longest = 200

interface Props {
  words: string
  onChange: (words: string) => void
}

/** Words to look for. The search follows the typing; Enter does not wait. */
export function WordsField({ words, onChange }: Props) {
  const [text, setText] = useState(words)
  const timer = useRef(0)
  // What is sent after the pause goes to the search of that moment.
  const latest = useRef({ words, onChange })
  latest.current = { words, onChange }
  // The address is the truth: going back brings the words back, unless somebody is still typing them.
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
    <label class={box.box}>
      <Icon name="search" />
      <span>Mots (facultatif)</span>
      <input
        type="search"
        id="mots"
        name="q"
        autocomplete="off"
        enterkeyhint="search"
        maxLength={longest}
        placeholder="permis, caution, FSL, navette…"
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && send(event.currentTarget.value)}
      />
      <Kbd hint>/</Kbd>
    </label>
  )
}
