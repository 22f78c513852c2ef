import { sql } from 'kysely'
import type { StructureField } from '../../contract/structures.ts'
import type { Deps } from '../../deps.ts'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { Problem } from '../../platform/errors.ts'
import { notify } from '../../platform/signals.ts'
import { within } from '../../platform/territory.ts'
import { moveRequestsOfStructure } from '../contact-requests/contact-requests.moving.ts'
import { holdRevisions, renewListings } from '../listings/listings.queries.ts'
import { listingWithin } from '../listings/listings.within.ts'
import { settleClaims } from './claims.queries.ts'
import { type By, diff, noStructure, noteStructure, writeDetails, writeEvent } from './structures.editing.ts'
import { holdStructure } from './structures.read.ts'
import { changedFields, editedElsewhere } from './structures.rules.ts'

export interface Choice {
  /** The structure that goes, and the one that stays. */
  readonly from: string
  readonly into: string
  /** Taken from the one that goes. */
  readonly fields: readonly StructureField[]
  readonly versions: { readonly from: number; readonly into: number }
}

export const sameStructure = () => new Problem(400, 'same-structure', 'Choisissez une autre structure que celle-ci.')

const beyond = (what: string) =>
  new Problem(
    403,
    'beyond-territory',
    `${what} d’autres départements que les vôtres : demandez à une personne qui administre toute la base.`,
  )

/** What of a structure lies outside a territory, and keeps its admins from moving it all. */
export async function outsideOf(db: Db | Trx, structureId: string, territory: Territory) {
  const { rows } = await sql<{ listings: number; members: number }>`select
    (select count(*)::integer from listings join structures on structures.id = listings.structure_id
      where structure_id = ${structureId}::uuid and not coalesce(${listingWithin(territory)}, false)) as listings,
    (select count(*)::integer from accounts
      where structure_id = ${structureId}::uuid and closed_at is null
        and not ${within(territory, { departements: 'accounts.departements' })}) as members`.execute(db)
  return rows[0]!
}

/** Why the merge is not this admin's to make, as a refusal; null when it is. */
export function beyondTerritory({ listings, members }: { listings: number; members: number }): Problem | null {
  if (listings > 0) return beyond(listings > 1 ? `Cette structure a ${listings} fiches` : 'Cette structure a une fiche')
  if (members > 0) return beyond(members > 1 ? `Cette structure a ${members} comptes` : 'Cette structure a un compte')
  return null
}

/** Both structures, held in the order of their ids. */
async function holdBoth(trx: Trx, { from, into, versions }: Choice, territory: Territory) {
  const held = new Map<string, Awaited<ReturnType<typeof holdStructure>>>()
  for (const id of [from, into].sort()) held.set(id, await holdStructure(trx, id, territory))
  const [goes, stays] = [held.get(from), held.get(into)]
  if (!goes || !stays) throw noStructure()
  if (goes.version !== versions.from || stays.version !== versions.into) throw editedElsewhere()
  return { goes, stays }
}

/**
 * Merges a structure into another one of the territory: details chosen, listings, members, invitations, claims, and
 * later imports follow. Returns what moved. Throws 404, 400 `same-structure`, 403 `beyond-territory`, 409 `edited-elsewhere`.
 */
export async function mergeStructures(trx: Trx, choice: Choice, by: By, { clock }: Pick<Deps, 'clock'>) {
  const { from, into } = choice
  if (from === into) throw sameStructure()
  await holdRevisions(trx)
  const { goes, stays } = await holdBoth(trx, choice, by.territory)
  const refusal = beyondTerritory(await outsideOf(trx, from, by.territory))
  if (refusal) throw refusal
  const after = { ...stays.details }
  for (const field of choice.fields) Object.assign(after, { [field]: goes.details[field] })
  const changed = changedFields(stays.details, after)
  if (changed.length > 0) await writeDetails(trx, { id: into, after, changed }, clock.today())
  else await touch(trx, into)
  const moved = await moveEverything(trx, from, into, by, clock.now())
  const told = { ...diff(stays.details, after, changed), otherId: from }
  await writeEvent(trx, { structureId: into, action: 'merge', ...told }, by, clock.now())
  await writeEvent(trx, { structureId: from, action: 'merged', otherId: into }, by, clock.now())
  const detail = { into, ...moved, fields: changed }
  await noteStructure(trx, { id: from, action: 'structure.merged', detail }, by, clock.now())
  return { ...moved, from: goes, into: { ...stays, details: after } }
}

/** Whoever was about to change it is told that it is not what it was. */
const touch = (trx: Trx, id: string) =>
  trx.updateTable('structures').set({ version: sql<number>`version + 1` }).where('id', '=', id).execute()

/** Moves what belongs to a structure, and leaves it as the way to the other one. */
async function moveEverything(trx: Trx, from: string, into: string, by: By, now: Date) {
  const listings = await moveListings(trx, from, into, by, now)
  const people = await trx
    .updateTable('accounts')
    .set({ structure_id: into })
    .where('structure_id', '=', from)
    .returning('closed_at')
    .execute()
  await trx.updateTable('invitations').set({ structure_id: into }).where('structure_id', '=', from).execute()
  await moveRequestsOfStructure(trx, from, into)
  await settleClaims(trx, { from, into, accountId: by.accountId }, now)
  // Whatever had been merged into it before follows too: one step always leads there.
  await trx.updateTable('structures').set({ merged_into: into }).where('merged_into', '=', from).execute()
  await trx
    .updateTable('structures')
    .set({ merged_into: into, kept_here: true, trusted: false, version: sql<number>`version + 1` })
    .where('id', '=', from)
    .execute()
  if (people.length > 0) await notify(trx, 'accounts')
  return { listings, members: people.filter(({ closed_at }) => closed_at === null).length }
}

async function moveListings(trx: Trx, from: string, into: string, { accountId }: By, now: Date): Promise<number> {
  const moved = await trx
    .updateTable('listings')
    .set({ structure_id: into })
    .where('structure_id', '=', from)
    .returning(['id', 'state'])
    .execute()
  if (moved.length === 0) return 0
  const detail = JSON.stringify({ from, to: into, structures: true })
  const lines = moved.map(({ id, state }) => ({
    ...{ listing_id: id, at: now, actor: accountId, action: 'reassign', from_state: state, to_state: state, detail },
    reason: null,
  }))
  await trx.insertInto('listing_history').values(lines).execute()
  await renewListings(
    trx,
    'listings.id',
    moved.map(({ id }) => id),
  )
  return moved.length
}

export interface Moves {
  readonly listings: number
  readonly members: number
  readonly invitations: number
}

/** How much would follow a structure. */
export async function countMoves(db: Db, structureId: string): Promise<Moves> {
  const { rows } = await sql<Moves>`select
    (select count(*)::integer from listings where structure_id = ${structureId}::uuid and merged_into is null) as listings,
    (select count(*)::integer from accounts
      where structure_id = ${structureId}::uuid and closed_at is null) as members,
    (select count(*)::integer from invitations
      where structure_id = ${structureId}::uuid and state = 'sent') as invitations`.execute(db)
  return rows[0]!
}
