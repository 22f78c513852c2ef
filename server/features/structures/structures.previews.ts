import type { ListingMerge } from '../../contract/merges.ts'
import type { MergePreview } from '../../contract/structures.ts'
import type { Deps } from '../../deps.ts'
import type { Territory } from '../../platform/access.ts'
import { freshnessOf } from '../listings/listings.rules.ts'
import { sourceName } from '../listings/listings.sources.ts'
import { showTitle } from '../listings/listings.title.ts'
import { readForMerge, refusalOf, sameListing } from './merges.queries.ts'
import { differencesBetween, missingIn, personInWords } from './merges.words.ts'
import { noStructure } from './structures.editing.ts'
import { beyondTerritory, countMoves, outsideOf, sameStructure } from './structures.merging.ts'
import { clashing, placeText, presentStructure } from './structures.present.ts'
import { readStructure, type StructureRow } from './structures.read.ts'

type Ground = Pick<Deps, 'db' | 'clock' | 'directory'>
/** Written here: no import brings news of it. */
const ours = new Set(['levier', 'demo'])

interface Pair {
  readonly from: string
  readonly into: string
}

/** What merging a structure into another one would do. Throws 404, 400 `same-structure`. */
export async function previewStructures(
  ground: Ground,
  { from, into }: Pair,
  territory: Territory,
): Promise<MergePreview> {
  if (from === into) throw sameStructure()
  const { db } = ground
  const [goes, stays] = [await readStructure(db, from, territory), await readStructure(db, into, territory)]
  if (!goes || !stays || goes.merged_into || stays.merged_into) throw noStructure()
  return {
    from: presentStructure(goes, ground),
    into: presentStructure(stays, ground),
    moves: await countMoves(db, from),
    losses: lossesOf(goes, stays),
    refused: beyondTerritory(await outsideOf(db, from, territory))?.message ?? null,
  }
}

function lossesOf(goes: StructureRow, stays: StructureRow): string[] {
  const fields = clashing(goes.details, stays.details)
  return [
    ...(fields.length > 0 ? [`Ce que vous ne prenez pas de ses détails : ${fields.join(', ')}.`] : []),
    ...(goes.trusted && !stays.trusted ? ['La confiance accordée : ses corrections devront être relues.'] : []),
    ...(ours.has(goes.source) ? [] : [`Les mises à jour de ses détails par ${sourceName(goes.source)}.`]),
  ]
}

/** What merging a listing into another one would do. Throws 404, 400 `same-listing`. */
export async function previewListings(
  ground: Ground,
  { from, into }: Pair,
  territory: Territory,
): Promise<ListingMerge> {
  if (from === into) throw sameListing()
  const { db, clock, directory } = ground
  const [goes, stays] = [await readForMerge(db, from, { territory }), await readForMerge(db, into, { territory })]
  const missing = missingIn(goes.people, stays.people)
  return {
    from: sideOf(goes, clock.today()),
    into: sideOf(stays, clock.today()),
    differences: differencesBetween(goes.content, stays.content, { directory: directory(), now: clock.now() }),
    intervenants: missing.map((one) => ({ id: one.id, text: personInWords(one) })),
    losses: [
      'Ce que la fiche retirée dit autrement : sa dernière version reste dans son histoire.',
      ...(goes.open ? ['Ce qui était en cours d’écriture ou de relecture sur la fiche retirée.'] : []),
      ...(ours.has(goes.source) ? [] : [`Ses mises à jour par ${sourceName(goes.source)}.`]),
    ],
    refused: refusalOf(goes.state, stays.state),
  }
}

const sideOf = (row: Awaited<ReturnType<typeof readForMerge>>, today: string) => ({
  id: row.id,
  title: showTitle(row.nom) || 'Fiche sans titre',
  state: row.state,
  freshness: freshnessOf(row.verified_on, today),
  place: placeText(row.town, row.departement),
  source: sourceName(row.source),
  can: { move: true },
  structure: { id: row.structure_id, name: showTitle(row.structure) },
})
