import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ListingContent } from '../../contract/content.ts'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { notFound, Problem } from '../../platform/errors.ts'
import type { ListingState } from '../../platform/schema.ts'
import type { RevisionState } from '../../platform/schema-listings.ts'
import { columnsOf, emptyContent, readContent } from './listings.content.ts'
import { holdRevisions } from './listings.queries.ts'
import { recordId } from './listings.records.ts'
import {
  checkAction,
  type ListingAction,
  type ListingActor,
  type ListingNote,
  type OpenState,
  type Standing,
} from './listings.states.ts'
import { listingWithin } from './listings.within.ts'

/** Who acts, and when. */
export interface By {
  readonly actor: ListingActor
  readonly accountId: string
  readonly now: Date
}

export interface OpenRevision {
  readonly id: string
  readonly number: number
  readonly state: OpenState
  readonly content: ListingContent
  readonly version: number
  readonly saved_at: Date
  readonly saved_by: string
  readonly sent_at: Date | null
}

/** A listing held to the end of the transaction, with the revision that is being written or read. */
export interface Held {
  readonly id: string
  readonly structureId: string
  readonly standing: Standing
  readonly open: OpenRevision | null
}

/** What changes what advisers see takes the lock of revisions first: see `holdRevisions`. */
const changesWhatIsSeen = new Set<ListingAction | ListingNote>([
  'publish',
  'correct',
  'archive',
  'restore',
  'merge',
  'reassign',
])

/** Holds a listing of a territory for an action. Throws 404: one that was merged into another is no more. */
export async function holdListing(
  trx: Trx,
  id: string,
  territory: Territory,
  action: ListingAction | ListingNote,
): Promise<Held> {
  if (changesWhatIsSeen.has(action)) await holdRevisions(trx)
  const listing = await trx
    .selectFrom('listings')
    .innerJoin('structures', 'structures.id', 'listings.structure_id')
    .select(['listings.id', 'structure_id', 'state'])
    .where('listings.id', '=', id)
    .where('listings.merged_into', 'is', null)
    .where(listingWithin(territory))
    .forUpdate('listings')
    .executeTakeFirst()
  if (!listing) throw notFound('Cette fiche n’existe pas ou n’existe plus.')
  const open = await readOpen(trx, id)
  const standing = { listing: listing.state, open: open?.state ?? null }
  return { id, structureId: listing.structure_id, standing, open }
}

const openStates: OpenState[] = ['draft', 'pending', 'changes_requested']

/** The revision being written or read, if any. */
export async function readOpen(db: Db | Trx, listingId: string): Promise<OpenRevision | null> {
  const row = await db
    .selectFrom('revisions')
    .select(['id', 'number', 'state', 'content', 'version', 'saved_at', 'saved_by', 'sent_at'])
    .where('listing_id', '=', listingId)
    .where('state', 'in', openStates)
    .executeTakeFirst()
  return row ? { ...row, state: row.state as OpenState } : null
}

/** A new listing of a structure, being written. Returns its id. */
export async function startListing(
  trx: Trx,
  { structureId, content = emptyContent, day }: { structureId: string; content?: ListingContent; day: string },
  by: By,
): Promise<string> {
  const sourceId = randomUUID()
  const id = recordId('levier', sourceId)
  await trx
    .insertInto('listings')
    .values({
      ...{ id, structure_id: structureId, source: 'levier', source_id: sourceId, state: 'draft', kept_here: true },
      ...columnsOf({ ...emptyContent, nom: content.nom }),
      ...{ date_maj: day, verified_on: day, lien_source: null, content_hash: '', match_text: '', index_revision: 0 },
    })
    .execute()
  const revision = await addRevision(trx, id, { state: 'draft', content }, by)
  await writeStep(trx, { listingId: id, action: 'save', from: null, to: 'draft', revision: revision.id }, by)
  return id
}

interface NewRevision {
  readonly state: RevisionState
  readonly content: ListingContent
  readonly decided?: boolean
}

