/** The département that an address asks for; empty: the first one. */
export const departementOf = (url: string) => new URLSearchParams(url.split('?')[1] ?? '').get('departement') ?? ''

export const sectorsHref = (path: '/secteurs' | '/secteurs/import', departement: string) =>
  departement ? `${path}?departement=${departement}` : path

/** The commune that an address asks to put in another sector. */
export const communeOf = (url: string) => new URLSearchParams(url.split('?')[1] ?? '').get('commune') ?? ''

export const moveHref = ({ code, departement }: { code: string; departement: string }) =>
  `/secteurs?departement=${departement}&commune=${code}`
