import { useState } from 'preact/hooks'
import type { ApiError } from '../api.ts'
import { Check } from './choice.tsx'
import { TextArea } from './field.tsx'

/** A few words that go with an action; what looks like somebody’s data is to be read again. */
export function useWords() {
  const [text, setText] = useState('')
  const [confirmed, setConfirmed] = useState(false)
  const type = (typed: string) => {
    setText(typed)
    setConfirmed(false)
  }
  const body = { ...(text.trim() && { text }), ...(confirmed && { confirmed }) }
  return { text, type, confirmed, setConfirmed, body }
}

interface Props {
  label: string
  hint?: string
  words: ReturnType<typeof useWords>
  refusal: ApiError | null
}

export const WordsField = ({ label, hint, words, refusal }: Props) => (
  <>
    <TextArea
      label={label}
      hint={hint}
      name="text"
      maxLength={2000}
      value={words.text}
      error={refusal?.fields.text}
      onInput={(event) => words.type(event.currentTarget.value)}
    />
    {refusal?.code === 'personal-data' && <Reread checked={words.confirmed} onChange={words.setConfirmed} />}
  </>
)

export const Reread = ({ checked, onChange }: { checked: boolean; onChange: (checked: boolean) => void }) => (
  <Check label="J’ai relu : ce texte ne dit rien d’une personne accompagnée" checked={checked} onChange={onChange} />
)
