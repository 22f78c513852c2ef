import { useRef } from 'preact/hooks'
import type { ListingContent } from '../../../server/contract/content.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Field, FieldError } from '../../ui/field.tsx'
import { inPairs } from '../../ui/phone.ts'
import { idOf } from './submission.fields.ts'
import { Part, useWriting } from './submission.parts.tsx'
import styles from './submission.sections.module.css'

type Person = ListingContent['intervenants'][number]
type Said = keyof Person

const nobody: Person = { name: null, role: null, telephone: null, courriel: null, note: null }
const atMost = 8

/** Who to reach, in the order they are called. */
export function IntervenantsPart() {
  const { content, change, errorOf } = useWriting()
  const box = useRef<HTMLDivElement>(null)
  const people = content.intervenants
  // There is always one to fill in: a listing without anybody to reach helps nobody.
  const listed = people.length > 0 ? people : [nobody]
  const set = (intervenants: Person[]) => change({ intervenants })
  const focus = (selector: string) =>
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(selector)?.focus())
  const write = (at: number, field: Said, text: string) =>
    set(listed.map((one, rank) => (rank === at ? { ...one, [field]: text || null } : one)))
  const add = () => {
    set([...listed, nobody])
    focus(`[data-rank="${listed.length}"] input`)
  }
  const remove = (at: number) => {
    set(listed.filter((_, rank) => rank !== at))
    focus(`#${idOf('intervenants')}`)
  }
  const move = (at: number, by: -1 | 1) => {
    const next = [...listed]
    const [one] = next.splice(at, 1)
    next.splice(at + by, 0, one!)
    set(next)
    focus(`[data-rank="${at + by}"] [data-move="${by}"], [data-rank="${at + by}"] [data-move]`)
  }
  const error = errorOf('intervenants')
  return (
    <div ref={box} class={styles.people}>
      {listed.map((person, at) => (
        <PersonPart
          key={at}
          at={at}
          of={listed.length}
          person={person}
          onWrite={(field, text) => write(at, field, text)}
          onRemove={() => remove(at)}
          onMove={(by) => move(at, by)}
        />
      ))}
      <Part field="intervenants">
        <div class="row">
          <Button
            icon="plus"
            id={idOf('intervenants')}
            aria-describedby={error && `${idOf('intervenants')}-error`}
            disabled={listed.length >= atMost}
            onClick={add}
          >
            Ajouter un intervenant
          </Button>
        </div>
        {error && <FieldError id={`${idOf('intervenants')}-error`}>{error}</FieldError>}
      </Part>
    </div>
  )
}

/** A French number is read in pairs, however it is kept. */
const shown = (field: Said, value: string | null) => {
  const french = field === 'telephone' && /^\+33(\d{9})$/.exec(value ?? '')
  return french ? typo(`0${french[1]}`) : (value ?? '')
}

interface PersonProps {
  at: number
  of: number
  person: Person
  onWrite: (field: Said, text: string) => void
  onRemove: () => void
  onMove: (by: -1 | 1) => void
}

const fields: readonly { field: Said; label: string; hint?: string; inputMode?: 'tel' | 'email'; wide?: true }[] = [
  { field: 'name', label: 'Nom de l’intervenant', hint: 'Ou le nom de l’accueil.' },
  { field: 'role', label: 'Rôle', hint: 'Exemple\u00a0: «\u00a0Monitrice\u00a0».' },
  {
    field: 'telephone',
    label: 'Téléphone direct',
    hint: 'Exemple\u00a0: 04\u00a065\u00a071\u00a005\u00a020.',
    inputMode: 'tel',
  },
  { field: 'courriel', label: 'Adresse e-mail', hint: 'Exemple\u00a0: accueil@structure.fr', inputMode: 'email' },
  { field: 'note', label: 'Quand le joindre', hint: 'Exemple\u00a0: «\u00a0Le mardi matin\u00a0».', wide: true },
]

function PersonPart({ at, of, person, onWrite, onRemove, onMove }: PersonProps) {
  const { errorOf } = useWriting()
  const title = of > 1 ? `Intervenant ${at + 1}` : 'Intervenant'
  const pairs = (typed: string | null) => {
    if (typed && inPairs(typed) !== typed) onWrite('telephone', inPairs(typed))
  }
  return (
    <fieldset class={styles.person} data-rank={at}>
      <legend class={of > 1 ? undefined : 'sr'}>{title}</legend>
      <div class={styles.two}>
        {fields.map(({ field, label, hint, inputMode, wide }) => {
          const name = `intervenants.${at}.${field}`
          return (
            <div key={field} class={wide && styles.wide}>
              <Part field={name}>
                <Field
                  id={idOf(name)}
                  label={label}
                  hint={hint}
                  {...(inputMode && { inputMode })}
                  autocomplete="off"
                  spellcheck={!inputMode}
                  value={shown(field, person[field])}
                  error={errorOf(name)}
                  onInput={(event) => onWrite(field, event.currentTarget.value)}
                  onBlur={field === 'telephone' ? () => pairs(person.telephone) : undefined}
                />
              </Part>
            </div>
          )
        })}
      </div>
      {of > 1 && (
        <div class="row">
          {at > 0 && (
            <Button
              kind="bare"
              icon="arrow-up"
              data-move="-1"
              aria-label={`Monter : ${title}`}
              onClick={() => onMove(-1)}
            >
              Monter
            </Button>
          )}
          {at < of - 1 && (
            <Button
              kind="bare"
              icon="arrow-down"
              data-move="1"
              aria-label={`Descendre : ${title}`}
              onClick={() => onMove(1)}
            >
              Descendre
            </Button>
          )}
          <Button kind="bare" icon="x" aria-label={`Retirer : ${title}`} onClick={onRemove}>
            Retirer
          </Button>
        </div>
      )}
    </fieldset>
  )
}
