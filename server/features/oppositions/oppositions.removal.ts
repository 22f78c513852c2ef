import { type SqlBool, sql } from 'kysely'
import type { Trx } from '../../platform/db.ts'
import { emailOf } from '../listings/contacts.kept.ts'
import { recordId, renewListings } from '../listings/listings.queries.ts'
import { isIt, mayHold, type Opposed, type OpposedContact, only } from './oppositions.contacts.ts'
import { clearRequests } from './oppositions.demandes.ts'
import { fingerprint, withoutOpposed } from './oppositions.rules.ts'
import { clearSectors, sectorContacts } from './oppositions.sectors.ts'
import { clearWritten, forgetWritten } from './oppositions.written.ts'

export type { Opposed } from './oppositions.contacts.ts'

/** What was found, and changed: ids. */
export interface Removed {
  readonly listings: ReadonlySet<string>
  readonly structures: ReadonlySet<string>
}

/** Keeps an opposition, and removes at once what it is about from everything already saved. */
export async function oppose(trx: Trx, opposed: Opposed, at: Date): Promise<Removed> {
  const value = opposed.kind === 'record' ? `${opposed.source}/${opposed.sourceId}` : opposed.value
  await trx
    .insertInto('oppositions')
    .values({ kind: opposed.kind, fingerprint: fingerprint(opposed.kind, value), created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return opposed.kind === 'record'
    ? removeRecord(trx, recordId(opposed.source, opposed.sourceId), at)
    : removeContact(trx, opposed)
}

/**
 * A listing is archived without its intervenants; a structure loses its contacts, and its listings go the same way,
 * those it brought to the structure that took its place included.
 */
async function removeRecord(trx: Trx, id: string, at: Date): Promise<Removed> {
  const kept = await clearTaken(trx, id)
  const structures = await trx
    .updateTable('structures')
    .set({ telephone: null, courriel: null, description: null, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning('id')
    .execute()
  const listings = await trx
    .selectFrom('listings')
    .select(['id', 'state'])
    .where((eb) => eb.or([eb('id', '=', id), eb('structure_id', '=', id), broughtBy(id)]))
    .execute()
  const transitions = listings
    .filter(({ state }) => state !== 'archived')
    .map((listing) => ({ listing_id: listing.id, at, actor: 'opposition', from_state: listing.state, reason: null }))
  if (transitions.length > 0)
    await trx
      .insertInto('listing_history')
      .values(transitions.map((transition) => ({ ...transition, to_state: 'archived' as const })))
      .execute()
  const ids = listings.map((listing) => listing.id)
  await archive(trx, ids)
  await forgetWritten(trx, { listings: ids, structure: id })
  return { listings: new Set(ids), structures: new Set([...structures, ...kept].map((structure) => structure.id)) }
}

/** Came with a structure to the one it was merged into, and is there still. */
const broughtBy = (structureId: string) => sql<SqlBool>`
  structure_id = (select merged_into from structures where id = ${structureId}::uuid)
  and exists (select from listing_history where listing_history.listing_id = listings.id and action = 'reassign'
    and detail ->> 'from' = ${structureId} and detail ->> 'structures' = 'true')`

/** Takes out of the structure it was merged into what came from it. Returns that structure, if anything did. */
const clearTaken = async (trx: Trx, id: string) => {
  const { rows } = await sql<{ id: string }>`update structures as kept set version = kept.version + 1,
      telephone = case when kept.telephone = gone.telephone then null else kept.telephone end,
      courriel = case when kept.courriel = gone.courriel then null else kept.courriel end,
      description = case when kept.description = gone.description then null else kept.description end
    from structures as gone
    where gone.id = ${id}::uuid and kept.id = gone.merged_into and (kept.telephone = gone.telephone
      or kept.courriel = gone.courriel or kept.description = gone.description)
    returning kept.id`.execute(trx)
  return rows
}

async function archive(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await trx.updateTable('listings').set({ state: 'archived' }).where('id', 'in', ids).execute()
  await trx.deleteFrom('intervenants').where('listing_id', 'in', ids).execute()
  await renewListings(trx, 'listings.id', ids)
}

/** Takes an address or a number out of the contacts, with the name it goes with, and out of the texts. */
async function removeContact(trx: Trx, opposed: OpposedContact): Promise<Removed> {
  const structures = await clearStructures(trx, opposed)
  const listings = new Set([...(await clearIntervenants(trx, opposed)), ...(await clearTexts(trx, opposed))])
  await clearWritten(trx, opposed)
  await renewListings(trx, 'listings.id', [...listings])
  await clearReports(trx, opposed)
  await clearSectors(trx, opposed)
  await clearRequests(trx, opposed)
  return { listings, structures: new Set(structures) }
}

/** Returns the structures concerned. */
async function clearStructures(trx: Trx, opposed: OpposedContact): Promise<string[]> {
  const candidates = await trx
    .selectFrom('structures')
    .select(['id', 'description', `${opposed.kind} as contact`])
    .where(mayHold(opposed, ['description', opposed.kind]))
    .execute()
  const concerned: string[] = []
  for (const { id, description, contact } of candidates) {
    const text = description && withoutOpposed(description, only(opposed))
    if (text === description && !isIt(opposed, contact)) continue
    const set = { description: text, ...(isIt(opposed, contact) && { [opposed.kind]: null }) }
    await trx
      .updateTable('structures')
      .set({ ...set, version: sql<number>`version + 1` })
      .where('id', '=', id)
      .execute()
    concerned.push(id)
  }
  return concerned
}

/** Returns the listings concerned. */
async function clearIntervenants(trx: Trx, opposed: OpposedContact): Promise<string[]> {
  const candidates = await trx
    .selectFrom('intervenants')
    .select(['id', 'listing_id', 'name', 'note', `${opposed.kind} as contact`])
    .where(mayHold(opposed, ['note', opposed.kind]))
    .execute()
  const concerned: string[] = []
  for (const { id, listing_id, name, note, contact } of candidates) {
    const text = note && withoutOpposed(note, only(opposed))
    const theirs = isIt(opposed, contact)
    if (text === note && !theirs) continue
    const set = { note: text, name: theirs ? null : name, ...(theirs && { [opposed.kind]: null }) }
    await trx.updateTable('intervenants').set(set).where('id', '=', id).execute()
    concerned.push(listing_id)
  }
  if (concerned.length > 0)
    await trx
      .deleteFrom('intervenants')
      .where('listing_id', 'in', concerned)
      .where(sql<SqlBool>`coalesce(name, telephone, courriel, note) is null`)
      .execute()
  return concerned
}

const texts = [
  'description',
  'frais_precisions',
  'publics_precisions',
  'conditions_acces',
  'mobilisation_precisions',
  'closed_message',
] as const

/** Returns the listings concerned. */
async function clearTexts(trx: Trx, opposed: OpposedContact): Promise<string[]> {
  const candidates = await trx
    .selectFrom('listings')
    .select(['id', ...texts])
    .where(mayHold(opposed, texts))
    .execute()
  const concerned: string[] = []
  for (const { id, ...before } of candidates) {
    const after = { ...before }
    for (const field of texts) after[field] = withoutOpposed(before[field] ?? '', only(opposed)) || before[field]!
    if (texts.every((field) => after[field] === before[field])) continue
    await trx.updateTable('listings').set(after).where('id', '=', id).execute()
    concerned.push(id)
  }
  return concerned
}

/** What was said of a listing is read by those who decide only: nothing found changes with it. */
async function clearReports(trx: Trx, opposed: OpposedContact): Promise<void> {
  const candidates = await trx
    .selectFrom('reports')
    .select(['id', 'message', 'answer'])
    .where(mayHold(opposed, ['message', 'answer']))
    .execute()
  const without = (text: string | null) => text && (withoutOpposed(text, only(opposed)) || null)
  for (const { id, message, answer } of candidates)
    await trx
      .updateTable('reports')
      .set({ message: without(message), answer: without(answer) })
      .where('id', '=', id)
      .execute()
}

/** The addresses a number stands beside, one for each contact that shows it; null where there is none. */
export async function addressesBeside(trx: Trx, telephone: string): Promise<(string | null)[]> {
  const shown = (table: 'intervenants' | 'structures') =>
    trx
      .selectFrom(table)
      .select(['telephone', 'courriel'])
      .where(mayHold({ kind: 'telephone', value: telephone }, ['telephone']))
      .execute()
  const found = [
    ...(await shown('intervenants')),
    ...(await shown('structures')),
    ...(await sectorContacts(trx, telephone)),
  ]
  const contacts = found.filter((row) => isIt({ kind: 'telephone', value: telephone }, row.telephone))
  return contacts.map(({ courriel }) => courriel && emailOf(courriel))
}
