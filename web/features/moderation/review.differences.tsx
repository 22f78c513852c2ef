import type { Differences, FieldChange, FieldKept } from '../../../server/contract/differences.ts'
import { count, plural, typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { ChangeView } from './review.change.tsx'
import styles from './review.module.css'
import type { Remarks } from './use-remarks.ts'

interface Props {
  differences: Differences
  /** Advisers see a version of it: what is proposed is set beside it. */
  compared: boolean
  /** Small corrections of a trusted structure are published before they are read. */
  afterwards: boolean
  /** Null: nothing can be asked any more. */
  remarks: Remarks | null
  /** Sends what was asked, from the field one types in. */
  onSend: () => void
}

/** What changed, field by field, each with the way to ask for something else; then what did not. */
export function DifferencesView({ differences: { changed, kept }, compared, afterwards, remarks, onSend }: Props) {
  const said = kept.filter(({ lines }) => lines.length > 0)
  const empty = kept.filter(({ lines }) => lines.length === 0)
  const asked = kept.some(({ field }) => remarks?.asked[field] !== undefined)
  return (
    <>
      <h2 class="sr">
        {compared
          ? `${count(changed.length, 'champ')} ${plural(changed.length, 'modifié')}`
          : count(changed.length, 'champ')}
      </h2>
      <div class={styles.diff}>
        {changed.map((change) => (
          <Change key={change.field} {...{ change, compared, afterwards, remarks, onSend }} />
        ))}
        {changed.length === 0 && <p class={styles.none}>Rien ne change dans ce que lisent les conseillères.</p>}
        <Kept
          title={`${count(said.length, 'champ')} ${plural(said.length, 'inchangé')}`}
          fields={said}
          {...{ remarks, asked, onSend }}
        />
        <Kept
          title={`${count(empty.length, 'champ')} ${plural(empty.length, 'vide')}`}
          fields={empty}
          {...{ remarks, asked, onSend }}
        />
      </div>
    </>
  )
}

interface ChangeProps extends Omit<Props, 'differences'> {
  change: FieldChange
}

function Change({ change, compared, afterwards, remarks, onSend }: ChangeProps) {
  const { field, label } = change
  const id = `champ-${field}`
  return (
    <section class={styles.change} aria-labelledby={id}>
      <h3 id={id}>
        {label}
        {afterwards && <small> relu après coup</small>}
      </h3>
      <ChangeView change={change} labels={compared ? ['Publié', 'Proposé'] : null} />
      {remarks && <AskButton field={field} label={label} remarks={remarks} />}
      {remarks && <Ask field={field} label={label} remarks={remarks} onSend={onSend} />}
    </section>
  )
}

interface AskProps {
  field: string
  label: string
  remarks: Remarks
}

const AskButton = ({ field, label, remarks }: AskProps) => (
  <Button
    kind="bare"
    square
    icon="message-square-plus"
    data-remark={field}
    aria-pressed={remarks.asked[field] !== undefined}
    aria-label={`Demander une correction${'\u00a0'}: ${label}`}
    title="Demander une correction"
    onClick={() => remarks.toggle(field)}
  />
)

function Ask({ field, label, remarks, onSend }: AskProps & { onSend: () => void }) {
  const text = remarks.asked[field]
  if (text === undefined) return null
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') remarks.close(field)
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    onSend()
  }
  return (
    <div class={styles.ask}>
      <TextArea
        id={`remarque-${field}`}
        label={typo(`À corriger dans « ${label} »`)}
        hint="Ctrl + Entrée envoie, Échap referme."
        rows={2}
        maxLength={500}
        value={text}
        error={remarks.errors[field]}
        onInput={(event) => remarks.write(field, event.currentTarget.value)}
        onKeyDown={press}
      />
    </div>
  )
}

interface KeptProps {
  title: string
  fields: readonly FieldKept[]
  remarks: Remarks | null
  asked: boolean
  onSend: () => void
}

function Kept({ title, fields, remarks, asked, onSend }: KeptProps) {
  if (fields.length === 0) return null
  return (
    <details class={styles.same} open={asked || undefined}>
      <summary>{title}</summary>
      <ul>
        {fields.map(({ field, label, lines }) => (
          <li key={field} class={styles.kept}>
            <b>{label}</b>
            <span>{lines.length > 0 ? lines.map(typo).join('\n') : 'Rien'}</span>
            {remarks && <AskButton field={field} label={label} remarks={remarks} />}
            {remarks && <Ask field={field} label={label} remarks={remarks} onSend={onSend} />}
          </li>
        ))}
      </ul>
    </details>
  )
}
