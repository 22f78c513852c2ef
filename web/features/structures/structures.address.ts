/** Which structures are looked for, as the address of the page says it; the server refuses what is not one. */
export interface StructuresAsked {
  readonly q: string
  readonly departement: string
  readonly show: Show
  readonly page: number
}
export type Show = keyof typeof shows

/** What narrows the list, by its word in the address. */
const shows = { '': '', trusted: 'confiance', memberless: 'sans-compte', alike: 'semblables' } as const

export const everyStructure: StructuresAsked = { q: '', departement: '', show: '', page: 1 }

export function readStructuresAddress(url: string): StructuresAsked {
  const params = new URLSearchParams(url.split('?')[1] ?? '')
  const one = (name: string) => params.get(name)?.trim() ?? ''
  const show = (Object.keys(shows) as Show[]).find((code) => code && shows[code] === one('montrer'))
  return {
    q: one('q'),
    departement: one('departement'),
    show: show ?? '',
    page: Math.max(1, Math.trunc(Number(one('page'))) || 1),
  }
}

export function structuresHref({ q, departement, show, page }: StructuresAsked): string {
  const pairs = Object.entries({ q, departement, montrer: shows[show], page: page > 1 ? String(page) : '' })
  const said = new URLSearchParams(pairs.filter(([, value]) => value)).toString()
  return `/structures${said && `?${said}`}`
}

export const queryOf = ({ q, departement, show, page }: StructuresAsked) => ({
  ...(q && { q: q.slice(0, 100) }),
  ...(departement && { departement }),
  ...(show && { show }),
  page,
})
