import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { ApiError } from '../api.ts'
import { Note } from './note.tsx'

const wrong = '[aria-invalid="true"], fieldset[aria-describedby$="-error"] input'

/** After a refusal, the focus goes to the first field it is about, in the order they are read. */
export function useFirstWrong(form: RefObject<HTMLElement | null>, refusal: unknown) {
  // At once with the sentence: who types on meanwhile types in the right field.
  useLayoutEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>(wrong)?.focus()
  }, [refusal])
}

/** What a form is left blank of, field by field, said all at once: the server names the first one only. Throws as it does. */
export function refuseBlank(left: Readonly<Record<string, string>>) {
  if (Object.keys(left).length > 0) throw new ApiError(400, 'incomplete', 'Il manque quelque chose.', left)
}

interface Props {
  refusal: ApiError | null
  /** The fields that show their own sentence: what is said there is not said twice. */
  beside?: readonly string[]
}

/** Why what was sent did not go through, when no field says it. */
export function RefusalNote({ refusal, beside = [] }: Props) {
  if (!refusal || beside.some((field) => refusal.fields[field])) return null
  return (
    <Note kind="bad" role="alert">
      <p class="small">{refusal.message}</p>
    </Note>
  )
}
