import { Value } from 'typebox/value'
import { Organisation, PersonName } from '../../contract/accounts.ts'
import { Problem } from '../../platform/errors.ts'
import { oneLine } from '../../platform/text.ts'

/** Mail programs make a link of it: a name goes into mails to other people, who must not be led away by it. */
export const holdsAddress = (line: string) => /@|:\/\/|[\p{L}\p{N}-]{2,}\.\p{L}{2,}/u.test(line)

const named = (text: string, field: string, schema: typeof PersonName, code: string, sentence: string) => {
  const line = oneLine(text)
  const refused = (why: string) => new Problem(400, code, why, { [field]: why })
  if (!Value.Check(schema, line)) throw refused(sentence)
  if (holdsAddress(line)) throw refused('Écrivez ce nom sans adresse de site ni adresse e-mail.')
  return line
}

/** A name as it was meant. Throws 400 `invalid-name` when nothing of it is left, or when it would be a link. */
export const personName = (text: string) =>
  named(text, 'name', PersonName, 'invalid-name', 'Donnez un prénom et un nom, en 100 caractères au plus.')

/** Throws 400 `invalid-organisation`. */
export const organisationName = (text: string, field = 'organisation') =>
  named(text, field, Organisation, 'invalid-organisation', 'Donnez le nom de l’organisme, en 150 caractères au plus.')
