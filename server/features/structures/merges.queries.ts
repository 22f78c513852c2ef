import { sql } from 'kysely'
import type { ListingContent } from '../../contract/content.ts'
import type { Deps } from '../../deps.ts'
import { type AuditAction, record } from '../../platform/audit.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { notFound, Problem } from '../../platform/errors.ts'
import type { ListingState } from '../../platform/schema.ts'
import { giveOpenRequests, moveRequestsOfListing } from '../contact-requests/contact-requests.moving.ts'
import { mergeAvailability } from '../listings/listings.availability.ts'
import { readContent } from '../listings/listings.content.ts'
import { showContent } from '../listings/listings.moves.ts'
import { renewListings } from '../listings/listings.queries.ts'
import { type By as Acting, type Held, holdListing, keepCurrent, writeStep } from '../listings/listings.revisions.ts'
import { findStructure } from '../listings/listings.structures.ts'
import { listingWithin } from '../listings/listings.within.ts'
import { missingIn } from './merges.words.ts'
import { type By, departementsOf } from './structures.editing.ts'

type Ground = Pick<Deps, 'db' | 'clock'>

const acting = ({ accountId }: By, now: Date): Acting => ({ actor: 'admin', accountId, now })
const noListing = () => notFound('Cette fiche n’existe pas ou n’existe plus.')

async function note(trx: Trx, id: string, action: AuditAction, { actor }: By, { structureId, detail, now }: Noted) {
  const departements = await departementsOf(trx, structureId)
  await record(trx, actor, { action, target: { kind: 'listing', id }, departements, structureId, detail }, now)
}
interface Noted {
  readonly structureId: string
  readonly detail: Readonly<Record<string, string | number>>
  readonly now: Date
}

/**
 * Gives a listing to another structure, both of the territory; imports, which would give it back, leave it alone.
 * Throws 404, 400 `unknown-structure`, `same-structure`.
 */
export async function reassignListing(
  { db, clock }: Ground,
  id: string,
  { structureId, reason }: { structureId: string; reason: string },
  by: By,
): Promise<void> {
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    const held = await holdListing(trx, id, by.territory, 'reassign')
    const target = await findStructure(trx, structureId, by.territory)
    if (!target)
      throw refusedTarget('unknown-structure', 'Cette structure n’existe pas, ou n’est pas de votre territoire.')
    if (target.id === held.structureId)
      throw refusedTarget('same-structure', 'Cette fiche est déjà celle de cette structure.')
    await trx.updateTable('listings').set({ structure_id: target.id, kept_here: true }).where('id', '=', id).execute()
    await giveOpenRequests(trx, id, target.id)
    await renewListings(trx, 'listings.id', [id])
    const state = held.standing.listing
    const detail = { from: held.structureId, to: target.id }
    const step = { listingId: id, action: 'reassign', from: state, to: state, revision: null, reason, detail } as const
    await writeStep(trx, step, acting(by, now))
    const told = { reason, structureFrom: held.structureId, structureTo: target.id }
    await note(trx, id, 'listing.reassigned', by, { structureId: target.id, detail: told, now })
  })
}

const refusedTarget = (code: string, sentence: string) => new Problem(400, code, sentence, { structureId: sentence })

/** Why two listings cannot be merged this way round, in a sentence; null when they can. */
export function refusalOf(from: ListingState, into: ListingState): string | null {
  if (into === 'archived' || into === 'rejected')
    return 'La fiche gardée a été retirée : gardez l’autre, ou rouvrez-la d’abord.'
  if (from === 'published' && into !== 'published')
    return 'La fiche gardée n’est pas publiée, l’autre l’est : les conseillers ne trouveraient plus ni l’une ni l’autre.'
  return null
}

export const sameListing = () => new Problem(400, 'same-listing', 'Choisissez une autre fiche que celle-ci.')

/** A listing of the territory that was not merged yet. Throws 404. */
export async function readForMerge(db: Db, id: string, by: Pick<By, 'territory'>) {
  const row = await db
    .selectFrom('listings')
    .innerJoin('structures', 'structures.id', 'listings.structure_id')
    .leftJoin('communes', 'communes.code', 'listings.commune')
    .select(['listings.id', 'listings.nom', 'listings.state', 'listings.verified_on', 'listings.source'])
    .select(['communes.nom as town', 'communes.departement', 'structure_id', 'structures.nom as structure'])
    .where('listings.id', '=', id)
    .where('listings.merged_into', 'is', null)
    .where(listingWithin(by.territory))
    .executeTakeFirst()
  if (!row) throw noListing()
  return { ...row, content: await readContent(db, id), people: await peopleOf(db, id), open: await hasOpen(db, id) }
}

export const peopleOf = (db: Db | Trx, listingId: string) =>
  db
    .selectFrom('intervenants')
    .select(['id', 'name', 'role', 'telephone', 'courriel', 'note'])
    .where('listing_id', '=', listingId)
    .orderBy('rank')
    .execute()

