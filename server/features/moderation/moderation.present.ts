import type { ListingContent } from '../../contract/content.ts'
import type { QueueItem, Review, ReviewTwin } from '../../contract/moderation.ts'
import type { Nature } from '../../contract/vocabulary.moderation.ts'
import type { Deps } from '../../deps.ts'
import type { Territory } from '../../platform/access.ts'
import { differencesOf } from '../listings/listings.differences.ts'
import { freinsOf } from '../listings/listings.rules.ts'
import { showTitle } from '../listings/listings.title.ts'
import { findTwins, type TwinReason } from '../listings/listings.twins.ts'
import { askable } from './moderation.addresses.ts'
import { checksOf } from './moderation.checks.ts'
import { becomeOf } from './moderation.deciding.ts'
import { assigneeOf } from './moderation.desk.ts'
import { planOf } from './moderation.plan.ts'
import { contentBefore, listingsWithin, publishedOf, type RevisionRow } from './moderation.revision.ts'
import { decisionText, lateBefore, nameOf } from './moderation.rules.ts'
import { recentStory } from './moderation.story.ts'
import type { Reading, WaitingRow } from './moderation.waiting.ts'

type Ground = Pick<Deps, 'db' | 'clock' | 'directory' | 'config'>

export const presentItem = (
  row: WaitingRow,
  { me, now, readers }: { me: string; now: Date; readers: readonly Reading[] },
): QueueItem => ({
  ...{ kind: row.kind, nature: row.nature, id: row.id },
  title: showTitle(row.title) || 'Sans titre',
  about: row.about && showTitle(row.about),
  sentAt: row.at.toISOString(),
  sentBy: nameOf(row.actor, row.actor_name),
  late: row.at < lateBefore(now),
  assignee: row.taken_by && row.taken_name ? { name: row.taken_name, me: row.taken_by === me } : null,
  readers: readers.filter(({ kind, id }) => kind === row.kind && id === row.id).map(({ name }) => name),
})

const natureOf = ({ to_read }: RevisionRow, before: ListingContent | null): Nature =>
  to_read ? 'correction' : before ? 'change' : 'new'

/** Everything the page of one revision shows. */
export async function presentReview(
  row: RevisionRow,
  who: { me: string; territory: Territory },
  ground: Ground,
): Promise<Review> {
  const { db, clock, config } = ground
  const { content } = row
  const [directory, now] = [ground.directory(), clock.now()]
  const waits = row.state === 'pending'
  const toRead = row.to_read && row.state === 'approved' && row.listing_state === 'published'
  const before = await contentBefore(db, row)
  const taken = await assigneeOf(db, { kind: 'fiche', id: row.id })
  return {
    ...{ id: row.id, listingId: row.listing_id, version: row.version, nature: natureOf(row, before) },
    title: showTitle(content.nom) || 'Sans titre',
    freins: freinsOf(content.thematiques),
    sentAt: (row.sent_at ?? row.saved_at).toISOString(),
    sentBy: nameOf(row.saved_by, row.sender),
    published: row.listing_state === 'published',
    structure: {
      ...{ id: row.structure_id, name: showTitle(row.structure), trusted: row.trusted },
      listings: await publishedOf(db, row.structure_id),
    },
    differences: differencesOf(before, content, { directory, now }),
    checks: checksOf(content, { directory }),
    triesLink: config.checkLinks && content.lien_mobilisation !== null && askable(content.lien_mobilisation) !== null,
    twins: await twinsOf(row, who.territory, ground),
    plan: planOf(content, directory),
    story: await recentStory(db, row.structure_id, row.listing_id),
    decided: waits || toRead ? null : (decisionText(becomeOf(row)) ?? null),
    assignee: taken && { name: taken.name, me: taken.id === who.me },
    can: { publish: waits, askChanges: waits, reject: waits, edit: waits, markRead: toRead, undo: toRead },
  }
}

const reasonWords: Readonly<Record<TwinReason, string>> = {
  'same-title': 'même titre',
  'same-phone': 'même téléphone',
  'near-name': 'titre proche, même commune',
  'same-address': 'même adresse',
}

/** Those advisers see, and those of one’s territory that wait; merged only within it. */
async function twinsOf(row: RevisionRow, territory: Territory, { db, directory }: Ground): Promise<ReviewTwin[]> {
  const { nom, intervenants, commune, adresse } = row.content
  const telephones = intervenants.flatMap(({ telephone }) => telephone ?? [])
  const like = { structureId: row.structure_id, nom, telephones, commune, adresse, exceptId: row.listing_id }
  const found = await findTwins(db, like)
  const within = await listingsWithin(
    db,
    found.map(({ id }) => id),
    territory,
  )
  return found
    .filter(({ id, state }) => state === 'published' || within.has(id))
    .map(({ id, title, structure, state, reasons }) => {
      const town = within.get(id)?.commune
      const published = state === 'published'
      return {
        ...{ id, title, structure, published, reasons: reasons.map((reason) => reasonWords[reason]) },
        commune: (town && directory().resolve(town)?.nom.replaceAll("'", '’')) || null,
        can: { compare: within.has(id), merge: within.has(id) },
      }
    })
}
