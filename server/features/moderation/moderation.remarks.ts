import { Problem } from '../../platform/errors.ts'
import { someLines } from '../../platform/text.ts'
import { fieldLabel } from '../listings/listings.fields.ts'

/** What to correct, cleaned, by field of the review. Throws 400 `unknown-field`, `remark-needed`. */
export function checkRemarks(remarks: Readonly<Record<string, string>>): Record<string, string> {
  const said = Object.entries(remarks).map(([field, text]) => [field, someLines(text)] as const)
  const unknown = said.find(([field]) => fieldLabel(field) === undefined)
  if (unknown) throw new Problem(400, 'unknown-field', 'Ce champ n’existe pas.', { remarks: 'Ce champ n’existe pas.' })
  const empty = said.find(([, text]) => text === '')
  if (empty) {
    const sentence = `Dites ce qu’il faut corriger dans « ${fieldLabel(empty[0])} ».`
    throw new Problem(400, 'remark-needed', sentence, { [empty[0]]: sentence })
  }
  return Object.fromEntries(said)
}
