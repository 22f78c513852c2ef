import { Value } from 'typebox/value'
import { Organisation, PersonName } from '../../contract/accounts.ts'
import { Problem } from '../../platform/errors.ts'
import { oneLine } from '../../platform/text.ts'

const named = (text: string, field: string, schema: typeof PersonName, code: string, sentence: string) => {
  const line = oneLine(text)
  if (!Value.Check(schema, line)) throw new Problem(400, code, sentence, { [field]: sentence })
  return line
}

/** A name as it was meant. Throws 400 `invalid-name` when nothing of it is left. */
export const personName = (text: string) =>
  named(text, 'name', PersonName, 'invalid-name', 'Donnez un prénom et un nom, en 100 caractères au plus.')

/** Throws 400 `invalid-organisation`. */
export const organisationName = (text: string, field = 'organisation') =>
  named(text, field, Organisation, 'invalid-organisation', 'Donnez le nom de l’organisme, en 150 caractères au plus.')
