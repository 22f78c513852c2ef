import { useEffect, useRef, useState } from 'preact/hooks'
import { roles } from '../../../server/contract/vocabulary.ts'
import { Field, SelectField } from '../../ui/field.tsx'
import type { AccountsAsked, AccountsState } from './accounts.address.ts'
import styles from './accounts.module.css'
import type { Departement } from './departements.words.ts'

interface Props {
  asked: AccountsAsked
  departements: readonly Departement[]
  /** A structure holds one kind of account: its own. */
  team: boolean
  onAsk: (change: Partial<AccountsAsked>, replace?: boolean) => void
}

const states: Readonly<Record<AccountsState, string>> = { open: 'Ouverts', closed: 'Fermés' }

export function AccountsFilters({ asked, departements, team, onAsk }: Props) {
  return (
    <search class={team ? styles.fewFilters : styles.filters}>
      <WordsField words={asked.q} onChange={(q) => onAsk({ q }, true)} />
      <SelectField
        label="État"
        name="etat"
        value={asked.state}
        options={states}
        onChange={(event) => onAsk({ state: event.currentTarget.value as AccountsState })}
      />
      {!team && (
        <>
          <SelectField
            label="Rôle"
            name="role"
            value={asked.role}
            options={{ '': 'Tous les rôles', ...roles }}
            onChange={(event) => onAsk({ role: event.currentTarget.value })}
          />
          <DepartementSelect code={asked.departement} departements={departements} onAsk={onAsk} />
        </>
      )}
    </search>
  )
}

/** An object lists its keys that look like numbers first, whatever the order they were given in. */
const key = (code: string) => `dep-${code}`

function DepartementSelect({ code, departements, onAsk }: Pick<Props, 'departements' | 'onAsk'> & { code: string }) {
  const known = departements.some((one) => one.code === code)
  const listed = known || !code ? departements : [...departements, { code, name: 'Département' }]
  const options = listed.map((one) => [key(one.code), `${one.name} (${one.code})`])
  return (
    <SelectField
      label="Département"
      name="departement"
      value={code && key(code)}
      options={{ '': 'Tous', ...Object.fromEntries(options) }}
      onChange={(event) => onAsk({ departement: event.currentTarget.value.replace('dep-', '') })}
    />
  )
}

const pause = 250

/** The list follows the typing; Enter does not wait. */
function WordsField({ words, onChange }: { words: string; onChange: (words: string) => void }) {
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
      label="Nom, e-mail ou organisme"
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
