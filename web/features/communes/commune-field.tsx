import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { CommuneSuggestion } from '../../../server/contract/communes.ts'
import box from '../../ui/box.module.css'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon.tsx'
import { useLater } from '../../ui/later.ts'
import popup from '../../ui/popup.module.css'
import styles from './commune-field.module.css'
import type { Option } from './commune-options.tsx'
import { communeLabel, recentCommunes, rememberCommune } from './communes.recent.ts'
import { meet, useCommune } from './use-commune.ts'
import { type Suggestions, useSuggestions } from './use-suggestions.ts'

interface Props {
  /** INSEE code, or empty. */
  code: string
  onChoose: (code: string) => void
  label?: string
  /** The sentence of a refusal, when there is one. */
  describedBy?: string | undefined
  class?: string | undefined
}

const fromSuggestion = (found: CommuneSuggestion): Option => ({ ...found, department: found.departement.name })
const recents = (code: string): Option[] =>
  recentCommunes()
    .filter((recent) => recent.code !== code)
    .map((recent) => ({ ...recent, department: null, via: null }))

/** What to offer: the communes found for what is typed, or the last ones while nothing is. */
const optionsFor = (typed: string | null, found: Suggestions | null, code: string): readonly Option[] =>
  typed ? (found?.communes.map(fromSuggestion) ?? []) : recents(code)

/** One commune, that of the person unless told: a combobox with a list, as the ARIA pattern describes it. */
export function CommuneField({ code, onChoose, label = 'Commune de la personne', describedBy, class: extra }: Props) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const commune = useCommune(code)
  // Null: nothing is being typed, the field says the commune chosen.
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [entered, setEntered] = useState(false)
  const Options = useLater(entered, () => import('./commune-options.tsx').then((m) => m.CommuneOptions))
  const [active, setActive] = useState(0)
  const found = useSuggestions(typed ?? '')
  const options = optionsFor(typed, found, code)
  const current = options[active]
  const asked = (typed ?? '').trim()
  // The list is the one of what is typed, not of the letters before.
  const fresh = !asked || found?.typed === asked
  // Enter or Tab came before the list: it is taken when it comes.
  const early = useRef(false)
  const none = open && typed && found?.communes.length === 0
  const listed = Options !== null && open && options.length > 0

  useEffect(() => {
    setActive(0)
    const [first, second] = options
    if (!early.current || !fresh) return
    early.current = false
    // Homonyms are told apart by somebody, with the list under their eyes.
    if (first && first.name !== second?.name) choose(first)
    else input.current?.focus()
  }, [found])
  // At once: what is typed next must not be taken away.
  useLayoutEffect(() => setTyped(null), [code])

  const close = () => {
    setOpen(false)
    setTyped(null)
    setActive(0)
    early.current = false
  }
  const choose = (option: Option) => {
    meet(option)
    rememberCommune(option)
    close()
    onChoose(option.code)
  }
  const clear = () => {
    close()
    onChoose('')
    input.current?.focus()
  }
  const move = (step: number) => {
    if (!listed) return setOpen(true)
    setActive((active + step + options.length) % options.length)
  }
  const take = () => {
    if (!fresh) early.current = true
    else if (listed && current) choose(current)
  }
  const keys: Record<string, () => void> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: take,
    Escape: close,
  }
  const press = (event: KeyboardEvent) => {
    // Leaving the field with Tab takes the option in front, as Enter does; nothing typed, nothing taken.
    if (event.key === 'Tab') return asked ? take() : close()
    const act = keys[event.key]
    if (!act || event.isComposing || (event.key === 'Escape' && !open && typed === null)) return
    event.preventDefault()
    act()
  }
  const enter = (field: HTMLInputElement) => {
    setEntered(true)
    field.select()
  }
  const type = (text: string) => {
    setTyped(text)
    setOpen(true)
    early.current = false
    if (text === '' && code) onChoose('')
  }
  // A window over the page, or another tab, only borrows the focus: what is being typed stays.
  const leave = ({ relatedTarget }: FocusEvent) => {
    const over = relatedTarget instanceof Element && relatedTarget.closest('dialog')
    const borrowed = over && !over.contains(input.current)
    if (!borrowed && !early.current && document.activeElement !== input.current) close()
  }
  const shown = commune ? communeLabel(commune) : code
  return (
    <div class={cx(styles.field, extra)}>
      <label class={box.box}>
        <Icon name="map-pin" />
        <span>{label}</span>
        <input
          ref={input}
          type="text"
          role="combobox"
          name="commune"
          autocomplete="off"
          spellcheck={false}
          placeholder="Nom ou code postal"
          aria-autocomplete="list"
          aria-expanded={Boolean(listed)}
          aria-controls={Options ? `${id}-list` : undefined}
          aria-activedescendant={listed ? `${id}-${active}` : undefined}
          aria-describedby={describedBy}
          aria-invalid={describedBy ? true : undefined}
          value={typed ?? shown}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={press}
          onFocus={(event) => enter(event.currentTarget)}
          onClick={() => setOpen(true)}
          onBlur={leave}
        />
      </label>
      {(code || typed) && (
        <Button kind="bare" square icon="x" class={styles.clear} aria-label="Effacer la commune" onClick={clear} />
      )}
      {Options && (
        <Options
          id={id}
          options={listed ? options : []}
          active={active}
          typed={typed ?? ''}
          onChoose={choose}
          title={typed ? undefined : 'Dernières communes'}
        />
      )}
      <p class={none ? cx(popup.none, styles.none) : 'sr'} role="status">
        {none && noneWords(found, typed)}
      </p>
    </div>
  )
}

const noneWords = (found: Suggestions | null, typed: string) =>
  found?.failed
    ? 'La liste des communes ne répond pas. Continuez à écrire pour réessayer.'
    : `Aucune commune ne commence par «\u00a0${typed}\u00a0». Essayez le code postal.`
