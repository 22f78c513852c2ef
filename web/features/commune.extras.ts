/** What other features say of the commune of a search or of a listing, each fetched when there is one. */
export const loadSectorLine = () => import('./sectors/sector.line.tsx').then((module) => module.SectorLine)
