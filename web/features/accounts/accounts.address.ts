import type { Role } from '../../../server/contract/vocabulary.ts'

/** Which accounts are looked for, as the address of the page says it; the server refuses what is not one. */
export interface AccountsAsked {
  readonly q: string
  readonly role: string
  readonly departement: string
  readonly state: AccountsState
  readonly page: number
}
export type AccountsState = 'open' | 'closed'

export const everyone: AccountsAsked = { q: '', role: '', departement: '', state: 'open', page: 1 }

export function readAccountsAddress(url: string): AccountsAsked {
  const params = new URLSearchParams(url.split('?')[1] ?? '')
  const one = (name: string) => params.get(name)?.trim() ?? ''
  return {
    q: one('q'),
    role: one('role'),
    departement: one('departement'),
    state: one('etat') === 'fermes' ? 'closed' : 'open',
    page: Math.max(1, Math.trunc(Number(one('page'))) || 1),
  }
}

export function accountsHref({ q, role, departement, state, page }: AccountsAsked): string {
  const pairs = Object.entries({
    q,
    role,
    departement,
    etat: state === 'closed' ? 'fermes' : '',
    page: page > 1 ? String(page) : '',
  })
  const said = new URLSearchParams(pairs.filter(([, value]) => value)).toString()
  return `/comptes${said && `?${said}`}`
}

/** Any other choice leads back to the first page. */
export const asking = (asked: AccountsAsked, change: Partial<AccountsAsked>): AccountsAsked => ({
  ...asked,
  page: 1,
  ...change,
})

/** Something narrows the list more than its usual state does. */
export const isFiltered = ({ q, role, departement }: AccountsAsked) => Boolean(q || role || departement)

export const queryOf = ({ q, role, departement, state, page }: AccountsAsked) => ({
  ...(q && { q: q.slice(0, 100) }),
  // As the address has it: the server tells when it is no role.
  ...(role && { role: role as Role }),
  ...(departement && { departement }),
  state,
  page,
})
