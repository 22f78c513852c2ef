import { useEffect, useRef } from 'preact/hooks'
import { typo } from '../../typography.ts'
import { cx } from '../../ui/cx.ts'
import popup from '../../ui/popup.module.css'
import styles from './commune-field.module.css'
import type { RecentCommune } from './communes.recent.ts'
import { typedPart } from './communes.typed.ts'

export interface Option extends RecentCommune {
  readonly department: string | null
  /** The former name that was typed, when it leads here. */
  readonly via: string | null
}

interface Props {
  id: string
  options: readonly Option[]
  active: number
  typed: string
  title?: string | undefined
  onChoose: (option: Option) => void
}

/** «Saint-Ch|amond», with what was typed in bold. */
function Name({ name, typed }: { name: string; typed: string }) {
  const part = typedPart(name, typed)
  return (
    <>
      {part && <b>{part}</b>}
      {name.slice(part.length)}
    </>
  )
}

const Line = ({ option: { name, via }, typed }: { option: Option; typed: string }) => (
  <span>
    <Name name={typo(via ?? name)} typed={typed} />
    {via && via !== name && <span class="mute">, aujourd’hui {typo(name)}</span>}
  </span>
)

const whereOf = ({ postalCode, department }: Option) => [postalCode, department].filter(Boolean).join(', ')

/** The list under the field. It is always there for the field to name, and empty when it is closed. */
export function CommuneOptions({ id, options, active, typed, title, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => list.current?.children[active]?.scrollIntoView({ block: 'nearest' }), [active])
  return (
    <div class={cx(popup.popup, styles.popup)} hidden={options.length === 0}>
      {title && <p class={styles.title}>{title}</p>}
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={title ?? 'Communes'}>
        {options.map((option, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and takes the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: the option in front is named by aria-activedescendant.
          <div
            key={option.code}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option)}
          >
            <Line option={option} typed={typed} />
            <span class={cx(popup.aside, styles.where)}>{whereOf(option)}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
