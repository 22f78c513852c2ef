import { record } from '../../platform/audit.ts'
import { Problem } from '../../platform/errors.ts'
import { moveListing } from '../listings/listings.moves.ts'
import { holdListing } from '../listings/listings.revisions.ts'
import {
  becomeOf,
  type Decider,
  forgetTaken,
  type Ground,
  holdRevision,
  markRead,
  note,
  tell,
} from './moderation.deciding.ts'
import { archivedMail, restoredMail, undoneMail } from './moderation.mails.ts'
import { withoutOpposedContacts } from './moderation.opposed.ts'
import { departementOf, versionBefore } from './moderation.revision.ts'
import { notWaiting } from './moderation.rules.ts'
import { tellPartner } from './moderation.telling.ts'

/** Takes a correction back: what advisers saw before it is seen again. Throws 409 `already-decided`. */
export async function undoCorrection(ground: Ground, id: string, reason: string, decider: Decider): Promise<void> {
  const now = ground.clock.now()
  await ground.db.transaction().execute(async (trx) => {
    const { held, revision, by } = await holdRevision(trx, id, decider, 'restore', now)
    if (!revision.to_read || revision.state !== 'approved') throw notWaiting({ ...becomeOf(revision), toRead: false })
    const before = await versionBefore(trx, held.id, revision.number)
    if (!before) throw new Problem(409, 'nothing-before', 'Rien n’était publié avant cette correction.')
    const content = await withoutOpposedContacts(trx, before.content)
    await moveListing(trx, held, 'restore', by, { reason, content, detail: { number: before.number } })
    await markRead(trx, held.id)
    await note(trx, revision, { action: 'listing.restored', detail: { number: before.number } }, decider, now)
    await forgetTaken(trx, id)
    await tell(trx, revision, ground, (about) => undoneMail(about, reason))
  })
}

/** Shows advisers a version they have seen before. Throws 409 `not-in-this-state`, 409 `never-published`. */
export async function restoreVersion(ground: Ground, id: string, reason: string, decider: Decider): Promise<void> {
  const now = ground.clock.now()
  await ground.db.transaction().execute(async (trx) => {
    const { held, revision, by } = await holdRevision(trx, id, decider, 'restore', now)
    if (revision.state !== 'superseded' && revision.state !== 'approved')
      throw new Problem(
        409,
        'never-published',
        'Cette version n’a jamais été publiée : elle ne peut pas être rétablie.',
      )
    const content = await withoutOpposedContacts(trx, revision.content)
    await moveListing(trx, held, 'restore', by, { reason, content, detail: { number: revision.number } })
    await note(trx, revision, { action: 'listing.restored', detail: { number: revision.number } }, decider, now)
    await tell(trx, revision, ground, (about) => restoredMail(about, reason))
  })
}

/** Takes a listing off at once and tells its structure why. Throws 404, 409 `not-in-this-state`. */
export async function archiveListing(ground: Ground, id: string, reason: string, decider: Decider): Promise<void> {
  const { db, clock } = ground
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    const held = await holdListing(trx, id, decider.territory, 'archive')
    await moveListing(trx, held, 'archive', { actor: 'admin', accountId: decider.accountId, now }, { reason })
    const { nom, departement } = await departementOf(trx, id)
    const where = { departements: departement ? [departement] : null, structureId: held.structureId }
    await record(trx, decider.actor, { action: 'listing.archived', target: { kind: 'listing', id }, ...where }, now)
    const concerned = { listingId: id, structureId: held.structureId, title: nom, writers: [] }
    await tellPartner(trx, concerned, ground, (about) => archivedMail(about, reason))
  })
}
