import { useState } from 'preact/hooks'
import { cx } from './cx.ts'
import { Field } from './field.tsx'
import styles from './file-drop.module.css'

interface Props {
  label: string
  hint: string
  error: string | undefined
  onFile: (file: File | undefined) => void
}

/** A field to choose a file with, which may also be dropped on it. */
export function FileDrop({ label, hint, error, onFile }: Props) {
  const [over, setOver] = useState(false)
  const hover = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFile(event.dataTransfer?.files[0])
  }
  return (
    <fieldset
      aria-label="Fichier à importer"
      class={cx(styles.drop, over && styles.over)}
      onDragOver={hover}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Field
        label={label}
        hint={hint}
        error={error}
        type="file"
        accept=".csv,.xlsx,.txt,.tsv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        // The same file, once corrected, is chosen again.
        onClick={(event) => {
          event.currentTarget.value = ''
        }}
        onChange={(event) => onFile(event.currentTarget.files?.[0])}
      />
    </fieldset>
  )
}
