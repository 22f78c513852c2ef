import type { QualityRow } from '../../contract/quality.ts'
import { type QualityFigure, qualityFigures } from '../../contract/vocabulary.quality.ts'
import { csvLine } from '../../platform/csv.ts'
import { sourceName } from '../listings/listings.sources.ts'
import { showTitle } from '../listings/listings.title.ts'
import type { Line } from './quality.queries.ts'

/** How a line is put right: decided in the queue, merged with its twin, or written in the editor. */
const wayOf = ({ kind, id, listing_id, twin, twin_stays }: Line): Pick<QualityRow, 'act' | 'path'> => {
  if (kind === 'reports') return { act: 'settle', path: `/file/signalement/${id}` }
  if (kind === 'revisions') return { act: 'read', path: `/file/fiche/${id}` }
  if (twin) {
    const [from, into] = twin_stays ? [listing_id, twin] : [twin, listing_id]
    return { act: 'merge', path: `/fiches/${from}/reunir?avec=${into}` }
  }
  return { act: 'correct', path: `/mes-fiches/${listing_id}` }
}

export const presentLine = (line: Line, code: QualityFigure): QualityRow => ({
  id: line.id,
  listing: { id: line.listing_id, title: showTitle(line.nom), published: line.state === 'published' },
  structure: { id: line.structure_id, name: showTitle(line.structure) },
  commune: line.town,
  verifiedOn: line.state === 'published' ? line.verified_on : null,
  detail: code === 'no-member' ? sourceName(line.detail ?? '') : (line.detail ?? ''),
  ...wayOf(line),
})

export const csvHead = (code: QualityFigure) =>
  csvLine(['Fiche', 'Structure', 'Commune', 'Vérifiée le', qualityFigures[code].detail, 'Adresse de la fiche'])

export const csvRow = (row: QualityRow, publicUrl: string) =>
  csvLine([
    ...[row.listing.title, row.structure.name, row.commune ?? '', row.verifiedOn ?? '', row.detail],
    `${publicUrl}/fiches/${row.listing.id}`,
  ])
