import { type SqlBool, sql } from 'kysely'
import type { Story, StoryLine, StoryVersion } from '../../contract/story.ts'
import type { Territory } from '../../platform/access.ts'
import type { Db } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { ListingState } from '../../platform/schema.ts'
import type { RevisionState } from '../../platform/schema-listings.ts'
import { differencesOf } from '../listings/listings.differences.ts'
import { fieldLabel, type Wording } from '../listings/listings.fields.ts'
import { sourceName } from '../listings/listings.sources.ts'
import { type ListingAction, type ListingNote, listingActions, listingNotes } from '../listings/listings.states.ts'
import { showTitle } from '../listings/listings.title.ts'
import { listingWithin } from '../listings/listings.within.ts'
import { nameOf } from './moderation.rules.ts'

const steps: Readonly<Record<string, string>> = { ...listingActions, ...listingNotes }

const linesAtMost = 200
const recent = 8
/** What says something of how a structure works: not each draft begun. */
const telling: (ListingAction | ListingNote)[] = [
  'send',
  'withdraw',
  'publish',
  'correct',
  'ask_changes',
  'reject',
  'archive',
  'restore',
  'verify',
]

const historyOf = (db: Db) =>
  db
    .selectFrom('listing_history')
    .innerJoin('listings', 'listings.id', 'listing_history.listing_id')
    .leftJoin('accounts', (join) => join.on(sql<SqlBool>`accounts.id::text = listing_history.actor`))
    .select(['listing_history.listing_id', 'listing_history.at', 'listing_history.actor', 'listing_history.action'])
    .select(['listing_history.to_state', 'listing_history.from_state', 'listing_history.reason'])
    .select(['accounts.name', 'listings.nom'])
    .orderBy('listing_history.at', 'desc')
    .orderBy('listing_history.id', 'desc')
type HistoryRow = Awaited<ReturnType<ReturnType<typeof historyOf>['execute']>>[number]

/** What was sent and decided of late on the listings of a structure; those of another one than this say which. */
export async function recentStory(db: Db, structureId: string, listingId: string): Promise<StoryLine[]> {
  const rows = await historyOf(db)
    .where('listings.structure_id', '=', structureId)
    .where((eb) =>
      eb.or([eb('action', 'in', telling), eb.and([eb('action', 'is', null), eb('listing_id', '=', listingId)])]),
    )
    .limit(recent)
    .execute()
  return rows.map((row) => lineOf(row, listingId))
}

const states: Readonly<Record<ListingState, string>> = {
  draft: 'En cours d’écriture',
  pending: 'À relire',
  changes_requested: 'Corrections demandées',
  rejected: 'Refusée',
  published: 'Publiée',
  archived: 'Retirée',
}

const machines: Readonly<Record<string, string>> = {
  import: 'par l’import',
  seed: 'avec le territoire d’exemple',
  opposition: 'à la demande d’une personne qui s’y trouvait',
  structure: 'par la structure, depuis un mail',
}

function lineOf(row: HistoryRow, listingId: string): StoryLine {
  const said = steps[row.action ?? ''] ?? (row.from_state === null ? 'Arrivée' : states[row.to_state])
  const name = nameOf(row.actor, row.name)
  return {
    ...{ at: row.at.toISOString(), action: row.action, reason: row.reason },
    text: `${said} ${name ? `par ${name}` : (machines[row.actor] ?? '')}`.trim(),
    listing: row.listing_id === listingId ? null : showTitle(row.nom),
  }
}

/** The whole life of a listing of a territory. Throws 404. */
export async function readStory(
  db: Db,
  id: string,
  territory: Territory,
  admin: boolean,
  wording: Wording,
): Promise<Story> {
  const listing = await db
    .selectFrom('listings')
    .innerJoin('structures', 'structures.id', 'structure_id')
    .select(['listings.nom', 'structures.nom as structure', 'state'])
    .where('listings.id', '=', id)
    .where(listingWithin(territory))
    .executeTakeFirst()
  if (!listing) throw notFound('Cette fiche n’existe pas ou n’existe plus.')
  const rows = await historyOf(db).where('listing_id', '=', id).limit(linesAtMost).execute()
  const published = listing.state === 'published'
  return {
    ...{ title: showTitle(listing.nom), structure: showTitle(listing.structure), published },
    state: states[listing.state],
    lines: rows.map((row) => lineOf(row, id)),
    versions: await versionsOf(db, id, { admin, decided: published || listing.state === 'archived', wording }),
    can: { archive: admin && published },
  }
}

const versionStates: Readonly<Record<RevisionState, string>> = {
  draft: 'En cours d’écriture',
  pending: 'À relire',
  changes_requested: 'Corrections demandées',
  approved: 'Publiée',
  superseded: 'Publiée, puis remplacée',
  rejected: 'Refusée',
  discarded: 'Abandonnée',
}
const wasSeen = new Set<RevisionState>(['approved', 'superseded'])

interface Told {
  readonly admin: boolean
  /** Advisers have seen the listing: a version of it can be brought back. */
  readonly decided: boolean
  readonly wording: Wording
}

async function versionsOf(db: Db, listingId: string, { admin, decided, wording }: Told): Promise<StoryVersion[]> {
  const rows = await db
    .selectFrom('revisions')
    .leftJoin('accounts', (join) => join.on(sql<SqlBool>`accounts.id::text = revisions.saved_by`))
    .selectAll('revisions')
    .select('accounts.name')
    .where('listing_id', '=', listingId)
    .where('state', '<>', 'discarded')
    .orderBy('number')
    .execute()
  return rows
    .map((row, at) => {
      const seenBefore = rows.slice(0, at).findLast(({ state }) => wasSeen.has(state))
      const by = nameOf(row.saved_by, row.name) ?? sourceName(row.saved_by.replace(/^source:/, ''))
      return {
        ...{ id: row.id, number: row.number, by, reason: row.reason, state: versionStates[row.state] },
        at: (row.sent_at ?? row.saved_at).toISOString(),
        current: row.state === 'approved',
        remarks: Object.entries(row.remarks).map(([field, text]) => ({ label: fieldLabel(field) ?? field, text })),
        differences: differencesOf(seenBefore?.content ?? null, row.content, wording).changed,
        can: { restore: admin && decided && row.state === 'superseded' },
      }
    })
    .reverse()
}