async function hasOpen(db: Db, listingId: string): Promise<boolean> {
  const open = await db
    .selectFrom('revisions')
    .select('id')
    .where('listing_id', '=', listingId)
    .where('state', 'in', ['draft', 'pending', 'changes_requested'])
    .executeTakeFirst()
  return open !== undefined
}

interface Merge {
  /** The listing that goes, and the one that stays. */
  readonly from: string
  readonly into: string
  /** Ids of intervenants to take over. */
  readonly intervenants: readonly string[]
}

/**
 * Withdraws a listing for another one, where its readers are sent. Throws 404, 400 `same-listing`,
 * 409 `not-in-this-state`, `edited-elsewhere`.
 */
export async function mergeListings({ db, clock }: Ground, { from, into, intervenants }: Merge, by: By): Promise<void> {
  if (from === into) throw sameListing()
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    const held = new Map<string, Held>()
    for (const id of [from, into].sort()) held.set(id, await holdListing(trx, id, by.territory, 'merge'))
    const [goes, stays] = [held.get(from)!, held.get(into)!]
    const refusal = refusalOf(goes.standing.listing, stays.standing.listing)
    if (refusal) throw new Problem(409, 'not-in-this-state', refusal)
    const taken = await takeOver(trx, { goes, stays, intervenants }, acting(by, now))
    await withdraw(trx, goes, into, acting(by, now))
    await mergeAvailability(trx, from, into)
    await followReports(trx, from, into)
    await moveRequestsOfListing(trx, from, { listingId: into, structureId: stays.structureId })
    await writeStep(trx, stepOf(stays, stays.standing.listing, { from }, taken.revision), acting(by, now))
    await renewListings(trx, 'listings.id', [from, into])
    const detail = { into, intervenants: intervenants.length }
    await note(trx, from, 'listing.merged', by, { structureId: stays.structureId, detail, now })
  })
}

/** What is still reported follows, but for what the same person reports of both. */
const followReports = (trx: Trx, from: string, into: string) =>
  sql`update reports set listing_id = ${into}::uuid
    where listing_id = ${from}::uuid and state = 'open' and not exists (select from reports as same
      where same.listing_id = ${into}::uuid and same.state = 'open' and same.reporter = reports.reporter
        and same.kind = reports.kind and coalesce(same.field, '') = coalesce(reports.field, ''))`.execute(trx)

const stepOf = (held: Held, to: ListingState, detail: Record<string, string>, revision: string | null = null) =>
  ({ listingId: held.id, action: 'merge', from: held.standing.listing, to, revision, detail }) as const

/** The listing that goes is archived for good; what was being written of it is dropped, and kept in its history. */
async function withdraw(trx: Trx, goes: Held, into: string, by: Acting): Promise<void> {
  await keepCurrent(trx, goes, by)
  if (goes.open)
    await trx
      .updateTable('revisions')
      .set({ state: 'discarded', decided_at: by.now, decided_by: by.accountId })
      .where('id', '=', goes.open.id)
      .execute()
  // Whatever was merged into it before leads to the other one in one step too.
  await trx.updateTable('listings').set({ merged_into: into }).where('merged_into', '=', goes.id).execute()
  await trx
    .updateTable('listings')
    .set({ state: 'archived', kept_here: true, merged_into: into })
    .where('id', '=', goes.id)
    .execute()
  await writeStep(trx, stepOf(goes, 'archived', { into }), by)
}

const intervenantsAtMost = 8
const tooMany = () =>
  new Problem(400, 'too-many', `Une fiche a ${intervenantsAtMost} intervenants au plus : reprenez-en moins.`)
const changedMeanwhile = () =>
  new Problem(
    409,
    'edited-elsewhere',
    'L’une des fiches a changé entre-temps. Rechargez la page pour choisir à nouveau.',
  )

interface Taking {
  readonly goes: Held
  readonly stays: Held
  readonly intervenants: readonly string[]
}

/** Adds the chosen intervenants to what is seen, and to what is being written, which would lose them otherwise. */
async function takeOver(trx: Trx, { goes, stays, intervenants }: Taking, by: Acting) {
  if (intervenants.length === 0) return { revision: null }
  const people = (await peopleOf(trx, goes.id)).filter(({ id }) => intervenants.includes(id))
  if (people.length < intervenants.length) throw changedMeanwhile()
  const chosen = people.map(({ id: _, ...one }) => one)
  if (stays.open) await addToOpen(trx, stays.open, chosen)
  if (stays.standing.listing !== 'published') return { revision: null }
  return { revision: await showContent(trx, stays, withPeople(await readContent(trx, stays.id), chosen), by) }
}

function withPeople(content: ListingContent, chosen: ListingContent['intervenants']): ListingContent {
  const people = [...content.intervenants, ...missingIn(chosen, content.intervenants)]
  if (people.length > intervenantsAtMost) throw tooMany()
  return { ...content, intervenants: people }
}

const addToOpen = (trx: Trx, open: NonNullable<Held['open']>, chosen: ListingContent['intervenants']) =>
  trx
    .updateTable('revisions')
    .set({ content: JSON.stringify(withPeople(open.content, chosen)), version: open.version + 1 })
    .where('id', '=', open.id)
    .execute()
