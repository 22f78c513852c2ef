import { randomUUID } from 'node:crypto'
import type { ListingContent } from '../../server/contract/content.ts'
import { moveListing } from '../../server/features/listings/listings.moves.ts'
import { type By, holdListing, saveDraft, startListing } from '../../server/features/listings/listings.revisions.ts'
import type { ListingAction } from '../../server/features/listings/listings.states.ts'
import type { Db, Trx } from '../../server/platform/db.ts'
import { aContent } from './a-content.ts'
import { aStructure } from './a-structure.ts'

const hour = 3_600_000
const everywhere = { kind: 'all' } as const

interface Wanted {
  /** Of a listing there is, published: its change; a new one of this structure otherwise, of a new one unless told. */
  listingId?: string
  structureId?: string
  content?: Partial<ListingContent>
  /** What happens to it once written; `correct`: a trusted structure publishes it at once. */
  step?: 'send' | 'correct' | 'nothing'
  /** The account of who writes it. */
  author?: string
  hoursAgo?: number
}

/** What a partner has written and sent, waiting to be read. Nothing has to be told. */
export async function aRevision(db: Db, wanted: Wanted = {}) {
  const { content, step = 'send', author = randomUUID(), hoursAgo = 1 } = wanted
  const by: By = { actor: 'partner', accountId: author, now: new Date(Date.now() - hoursAgo * hour) }
  const structureId = wanted.structureId ?? (await aStructure(db)).id
  const listingId = await db.transaction().execute(async (trx) => {
    const said = aContent(content)
    const id = wanted.listingId ?? (await startListing(trx, { structureId, content: said, day: '2026-11-01' }, by))
    if (wanted.listingId) await change(trx, id, said, by)
    if (step !== 'nothing') await move(trx, id, step, by)
    return id
  })
  const row = await db
    .selectFrom('revisions')
    .select(['id', 'version'])
    .where('listing_id', '=', listingId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { ...row, listingId, author }
}

async function change(trx: Trx, id: string, content: ListingContent, by: By) {
  const held = await holdListing(trx, id, everywhere, 'save')
  await saveDraft(trx, held, { content, version: held.open?.version ?? 0 }, by)
}

async function move(trx: Trx, id: string, action: Exclude<ListingAction, 'save'>, by: By) {
  await moveListing(trx, await holdListing(trx, id, everywhere, action), action, by)
}