/** The next revision of a listing; whoever adds one holds the listing. */
export async function addRevision(
  trx: Trx,
  listingId: string,
  { state, content, decided = false }: NewRevision,
  { accountId, now }: Pick<By, 'accountId' | 'now'>,
) {
  return trx
    .insertInto('revisions')
    .values({
      listing_id: listingId,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from revisions where listing_id = ${listingId})`,
      ...{ state, content: JSON.stringify(content), author: accountId, created_at: now },
      ...{ saved_at: now, saved_by: accountId, ...(decided && { decided_at: now, decided_by: accountId }) },
    })
    .returning(['id', 'number', 'version'])
    .executeTakeFirstOrThrow()
}

const elsewhere = () =>
  new Problem(
    409,
    'edited-elsewhere',
    'Cette fiche a été modifiée entre-temps, dans un autre onglet ou par une autre personne.',
  )

/** Throws 409 `edited-elsewhere` when somebody has saved since. */
export function checkVersion({ open }: Held, version: number): void {
  if (open && open.version !== version) throw elsewhere()
}

/**
 * Keeps what is being written; a listing without an open revision gets one. `version`: the one it was written from, 0
 * for a listing that had none. Returns the new version.
 */
export async function saveDraft(
  trx: Trx,
  held: Held,
  { content, version }: { content: ListingContent; version: number },
  by: By,
): Promise<{ revisionId: string; version: number }> {
  const next = checkAction(held.standing, 'save', by.actor)
  if (version !== (held.open?.version ?? 0)) throw elsewhere()
  if (!held.open) return openDraft(trx, held, content, by)
  await trx
    .updateTable('revisions')
    .set({ content: JSON.stringify(content), version: version + 1, saved_at: by.now, saved_by: by.accountId })
    .where('id', '=', held.open.id)
    .execute()
  await nameUnpublished(trx, held.id, next.listing, content)
  return { revisionId: held.open.id, version: version + 1 }
}

/** Starts to write on, from what is published or was refused. */
async function openDraft(trx: Trx, held: Held, content: ListingContent, by: By) {
  const next = checkAction(held.standing, 'save', by.actor)
  await keepCurrent(trx, held, by)
  const { id, version } = await addRevision(trx, held.id, { state: 'draft', content }, by)
  await trx.updateTable('listings').set({ state: next.listing }).where('id', '=', held.id).execute()
  await nameUnpublished(trx, held.id, next.listing, content)
  const step = { listingId: held.id, action: 'save', from: held.standing.listing, to: 'draft', revision: id } as const
  await writeStep(trx, step, by)
  return { revisionId: id, version }
}

/** What a source wrote, or what was seen before revisions were kept, becomes the first one: a later one is told from it. */
export async function keepCurrent(trx: Trx, { id, standing }: Held, { now }: By): Promise<void> {
  if (standing.listing !== 'published' && standing.listing !== 'archived') return
  const known = await trx.selectFrom('revisions').select('id').where('listing_id', '=', id).executeTakeFirst()
  if (known) return
  const { source } = await trx.selectFrom('listings').select('source').where('id', '=', id).executeTakeFirstOrThrow()
  const content = await readContent(trx, id)
  await addRevision(trx, id, { state: 'approved', content }, { accountId: `source:${source}`, now })
}

/** Lists name a listing that was never published by its draft. */
async function nameUnpublished(trx: Trx, id: string, state: ListingState, { nom }: ListingContent): Promise<void> {
  if (state === 'published' || state === 'archived') return
  await trx.updateTable('listings').set({ nom }).where('id', '=', id).execute()
}

interface Step {
  readonly listingId: string
  readonly action: ListingAction | ListingNote
  readonly from: ListingState | null
  readonly to: ListingState
  readonly revision: string | null
  readonly reason?: string | null
  readonly detail?: Readonly<Record<string, unknown>>
}

/** One line of the history of a listing. */
export async function writeStep(trx: Trx, step: Step, { accountId, now }: Pick<By, 'accountId' | 'now'>) {
  await trx
    .insertInto('listing_history')
    .values({
      ...{ listing_id: step.listingId, at: now, actor: accountId, action: step.action },
      ...{ from_state: step.from, to_state: step.to, reason: step.reason ?? null, revision_id: step.revision },
      detail: JSON.stringify(step.detail ?? {}),
    })
    .execute()
}
