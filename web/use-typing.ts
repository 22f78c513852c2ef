import { useEffect, useRef, useState } from 'preact/hooks'

/** Words in the address, typed in a field: what follows waits for a pause of so many ms, but for Enter. */
export function useTyping(words: string, onChange: (words: string) => void, pause: number) {
  const [text, setText] = useState(words)
  const timer = useRef(0)
  // What is sent after the pause goes to the page of that moment.
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
  return { text, type, send }
}
