import { type SqlBool, sql } from 'kysely'
import type { ListingContent } from '../../contract/content.ts'
import type { Trx } from '../../platform/db.ts'
import { columnsOf, contentToWriteOn, settledContent } from './listings.content.ts'
import { renewListings } from './listings.queries.ts'
import { addRevision, type By, type Held, keepCurrent, writeStep } from './listings.revisions.ts'
import { checkAction, type ListingAction, type Standing } from './listings.states.ts'

interface Told {
  readonly reason?: string | null
  /** What to correct, by field. */
  readonly remarks?: Readonly<Record<string, string>>
  /** What is restored. */
  readonly content?: ListingContent
  readonly detail?: Readonly<Record<string, unknown>>
}

type Move = Exclude<ListingAction, 'save'>
type Effect = (trx: Trx, held: Held, by: By, told: Told) => Promise<string | null>

/**
 * Moves a listing one step: revision, listing, history, and what advisers see when it changes, in one transaction.
 * Returns where it stands then. Throws 409 `not-in-this-state`.
 */
export async function moveListing(trx: Trx, held: Held, action: Move, by: By, told: Told = {}): Promise<Standing> {
  const next = checkAction(held.standing, action, by.actor)
  const revision = await effects[action](trx, held, by, told)
  await trx.updateTable('listings').set({ state: next.listing }).where('id', '=', held.id).execute()
  // Last: what is matched and indexed is read as it now is.
  if (held.standing.listing === 'published' || next.listing === 'published')
    if (seen.has(action)) await renewListings(trx, 'listings.id', [held.id])
  const { reason = null, detail = {} } = told
  const [from, to] = [held.standing.open ?? held.standing.listing, next.open ?? next.listing]
  await writeStep(trx, { listingId: held.id, action, from, to, revision, reason, detail }, by)
  return next
}

/** What changes what is found: see `holdListing`. */
const seen = new Set<Move>(['publish', 'correct', 'archive', 'restore'])

const change = async (trx: Trx, held: Held, set: Parameters<typeof setRevision>[2]) => {
  await setRevision(trx, held.open!.id, set)
  return held.open!.id
}

type RevisionChange = Partial<{
  state: 'draft' | 'pending' | 'changes_requested' | 'approved' | 'rejected' | 'discarded'
  content: string
  version: number
  sent_at: Date | null
  decided_at: Date
  decided_by: string
  reason: string | null
  remarks: string
  to_read: boolean
}>

const setRevision = (trx: Trx, id: string, set: RevisionChange) =>
  trx.updateTable('revisions').set(set).where('id', '=', id).execute()

const decided = ({ now, accountId }: By) => ({ decided_at: now, decided_by: accountId })

const effects: Readonly<Record<Move, Effect>> = {
  send: async (trx, held, { now }) => {
    const content = settledContent(held.open!.content)
    const { listing } = held.standing
    // Not seen yet: its row says what will be, for its département and its twins to be found by.
    if (listing !== 'published' && listing !== 'archived')
      await trx.updateTable('listings').set(columnsOf(content)).where('id', '=', held.id).execute()
    const sent = { content: JSON.stringify(content), version: held.open!.version + 1, sent_at: now }
    return change(trx, held, { state: 'pending', ...sent })
  },
  withdraw: (trx, held) => change(trx, held, { state: 'draft', sent_at: null }),
  discard: (trx, held, by) => change(trx, held, { state: 'discarded', ...decided(by) }),
  publish: (trx, held, by) => approve(trx, held, by, false),
  correct: async (trx, held, by) => {
    const open = { ...held.open!, sent_at: by.now }
    await setRevision(trx, open.id, { sent_at: by.now })
    return approve(trx, { ...held, open }, by, true)
  },
  ask_changes: (trx, held, by, { reason = null, remarks = {} }) =>
    change(trx, held, { state: 'changes_requested', reason, remarks: JSON.stringify(remarks), ...decided(by) }),
  reject: (trx, held, by, { reason = null }) => change(trx, held, { state: 'rejected', reason, ...decided(by) }),
  archive: async (trx, held, by) => {
    await keepCurrent(trx, held, by)
    await trx.updateTable('listings').set({ kept_here: true }).where('id', '=', held.id).execute()
    return held.open?.state === 'pending' ? change(trx, held, { state: 'draft', sent_at: null }) : null
  },
  reopen: async (trx, held, by) => {
    await keepCurrent(trx, held, by)
    const content = await contentToWriteOn(trx, held.id)
    return (await addRevision(trx, held.id, { state: 'draft', content }, by)).id
  },
  restore: async (trx, held, by, { content }) => {
    if (!content) throw new Error('a restored revision has a content')
    return showContent(trx, held, content, by)
  },
}

/** What an admin decides that a listing says from now on. Returns the revision; who calls renews the listing. */
export async function showContent(trx: Trx, held: Held, content: ListingContent, by: By): Promise<string> {
  await keepCurrent(trx, held, by)
  await supersede(trx, held.id)
  const { id } = await addRevision(trx, held.id, { state: 'approved', content, decided: true }, by)
  await show(trx, held.id, content)
  return id
}

/** What was sent becomes what is seen. The day it was sent is the day somebody vouched for it. */
async function approve(trx: Trx, held: Held, by: By, toRead: boolean): Promise<string> {
  const { id, saved_by, sent_at } = held.open!
  // An admin may have written on it since it was sent.
  const content = settledContent(held.open!.content)
  const vouchedAt = sent_at ?? by.now
  await supersede(trx, held.id)
  const settled = { content: JSON.stringify(content), to_read: toRead }
  await setRevision(trx, id, { state: 'approved', ...settled, ...decided(by) })
  await show(trx, held.id, content, vouchedAt)
  const verification = { listing_id: held.id, actor: saved_by, how: 'publication' } as const
  await trx
    .insertInto('verifications')
    .values({ ...verification, at: vouchedAt, day: dayOf(vouchedAt) })
    .execute()
  return id
}

const dayOf = (at: Date) => sql<string>`(${at}::timestamptz at time zone 'Europe/Paris')::date`

const supersede = (trx: Trx, listingId: string) =>
  trx
    .updateTable('revisions')
    .set({ state: 'superseded' })
    .where('listing_id', '=', listingId)
    .where('state', '=', 'approved')
    .execute()

/** Writes the listing as advisers see it. `vouchedAt`: when somebody said that all of it is true. */
async function show(trx: Trx, listingId: string, content: ListingContent, vouchedAt?: Date): Promise<void> {
  const day = vouchedAt && dayOf(vouchedAt)
  await trx
    .updateTable('listings')
    .set({ ...columnsOf(content), kept_here: true, ...(day && { date_maj: day, verified_on: day }) })
    .where('id', '=', listingId)
    .execute()
  await trx.deleteFrom('intervenants').where('listing_id', '=', listingId).execute()
  const people = content.intervenants.map((one, rank) => ({ ...one, listing_id: listingId, rank }))
  if (people.length > 0) await trx.insertInto('intervenants').values(people).execute()
}

/** The contents of a listing over time, the last first. */
export const revisionsOf = (trx: Trx, listingId: string) =>
  trx
    .selectFrom('revisions')
    .selectAll()
    .where('listing_id', '=', listingId)
    .where(sql<SqlBool>`state <> 'discarded'`)
    .orderBy('number', 'desc')
    .execute()
