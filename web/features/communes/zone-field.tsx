import { useRef, useState } from 'preact/hooks'
import type { ZoneSuggestion } from '../../../server/contract/zones.ts'
import { count, number, plural, typo } from '../../typography.ts'
import { Chip, Chips } from '../../ui/chip.tsx'
import { ComboField } from '../../ui/combo-field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { type Reach, useReach, useZoneSuggestions } from './use-zones.ts'
import styles from './zone-field.module.css'

interface Props {
  /** Codes of communes, EPCI and départements, `france`; none: no condition. */
  value: readonly string[]
  onChange: (zone: string[]) => void
  label: string
  hint?: string | undefined
  error?: string | undefined
  id?: string | undefined
}

/** Where people must live: territories found by name or code and kept as chips, with the people they reach. */
export function ZoneField({ value, onChange, label, hint, error, id }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const { asked, zones, failed } = useZoneSuggestions(typed ?? '')
  const { reach, named } = useReach(value)
  // Named at once by what was chosen, before the reach is known.
  const met = useRef(new Map<string, string>())
  const offered = zones.filter(({ code }) => !value.includes(code))
  const nameOf = (code: string) => typo(named(code)?.name ?? met.current.get(code) ?? code)
  const choose = (code: string) => {
    const chosen = zones.find((one) => one.code === code)
    if (!chosen) return
    met.current.set(code, chosen.name)
    onChange([...value, code])
  }
  const remove = (code: string) => {
    onChange(value.filter((one) => one !== code))
    // The control that had the focus is gone.
    box.current?.querySelector('input')?.focus()
  }
  return (
    <div ref={box} class={styles.zone}>
      <ComboField
        label={label}
        hint={hint}
        error={error}
        id={id}
        placeholder="Commune, intercommunalité, département, France"
        typed={typed}
        waiting={Boolean(typed?.trim()) && asked !== typed?.trim()}
        onType={setTyped}
        options={offered.map(({ code, name, detail }) => ({ id: code, text: typo(name), aside: typo(detail) }))}
        onChoose={choose}
        onErase={() => onChange(value.slice(0, -1))}
        none={asked && offered.length === 0 ? noneWords(asked, failed, zones) : null}
      />
      {value.length > 0 && (
        <Chips label="Territoires choisis">
          {value.map((code) => (
            <Chip key={code} label={nameOf(code)} onRemove={() => remove(code)} />
          ))}
        </Chips>
      )}
      <p class={styles.reach} role="status">
        {value.length > 0 && reach && <People reach={reach} />}
      </p>
      {value.length > 0 &&
        reach?.zones.map(
          ({ code, redundant }) =>
            redundant && (
              <p key={code} class={styles.twice}>
                <Icon name="info" />
                {typo(redundant)}
              </p>
            ),
        )}
    </div>
  )
}

const roundedTo = (population: number) => (population < 1000 ? 10 : population < 100_000 ? 100 : 1000)

/** «Environ 8 900 habitants, 18 communes». */
function People({ reach: { population, communes } }: { reach: Reach }) {
  const step = roundedTo(population)
  const people = Math.max(step, Math.round(population / step) * step)
  return communes === 0 ? null : (
    <>
      <Icon name="users" />
      Environ {number(people)} {plural(people, 'habitant')}, {count(communes, 'commune')}
    </>
  )
}

function noneWords(asked: string, failed: boolean, zones: readonly ZoneSuggestion[]): string {
  if (failed) return 'La liste des territoires ne répond pas. Continuez à écrire pour réessayer.'
  const [chosen] = zones
  return chosen
    ? `${typo(chosen.name)} est déjà dans la liste.`
    : `Aucun territoire ne répond à «\u00a0${asked}\u00a0». Essayez un code postal.`
}
