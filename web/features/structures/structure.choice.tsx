import { useId } from 'preact/hooks'
import type { MergePreview, Structure, StructureField } from '../../../server/contract/structures.ts'
import { type ReseauPorteur, reseauxPorteurs } from '../../../server/contract/vocabulary.reseaux.ts'
import { typo } from '../../typography.ts'
import choice from '../../ui/choice.module.css'
import styles from './structure.choice.module.css'
import { fieldLabels, fieldsInOrder } from './structures.words.ts'

/** A value as it is compared; empty: nothing said. */
function said({ details, place, hours }: Structure, field: StructureField): string {
  const value = details[field]
  if (Array.isArray(value)) return value.map((code) => reseauxPorteurs[code as ReseauPorteur]).join(', ')
  if (field === 'commune') return place ?? ''
  return (field === 'horaires_accueil' ? hours : value) ?? ''
}

/** The fields both say differently, where there is something to take. */
const toChoose = ({ from, into }: MergePreview) =>
  fieldsInOrder.filter((field) => said(from, field) && said(from, field) !== said(into, field))

/** What the one that stays does not say, and the other does. */
export const missingFields = (preview: MergePreview): StructureField[] =>
  toChoose(preview).filter((field) => !said(preview.into, field))

interface Props {
  preview: MergePreview
  /** Those taken from the structure that goes. */
  fields: readonly StructureField[]
  onChange: (fields: StructureField[]) => void
}

/** Both structures side by side, field by field: which of the two is kept. */
export function FieldChoice({ preview, fields, onChange }: Props) {
  const rows = toChoose(preview)
  const { from, into } = preview
  const choose = (field: StructureField, taken: boolean) =>
    onChange(taken ? [...fields, field] : fields.filter((one) => one !== field))
  if (rows.length === 0)
    return <p class="mute">Les deux disent la même chose, ou celle qui part n’apporte rien de plus.</p>
  return (
    <div class={styles.table}>
      <p class={styles.head} aria-hidden="true">
        <span />
        <span>
          Reste{'\u00a0'}: {typo(into.details.nom)}
        </span>
        <span>
          Part{'\u00a0'}: {typo(from.details.nom)}
        </span>
      </p>
      {rows.map((field) => (
        <Row
          key={field}
          label={fieldLabels[field]}
          into={said(into, field)}
          from={said(from, field)}
          taken={fields.includes(field)}
          onChoose={(taken) => choose(field, taken)}
        />
      ))}
    </div>
  )
}

interface RowProps {
  label: string
  into: string
  from: string
  taken: boolean
  onChoose: (taken: boolean) => void
}

function Row({ label, into, from, taken, onChoose }: RowProps) {
  const name = useId()
  const one = (text: string, checked: boolean, goes: boolean) => (
    <label class={styles.cell}>
      <input class={choice.radio} type="radio" name={name} checked={checked} onChange={() => onChoose(goes)} />
      <span>
        <span class={styles.side}>
          {goes ? 'Part' : 'Reste'}
          {'\u00a0'}:{' '}
        </span>
        {text ? typo(text) : <i>Rien</i>}
      </span>
    </label>
  )
  return (
    <fieldset class={styles.row}>
      <legend class="sr">{label}</legend>
      <span class={styles.label} aria-hidden="true">
        {label}
      </span>
      {one(into, !taken, false)}
      {one(from, taken, true)}
    </fieldset>
  )
}

interface ConsequencesProps {
  moves: readonly string[]
  losses: readonly string[]
  level?: 'h2' | 'h3'
}

/** What goes along, and what is lost, in words. */
export const Consequences = ({ moves, losses, level: Title = 'h2' }: ConsequencesProps) => (
  <div class={styles.after}>
    {moves.length > 0 && (
      <section>
        <Title>Ce qui passe</Title>
        <ul>
          {moves.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </section>
    )}
    {losses.length > 0 && (
      <section>
        <Title>Ce qui se perd</Title>
        <ul>
          {losses.map((text) => (
            <li key={text}>{typo(text)}</li>
          ))}
        </ul>
      </section>
    )}
  </div>
)
