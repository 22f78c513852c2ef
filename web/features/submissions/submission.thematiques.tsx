import { idOf } from './submission.fields.ts'
import { Part, useWriting } from './submission.parts.tsx'
import { ThematiquesField } from './thematiques-field.tsx'

/** What the listing is about, suggested from what it says. */
export function ThematiquesPart() {
  const { content, change, errorOf } = useWriting()
  return (
    <Part field="thematiques">
      <ThematiquesField
        id={idOf('thematiques')}
        value={content.thematiques}
        text={`${content.nom}\n${content.description}`}
        error={errorOf('thematiques')}
        onChange={(thematiques) => change({ thematiques })}
      />
    </Part>
  )
}
