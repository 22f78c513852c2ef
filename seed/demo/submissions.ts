import type { ListingContent } from '../../server/contract/content.ts'
import { recordListing } from '../../server/features/listings/listings.audit.ts'
import { readContent } from '../../server/features/listings/listings.content.ts'
import { moveListing } from '../../server/features/listings/listings.moves.ts'
import { recordId } from '../../server/features/listings/listings.records.ts'
import { type By, holdListing, saveDraft, startListing } from '../../server/features/listings/listings.revisions.ts'
import { type AuditAction, command } from '../../server/platform/audit.ts'
import type { Trx } from '../../server/platform/db.ts'
import { changes, type DemoChange, type DemoDraft, drafts, trusted } from './submissions.texts.ts'

const everywhere = { kind: 'all' } as const
const structureId = (id: string) => recordId('demo', `demo--${id}`)
const listingId = (structure: string, listing: string) => recordId('demo', `demo--${structure}--${listing}`)

/** When it happened, and when seeded. */
interface Moment {
  readonly at: Date
  readonly day: string
}

/** What partners have written, so that the queue of the demonstration has something old and something new. */
export async function saveSubmissions(trx: Trx, moment: Moment): Promise<void> {
  await trx.updateTable('structures').set({ trusted: true }).where('id', 'in', trusted.map(structureId)).execute()
  for (const draft of drafts) await saveNew(trx, draft, moment)
  for (const change of changes) await saveChange(trx, change, moment)
}

const before = (at: Date, hours: number) => new Date(at.getTime() - hours * 3_600_000)

/** Somebody of the structure, when it has members. */
async function writerOf(trx: Trx, structure: string, now: Date): Promise<By> {
  const account = await trx
    .selectFrom('accounts')
    .select('id')
    .where('structure_id', '=', structureId(structure))
    .where('closed_at', 'is', null)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  return { actor: 'partner', accountId: account?.id ?? 'seed', now }
}

async function saveNew(trx: Trx, { structure, content, hours, state, asked }: DemoDraft, { at, day }: Moment) {
  const by = await writerOf(trx, structure, before(at, hours + 1))
  const id = await startListing(trx, { structureId: structureId(structure), content, day }, by)
  await trx.updateTable('listings').set({ example: true }).where('id', '=', id).execute()
  await note(trx, id, 'listing.started', by.now)
  if (state === 'draft') return
  await send(trx, id, { ...by, now: before(at, hours) })
  if (asked) await ask(trx, id, asked, before(at, hours / 2))
}

async function saveChange(trx: Trx, { structure, listing, change, hours, small }: DemoChange, { at }: Moment) {
  const id = listingId(structure, listing)
  const by = await writerOf(trx, structure, before(at, hours))
  const content: ListingContent = { ...(await readContent(trx, id)), ...change }
  const held = await holdListing(trx, id, everywhere, 'save')
  await saveDraft(trx, held, { content, version: 0 }, by)
  if (!small) return send(trx, id, by)
  await moveListing(trx, await holdListing(trx, id, everywhere, 'correct'), 'correct', by)
  await note(trx, id, 'listing.corrected', by.now)
}

async function send(trx: Trx, id: string, by: By): Promise<void> {
  await moveListing(trx, await holdListing(trx, id, everywhere, 'send'), 'send', by)
  await note(trx, id, 'listing.sent', by.now)
}

async function ask(trx: Trx, id: string, { reason, remarks }: NonNullable<DemoDraft['asked']>, now: Date) {
  const admin = await trx.selectFrom('accounts').select('id').where('role', '=', 'admin').executeTakeFirst()
  const by = { actor: 'admin', accountId: admin?.id ?? 'seed', now } as const
  await moveListing(trx, await holdListing(trx, id, everywhere, 'ask_changes'), 'ask_changes', by, { reason, remarks })
}

const note = (trx: Trx, id: string, action: AuditAction, at: Date) =>
  recordListing(trx, command('seed'), { action, listingId: id }, at)
