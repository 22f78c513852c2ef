import { Problem } from '../../platform/errors.ts'
import { type PersonalDataKind, personalDataIn } from './listings.personal-data.ts'

const words: Readonly<Record<PersonalDataKind, string>> = {
  telephone: 'un numéro de téléphone',
  mobile: 'un numéro de mobile',
  courriel: 'une adresse e-mail',
  nir: 'un numéro de sécurité sociale',
  'birth-date': 'une date de naissance',
  name: 'le nom d’une personne',
}

const everyKind = Object.keys(words) as PersonalDataKind[]

/** What of these kinds a text has, in words: «un numéro de mobile, le nom d’une personne»; empty: nothing. */
export function personalDataSaid(text: string, kinds: readonly PersonalDataKind[] = everyKind): string {
  const found = personalDataIn(text).filter(({ kind }) => kinds.includes(kind))
  return [...new Set(found.map(({ kind }) => words[kind]))].join(', ')
}

interface Check {
  /** The warning was read. */
  confirmed: boolean
  /** What is out of place here: a report may well give the right number of a service. */
  kinds?: readonly PersonalDataKind[]
}

/** Throws 400 `personal-data` beside the field: a warning, that the person may confirm having read. */
export function checkPersonalData(fields: Texts, { confirmed, kinds }: Check): void {
  if (confirmed) return
  const warnings = personalDataWarnings(fields, kinds)
  const [first] = Object.values(warnings)
  if (first) throw new Problem(400, 'personal-data', first, warnings)
}

type Texts = Readonly<Record<string, string | null | undefined>>

/** The same warnings, by field, while somebody writes. */
export function personalDataWarnings(
  fields: Texts,
  kinds: readonly PersonalDataKind[] = Object.keys(words) as PersonalDataKind[],
): Record<string, string> {
  const warned = Object.entries(fields).flatMap(([field, text]) => {
    const found = personalDataIn(text ?? '').filter(({ kind }) => kinds.includes(kind))
    const what = [...new Set(found.map(({ kind }) => words[kind]))].join(', ')
    return what ? [[field, `Ce texte contient ${what}. ${noPlace}`] as const] : []
  })
  return Object.fromEntries(warned)
}

const noPlace = 'Rien d’une personne accompagnée n’a sa place ici : retirez-le, ou confirmez.'
