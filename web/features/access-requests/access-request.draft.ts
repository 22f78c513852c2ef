import type { Role } from '../../../server/contract/vocabulary.ts'
import { tabMemory } from '../../tab-memory.ts'

export type AskedRole = Exclude<Role, 'admin'>

/** The form as it is typed; an empty role is not chosen yet. */
export interface Draft {
  email: string
  name: string
  organisation: string
  role: AskedRole | ''
  departements: string[]
  message: string
}

const blank: Draft = { email: '', name: '', organisation: '', role: '', departements: [], message: '' }
const key = 'levier:demande-acces'

/** Reached from a mail about a structure: what it asks for is written already. */
export function withStructure(draft: Draft, structure: string | undefined): Draft {
  const name = structure?.slice(0, 150).trim()
  if (!name || draft.organisation || draft.message) return draft
  const message = `Je souhaite tenir à jour les fiches de «\u00a0${name}\u00a0».`
  return { ...draft, organisation: name, role: draft.role || 'partner', message }
}

/** In this tab only, until it is sent: a reload or a way back loses nothing. */
export const keepDraft = (draft: Draft) => sessionStorage.setItem(key, JSON.stringify(draft))
export const recallDraft = (): Draft => ({ ...blank, ...JSON.parse(sessionStorage.getItem(key) ?? '{}') })
export const forgetDraft = () => sessionStorage.removeItem(key)

/** Sent, and waiting for its address to be confirmed: a phone forgets a page left for the mail. */
export const waiting = tabMemory<Draft>('demande-envoyee', 30)

/** What is sent of it: a message nobody wrote is not. */
export const bodyOf = ({ message, role, ...rest }: Draft) => ({
  ...rest,
  email: rest.email.trim(),
  // Chosen: a blank one is not sent.
  role: role as AskedRole,
  ...(message.trim() && { message: message.trim() }),
})

const blanks: readonly (readonly [keyof Draft, (draft: Draft) => boolean, string])[] = [
  ['name', ({ name }) => name.trim().length < 2, 'Donnez un prénom et un nom.'],
  [
    'email',
    ({ email }) => !/\S@\S+\.\S/.test(email.trim()),
    'Cette adresse e-mail n’est pas complète. Exemple\u00a0: prenom.nom@structure.fr',
  ],
  ['organisation', ({ organisation }) => organisation.trim().length < 2, 'Donnez le nom de l’organisme.'],
  ['role', ({ role }) => role === '', 'Choisissez un rôle.'],
  ['departements', ({ departements }) => departements.length === 0, 'Choisissez au moins un département.'],
]

/** What is left blank, with the sentence to show beside it. */
export const blanksOf = (draft: Draft): Record<string, string> =>
  Object.fromEntries(blanks.filter(([, isBlank]) => isBlank(draft)).map(([field, , sentence]) => [field, sentence]))
