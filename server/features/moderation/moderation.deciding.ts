import type { Deps } from '../../deps.ts'
import type { Territory } from '../../platform/access.ts'
import { type Actor, type AuditAction, record } from '../../platform/audit.ts'
import type { Trx } from '../../platform/db.ts'
import { Problem } from '../../platform/errors.ts'
import type { MailBody } from '../../platform/mail-layout.ts'
import { checkContent } from '../listings/listings.checks.ts'
import { settledContent } from '../listings/listings.content.ts'
import { moveListing } from '../listings/listings.moves.ts'
import { type By, type Held, holdListing, writeStep } from '../listings/listings.revisions.ts'
import type { ListingAction } from '../listings/listings.states.ts'
import { type About, changesMail, publishedMail, rejectedMail } from './moderation.mails.ts'
import { checkOpposed } from './moderation.opposed.ts'
import { type RevisionRow, readRevision } from './moderation.revision.ts'
import { changedSince, nameOf, noRevision, notWaiting } from './moderation.rules.ts'
import { tellPartner } from './moderation.telling.ts'

export type Ground = Pick<Deps, 'config' | 'db' | 'clock' | 'directory'>

export interface Decider {
  readonly territory: Territory
  readonly accountId: string
  readonly actor: Actor
}

export interface HeldRevision {
  readonly held: Held
  readonly revision: RevisionRow
  readonly by: By
}

/** Holds the listing of a revision to the end of the transaction, and reads the revision as it then is. Throws 404. */
export async function holdRevision(
  trx: Trx,
  id: string,
  { territory, accountId }: Decider,
  action: ListingAction,
  now: Date,
): Promise<HeldRevision> {
  const known = await readRevision(trx, id, territory)
  if (!known) throw noRevision()
  const held = await holdListing(trx, known.listing_id, territory, action)
  const revision = await readRevision(trx, id, territory)
  if (!revision) throw noRevision()
  return { held, revision, by: { actor: 'admin', accountId, now } }
}

export const becomeOf = ({ state, to_read, decided_by, decider, decided_at }: RevisionRow) => ({
  ...{ state, toRead: to_read, at: decided_at },
  by: nameOf(decided_by, decider),
})

interface Decision {
  readonly action: 'publish' | 'ask_changes' | 'reject'
  readonly version: number
  readonly reason?: string
  readonly remarks?: Readonly<Record<string, string>>
}

const journal = {
  publish: 'listing.published',
  ask_changes: 'listing.changes-asked',
  reject: 'listing.rejected',
} as const

/**
 * Decides on the version of a revision that was read. The first decision stands: throws 409 `already-decided`,
 * `withdrawn`, `edited-elsewhere`, `not-ready` or `opposed`.
 */
export async function decide(ground: Ground, id: string, decision: Decision, decider: Decider): Promise<void> {
  const now = ground.clock.now()
  const { action, version, reason = null, remarks = {} } = decision
  await ground.db.transaction().execute(async (trx) => {
    const { held, revision, by } = await holdRevision(trx, id, decider, action, now)
    if (revision.state !== 'pending') throw notWaiting(becomeOf(revision))
    if (revision.version !== version) throw changedSince()
    if (action === 'publish') {
      checkWritten(revision, ground)
      await checkOpposed(trx, revision.content)
    }
    const detail = { number: revision.number, ...(decision.remarks && { remarks }) }
    await moveListing(trx, held, action, by, { reason, remarks, detail })
    const noted = { number: revision.number, ...(decision.remarks && { remarks: Object.keys(remarks) }) }
    await note(trx, revision, { action: journal[action], detail: noted }, decider, now)
    await forgetTaken(trx, id)
    await tell(trx, revision, ground, (about) => mailOf(about, decision, held))
  })
}

/** What was sent was checked then; what an admin wrote on it since was not. */
function checkWritten({ content, saved_at, sent_at }: RevisionRow, { clock, directory }: Ground): void {
  if (!sent_at || saved_at <= sent_at) return
  const ground = { directory: directory(), today: clock.today(), isOpposed: () => false }
  const problems = checkContent(settledContent(content), ground)
  const [first] = Object.values(problems)
  if (first) throw new Problem(409, 'not-ready', `Corrigée depuis son envoi, elle n’est pas prête. ${first}`, problems)
}

function mailOf(about: About, { action, reason = '', remarks = {} }: Decision, { standing }: Held): MailBody {
  const seen = standing.listing === 'published' || standing.listing === 'archived'
  if (action === 'publish') return publishedMail(about, !seen)
  const visible = standing.listing === 'published'
  return action === 'reject' ? rejectedMail(about, reason, visible) : changesMail(about, remarks, visible)
}

/** Writes the journal of what was done about a version. */
export async function note(
  trx: Trx,
  { listing_id, departement, structure_id }: RevisionRow,
  { action, detail }: { action: AuditAction; detail: Readonly<Record<string, number | readonly string[]>> },
  { actor }: Decider,
  now: Date,
): Promise<void> {
  const where = { departements: departement ? [departement] : null, structureId: structure_id }
  await record(trx, actor, { action, target: { kind: 'listing', id: listing_id }, ...where, detail }, now)
}

export const tell = (trx: Trx, revision: RevisionRow, ground: Ground, write: (about: About) => MailBody) => {
  const { listing_id: listingId, structure_id: structureId, content, saved_by, author } = revision
  return tellPartner(trx, { listingId, structureId, title: content.nom, writers: [saved_by, author] }, ground, write)
}

export const forgetTaken = (trx: Trx, id: string) =>
  trx.deleteFrom('moderation_assignments').where('kind', '=', 'fiche').where('item_id', '=', id).execute()

/** Says that a correction published at once has been read, with those it follows. Throws 409 `already-decided`. */
export async function readCorrection(ground: Ground, id: string, decider: Decider): Promise<void> {
  const now = ground.clock.now()
  await ground.db.transaction().execute(async (trx) => {
    const { held, revision, by } = await holdRevision(trx, id, decider, 'ask_changes', now)
    if (!revision.to_read || revision.state !== 'approved') throw notWaiting({ ...becomeOf(revision), toRead: false })
    await markRead(trx, held.id)
    const step = { action: 'read', from: held.standing.listing, to: held.standing.listing, revision: id } as const
    await writeStep(trx, { listingId: held.id, ...step, detail: { number: revision.number } }, by)
    await note(trx, revision, { action: 'listing.correction-read', detail: { number: revision.number } }, decider, now)
    await forgetTaken(trx, id)
  })
}

export const markRead = (trx: Trx, listingId: string) =>
  trx
    .updateTable('revisions')
    .set({ to_read: false })
    .where('listing_id', '=', listingId)
    .where('to_read', '=', true)
    .execute()
