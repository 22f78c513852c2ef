import { Problem } from '../../platform/errors.ts'
import { type PersonalDataKind, personalDataIn } from '../listings/listings.personal-data.ts'

/** A report may well give the right number or address of a service: those are not warned about. */
const warned: Readonly<Partial<Record<PersonalDataKind, string>>> = {
  mobile: 'un numéro de mobile',
  nir: 'un numéro de sécurité sociale',
  'birth-date': 'une date de naissance',
  name: 'le nom d’une personne',
}

/** Throws 400 `personal-data`: a warning, that the person may confirm having read. */
export function checkPersonalData(message: string | null, confirmed: boolean): void {
  if (!message || confirmed) return
  const found = [...new Set(personalDataIn(message).flatMap(({ kind }) => warned[kind] ?? []))]
  if (found.length === 0) return
  const sentence = `Ce message contient ${found.join(', ')}. Rien d’une personne accompagnée n’a sa place ici : retirez-le, ou confirmez.`
  throw new Problem(400, 'personal-data', sentence, { message: sentence })
}
