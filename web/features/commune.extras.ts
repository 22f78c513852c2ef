/** What other features say of the commune of a search or of a listing, fetched when there is one. */
export const loadSectorLine = () => import('./commune.line.tsx').then((module) => module.CommuneLine)
