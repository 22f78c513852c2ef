import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Button } from './button.tsx'
import { Check, Radio } from './choice.tsx'
import { cx } from './cx.ts'
import field from './field.module.css'
import { FieldError } from './field.tsx'
import { copied, followersOf, withDay } from './hours.picking.ts'
import { dayNames, formatWeek, noHours, parseWeek, problemOf, type Week } from './hours.ts'
import { HoursDay } from './hours-day.tsx'
import styles from './hours-field.module.css'
import { HoursKept } from './hours-kept.tsx'
import { Icon } from './icon.tsx'

interface Props {
  /** OSM `opening_hours`; null: nobody said. */
  value: string | null
  onChange: (value: string | null) => void
  label: string
  hint?: string | undefined
  error?: string | undefined
  id?: string | undefined
}

const kinds = {
  none: 'Non précisés',
  week: 'Jours et heures',
  appointment: 'Sur rendez-vous',
  always: 'Jour et nuit',
} as const satisfies Record<Week['kind'], string>

/** The week in hand: what is wrong or half picked stays on screen, what is right is told. Null: kept as it is stored. */
function useWeek(value: string | null, onChange: Props['onChange']) {
  const [week, setWeek] = useState(() => parseWeek(value))
  const told = useRef(value)
  const origin = useRef(value)
  // Another value than the one told: a template, another version of the draft.
  useLayoutEffect(() => {
    if (value === told.current) return
    told.current = value
    origin.current = value
    setWeek(parseWeek(value))
  }, [value])
  const tell = (text: string | null) => {
    if (text === told.current) return
    told.current = text
    onChange(text)
  }
  return {
    week,
    change: (next: Week) => {
      setWeek(next)
      tell(formatWeek(next))
    },
    /** What was stored stays so until something is picked. */
    replace: () => setWeek({ ...noHours, kind: 'week' }),
    replaced: week !== null && parseWeek(origin.current) === null,
    restore: () => {
      setWeek(null)
      tell(origin.current)
    },
  }
}

/** Opening hours, picked: an ordinary week, several times a day. What it cannot hold is kept and shown in words. */
export function HoursField({ value, onChange, label, hint, error, id: given }: Props) {
  const own = useId()
  const id = given ?? own
  const { week, change, replace, replaced, restore } = useWeek(value, onChange)
  const described = cx(hint && `${id}-hint`, error && `${id}-error`)
  return (
    <fieldset class={field.field} id={id} tabIndex={-1} aria-describedby={described || undefined}>
      <legend class={field.label}>{label}</legend>
      {hint && (
        <span class={field.hint} id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {week ? <Picker id={id} week={week} change={change} /> : <HoursKept hours={value ?? ''} onReplace={replace} />}
      {replaced && (
        <div>
          <Button kind="bare" icon="arrow-left" onClick={restore}>
            Reprendre les horaires d’origine
          </Button>
        </div>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  )
}

interface PickerProps {
  id: string
  week: Week
  change: (week: Week) => void
}

function Picker({ id, week, change }: PickerProps) {
  return (
    <div class={styles.picker}>
      <div class={styles.kinds}>
        {(Object.keys(kinds) as Week['kind'][]).map((kind) => (
          <Radio
            key={kind}
            name={`${id}-kind`}
            label={kinds[kind]}
            checked={week.kind === kind}
            onChange={() => change({ ...week, kind })}
          />
        ))}
      </div>
      {week.kind === 'week' && <WeekDays id={id} week={week} change={change} />}
      {(week.kind === 'week' || week.kind === 'appointment') && (
        <div class={styles.kinds}>
          {week.kind === 'week' && (
            <Check
              label="Toujours sur rendez-vous"
              checked={week.byAppointment}
              onChange={(byAppointment) => change({ ...week, byAppointment })}
            />
          )}
          <Check
            label="Fermé les jours fériés"
            checked={week.closedOnHolidays}
            onChange={(closedOnHolidays) => change({ ...week, closedOnHolidays })}
          />
        </div>
      )}
    </div>
  )
}

/** «mardi à vendredi», «samedi». */
const daysText = (days: readonly number[]) =>
  [...new Set([days[0]!, days.at(-1)!])].map((day) => dayNames[day]).join(' à ')

function WeekDays({ id, week, change }: PickerProps) {
  const list = useRef<HTMLOListElement>(null)
  const [focus, setFocus] = useState<string | null>(null)
  const [copy, setCopy] = useState<{ text: string; before: Week } | null>(null)
  useEffect(() => {
    if (focus) list.current?.querySelector<HTMLElement>(focus)?.focus()
    setFocus(null)
  }, [focus])
  const pick = (day: number, spans: Week['days'][number], goTo?: string) => {
    change(withDay(week, day, spans))
    setCopy(null)
    if (goTo) setFocus(goTo)
  }
  const copyFrom = (day: number) => {
    change(copied(week, day))
    setCopy({ text: `Heures du ${dayNames[day]} copiées\u00a0: ${daysText(followersOf(day))}.`, before: week })
  }
  const undo = () => {
    if (copy) change(copy.before)
    setCopy(null)
    setFocus('button')
  }
  return (
    <div>
      <ol ref={list} class={styles.days}>
        {week.days.map((spans, day) => (
          <HoursDay
            key={dayNames[day]}
            id={`${id}-${day}`}
            name={dayNames[day]!}
            spans={spans}
            problem={problemOf(spans)}
            followers={followersOf(day).length > 0 ? daysText(followersOf(day)) : null}
            onPick={(next, goTo) => pick(day, next, goTo)}
            onCopy={() => copyFrom(day)}
          />
        ))}
      </ol>
      <p class={styles.copying}>
        <Icon name="copy" />
        copie les heures d’un jour sur les jours suivants.
      </p>
      <p class={copy ? styles.copied : 'sr'} role="status">
        {copy && (
          <>
            {copy.text}
            <Button kind="bare" onClick={undo}>
              Annuler la copie
            </Button>
          </>
        )}
      </p>
    </div>
  )
}
