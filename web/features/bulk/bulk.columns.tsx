import { useId, useRef } from 'preact/hooks'
import type { BulkColumn } from '../../../server/contract/bulk.ts'
import { type BulkField, bulkFields } from '../../../server/contract/vocabulary.bulk.ts'
import { call } from '../../api.ts'
import { session } from '../../session.ts'
import { count, typo } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Field, FieldError, SelectField } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { RefusalNote, refuseBlank, useFirstWrong } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSend } from '../../use-send.ts'
import { StructureField } from '../accounts/structure-field.tsx'
import styles from './bulk.module.css'
import { fieldGroups, possibleDefaults } from './bulk.words.ts'
import { askedOf, checkedWith, repeated, type StepProps, stepHref, type Work, wrongColumns } from './bulk.work.ts'

/** Checking looks for twins of each line: 500 lines take seconds. */
const patience = 120_000

/** What each column is: proposed, and corrected here. */
export function ColumnsStep({ work, change }: StepProps) {
  const form = useRef<HTMLFormElement>(null)
  const isAdmin = session.use()?.account?.role === 'admin'
  const { busy, refusal, send } = useSend(async () => {
    refuseBlank(blanksOf(work, isAdmin))
    const checked = await call('POST /api/bulk/check', { body: askedOf(work), patience })
    change(checkedWith(checked), 'controle')
  })
  useFirstWrong(form, refusal)
  const errors = refusal?.fields ?? {}
  const submit = (event: Event) => {
    event.preventDefault()
    void send()
  }
  return (
    <form ref={form} class={styles.stack} onSubmit={submit} noValidate>
      <ReadAs {...work} />
      {isAdmin && (
        <Sheet>
          <StructureField
            label="Structure dont ce sont les fiches"
            value={work.structure}
            error={errors.structureId}
            onChange={(structure) => change({ structure, checked: null, done: null })}
          />
        </Sheet>
      )}
      <Columns work={work} change={change} error={errors.columns} />
      <Defaults work={work} change={change} />
      <RefusalNote refusal={refusal} beside={['columns', 'structureId']} />
      <div class={styles.next}>
        <LinkButton kind="bare" icon="arrow-left" href={stepHref('fichier')}>
          Changer de fichier
        </LinkButton>
        <Button type="submit" kind="go" icon="arrow-right" large>
          {busy ? 'Contrôle…' : 'Contrôler les lignes'}
        </Button>
      </div>
    </form>
  )
}

function blanksOf({ columns, structure }: Work, isAdmin: boolean): Record<string, string> {
  const wrong = wrongColumns(columns)
  return {
    ...(isAdmin && !structure && { structureId: 'Choisissez la structure dont ce sont les fiches.' }),
    ...(wrong && { columns: wrong }),
  }
}

function ReadAs({ file, read }: Work) {
  if (!file || !read) return null
  return (
    <>
      <div>
        <h2 tabIndex={-1}>Que contient chaque colonne&#8239;?</h2>
        <p class="mute">
          <b>{file.name}</b>, {count(read.lines, 'ligne')}, {typo(read.readAs)}.
        </p>
      </div>
      {read.notices.length > 0 && (
        <Note kind="warn" title="À regarder dans ce fichier">
          {read.notices.map((notice) => (
            <p key={notice} class="small">
              {typo(notice)}
            </p>
          ))}
        </Note>
      )}
    </>
  )
}

function Columns({ work, change, error }: StepProps & { error: string | undefined }) {
  const { read, columns } = work
  const twice = repeated(columns)
  const ignored = columns.filter((field) => field === null).length
  const choose = (at: number, field: BulkField | null) =>
    change({ columns: columns.map((one, index) => (index === at ? field : one)), checked: null, done: null })
  return (
    <Sheet bare>
      <div class={styles.columnsHead} aria-hidden="true">
        <span>Colonne du fichier</span>
        <span>Ce qu’elle contient</span>
        <span>Dans la fiche</span>
      </div>
      <ul>
        {read!.columns.map((column, at) => (
          <Column
            key={column.letter}
            column={column}
            field={columns[at] ?? null}
            error={
              twice[at]
                ? 'Déjà choisi pour une autre colonne.'
                : at === 0 && error && !twice.includes(true)
                  ? error
                  : undefined
            }
            onChoose={(field) => choose(at, field)}
          />
        ))}
      </ul>
      <p class={styles.foot} role="status">
        {ignored === 0
          ? 'Toutes les colonnes sont reprises.'
          : `${count(ignored, 'colonne')} de côté\u00a0: rien n’en sera repris.`}
      </p>
    </Sheet>
  )
}

interface ColumnProps {
  column: BulkColumn
  field: BulkField | null
  error: string | undefined
  onChoose: (field: BulkField | null) => void
}

function Column({ column: { title, letter, because, examples, filled }, field, error, onChoose }: ColumnProps) {
  const id = useId()
  return (
    <li class={styles.column}>
      <label for={id}>
        <span class={styles.letter}>{letter}</span>
        <b>{title || 'Sans titre'}</b>
      </label>
      <p class={styles.examples}>
        {filled === 0
          ? 'Vide'
          : examples.map((example) => (
              <span key={example} class={styles.example}>
                {example}
              </span>
            ))}
      </p>
      <div>
        <select
          id={id}
          class={styles.select}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(event) => onChoose((event.currentTarget.value || null) as BulkField | null)}
        >
          <option value="" selected={field === null}>
            Ne pas reprendre
          </option>
          {fieldGroups.map(({ label, fields }) => (
            <optgroup key={label} label={label}>
              {fields.map((one) => (
                <option key={one} value={one} selected={one === field}>
                  {bulkFields[one]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        {because && field && !error && <span class="small mute">Deviné {because}</span>}
        {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      </div>
    </li>
  )
}

/** What no column says, and one answer may say for all the lines. */
function Defaults({ work: { columns, defaults }, change }: StepProps) {
  const missing = possibleDefaults.filter(({ field }) => !columns.includes(field))
  if (missing.length === 0) return null
  const say = (field: BulkField, text: string) =>
    change({ defaults: { ...defaults, [field]: text }, checked: null, done: null })
  return (
    <Sheet>
      <div>
        <h3>Ce que votre tableau ne dit pas</h3>
        <p class="small mute">
          Une réponse ici vaut pour toutes les lignes. Vous pouvez aussi compléter fiche par fiche.
        </p>
      </div>
      <div class={styles.defaults}>
        {missing.map(({ field, hint, options }) => {
          const words = { label: bulkFields[field], hint, value: defaults[field] ?? '' }
          return options ? (
            <SelectField
              key={field}
              {...words}
              options={options}
              onChange={(event) => say(field, event.currentTarget.value)}
            />
          ) : (
            <Field key={field} {...words} maxLength={300} onInput={(event) => say(field, event.currentTarget.value)} />
          )
        })}
      </div>
    </Sheet>
  )
}
