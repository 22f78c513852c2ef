import { session } from '../session.ts'

/** A référent social whose sector nobody has chosen: what is sent to a sector does not reach them. */
export const lacksSector = () => {
  const account = session.value?.account
  return account?.role === 'referent' && account.sectorId === null
}
