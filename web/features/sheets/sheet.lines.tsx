import { useLayoutEffect, useRef } from 'preact/hooks'
import type { SheetPreview } from '../../../server/contract/sheets.ts'
import { sheetLimits } from '../../../server/contract/vocabulary.sheets.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { Sheet as Paper } from '../../ui/sheet.tsx'
import { Status } from '../../ui/status.tsx'
import styles from './sheet.lines.module.css'
import { type Line, moveLine, noteLine, removeLine, type Sheet, sawLine, writeBring } from './sheet.store.ts'
import { changesOf } from './sheet.words.ts'

interface Props {
  sheet: Sheet
  warnings: SheetPreview['warnings']
}

const rule = 'La feuille ne dit rien de la personne : ni nom, ni situation.'

/** The listings in their order, each with a word for the person; then what to bring. */
export function SheetLines({ sheet: { lines, bring }, warnings }: Props) {
  const { list, move } = useMoves()
  const warned = (id: string | null) => warnings.find((one) => one.id === id)?.text
  return (
    <>
      <Paper bare>
        <ol ref={list}>
          {lines.map((line, at) => (
            <Row key={line.id} line={line} at={at} of={lines.length} warning={warned(line.id)} onMove={move} />
          ))}
        </ol>
      </Paper>
      <TextArea
        label="À apporter"
        hint={typo(rule)}
        maxLength={sheetLimits.bring}
        rows={2}
        value={bring}
        onInput={(event) => writeBring(event.currentTarget.value)}
      />
      <Warned text={bring ? warned(null) : undefined} />
    </>
  )
}

/** It warns and lets be: whoever wrote it knows. */
const Warned = ({ text }: { text: string | undefined }) => (
  <div role="status">{text && <Status state="aging" icon="triangle-alert">{`${text} ${typo(rule)}`}</Status>}</div>
)

interface RowProps {
  line: Line
  at: number
  of: number
  warning: string | undefined
  onMove: (id: string, by: -1 | 1) => void
}

function Row({ line, at, of, warning, onMove }: RowProps) {
  const { id, title, note, facts } = line
  const place = `${title}, ${at + 1} sur ${of}`
  return (
    <li class={styles.row} data-fiche={id}>
      <span class={styles.rank} aria-hidden="true">
        {at + 1}
      </span>
      <div class={styles.what}>
        <h2>
          <a href={`/fiches/${id}`}>{typo(title)}</a>
        </h2>
        {facts && <Reach facts={facts} />}
        {facts === null && (
          <Status state="bad">N’est plus proposée{'\u00a0'}: elle n’est ni imprimée, ni envoyée</Status>
        )}
        <Changed line={line} />
      </div>
      <div class={styles.tools}>
        <Button
          kind="bare"
          square
          icon="arrow-up"
          data-move="-1"
          aria-label={`Monter : ${place}`}
          disabled={at === 0}
          onClick={() => onMove(id, -1)}
        />
        <Button
          kind="bare"
          square
          icon="arrow-down"
          data-move="1"
          aria-label={`Descendre : ${place}`}
          disabled={at === of - 1}
          onClick={() => onMove(id, 1)}
        />
        <Button kind="bare" square icon="x" aria-label={`Retirer : ${title}`} onClick={() => removeLine(id)} />
      </div>
      {facts !== null && (
        <div class={styles.note}>
          <Field
            label="Un mot pour la personne"
            maxLength={sheetLimits.note}
            value={note}
            autocomplete="off"
            onInput={(event) => noteLine(id, event.currentTarget.value)}
          />
          <Warned text={note ? warning : undefined} />
        </div>
      )}
    </li>
  )
}

/** What the paper will give to reach it by. */
const Reach = ({ facts: { structure, phone, email, website } }: { facts: NonNullable<Line['facts']> }) => (
  <p class="small mute">
    {typo(structure)}
    {', '}
    {phone ? (
      <b>{typo(phone.text)}</b>
    ) : (
      (email ?? (website ? 'site de la structure' : 'ni numéro public, ni adresse e-mail : dites comment la joindre'))
    )}
  </p>
)

function Changed({ line }: { line: Line }) {
  const changes = changesOf(line)
  if (!changes) return null
  return (
    <p class={styles.changed}>
      <Status state="aging" icon="refresh-cw">
        A changé depuis{'\u00a0'}: {changes}. La feuille est à jour.
      </Status>
      <Button kind="text" aria-label={`J’ai vu ce qui a changé : ${line.title}`} onClick={() => sawLine(line)}>
        J’ai vu
      </Button>
    </p>
  )
}

/** Moved by its buttons, a line keeps the focus: on the same button, or on the other one at an end of the list. */
function useMoves() {
  const list = useRef<HTMLOListElement>(null)
  const moved = useRef<{ id: string; by: -1 | 1 } | null>(null)
  useLayoutEffect(() => {
    if (!moved.current) return
    const { id, by } = moved.current
    moved.current = null
    const button = (way: number) =>
      list.current?.querySelector<HTMLButtonElement>(`[data-fiche="${id}"] [data-move="${way}"]:enabled`)
    ;(button(by) ?? button(-by))?.focus()
  })
  const move = (id: string, by: -1 | 1) => {
    moved.current = { id, by }
    moveLine(id, by)
  }
  return { list, move }
}
