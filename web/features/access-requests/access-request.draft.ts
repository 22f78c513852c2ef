import type { Role } from '../../../server/contract/vocabulary.ts'

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

/** In this tab only, until it is sent: a reload or a way back loses nothing. */
export const keepDraft = (draft: Draft) => sessionStorage.setItem(key, JSON.stringify(draft))
export const recallDraft = (): Draft => ({ ...blank, ...JSON.parse(sessionStorage.getItem(key) ?? '{}') })
export const forgetDraft = () => sessionStorage.removeItem(key)

/** What is sent of it: a message nobody wrote is not. */
export const bodyOf = ({ message, role, ...rest }: Draft) => ({
  ...rest,
  email: rest.email.trim(),
  // The server refuses the empty one, with the other fields it finds wrong.
  role: role as AskedRole,
  ...(message.trim() && { message: message.trim() }),
})
