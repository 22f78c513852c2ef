/** Which lines of the journal are asked for, as the address of the page says it; the server refuses what is not one. */
export interface JournalAsked {
  readonly q: string
  readonly action: string
  readonly departement: string
  /** Days, both included. */
  readonly from: string
  readonly to: string
}

export const everything: JournalAsked = { q: '', action: '', departement: '', from: '', to: '' }

export function readJournalAddress(url: string): JournalAsked {
  const params = new URLSearchParams(url.split('?')[1] ?? '')
  const one = (name: string) => params.get(name)?.trim() ?? ''
  return {
    q: one('q'),
    action: one('action'),
    departement: one('departement'),
    from: one('du'),
    to: one('au'),
  }
}

const said = (pairs: Readonly<Record<string, string>>) => {
  const query = new URLSearchParams(Object.entries(pairs).filter(([, value]) => value)).toString()
  return query && `?${query}`
}

export const journalHref = ({ q, action, departement, from, to }: JournalAsked) =>
  `/journal${said({ q, action, departement, du: from, au: to })}`

export const isFiltered = (asked: JournalAsked) => Object.values(asked).some(Boolean)

export const queryOf = ({ q, action, departement, from, to }: JournalAsked) => ({
  ...(q && { q: q.slice(0, 100) }),
  ...(action && { action }),
  ...(departement && { departement }),
  ...(from && { from }),
  ...(to && { to }),
})

/** The same lines, as a file. */
export const fileHref = (asked: JournalAsked) => `/api/audit.csv${said(queryOf(asked))}`
