import type { ListingContent } from '../../contract/content.ts'
import type { Submission, SubmissionRow, SubmissionState } from '../../contract/submissions.ts'
import type { Deps } from '../../deps.ts'
import type { Account } from '../../platform/access.ts'
import type { Db } from '../../platform/db.ts'
import { presentAvailability } from '../listings/listings.availability.ts'
import { contentToWriteOn, emptyContent, readContent } from '../listings/listings.content.ts'
import { freshnessOf } from '../listings/listings.rules.ts'
import { saysTheSame } from '../listings/listings.sameness.ts'
import { actionsFrom, type ListingActor, type OpenState, type Standing } from '../listings/listings.states.ts'
import { showTitle } from '../listings/listings.title.ts'
import { problemsOf, twinsOf } from './submissions.checking.ts'
import { completenessFor } from './submissions.completeness.ts'
import type { SubmissionFound, SubmissionListRow } from './submissions.queries.ts'
import { groupOf, isSmallCorrection } from './submissions.rules.ts'

const instant = (at: Date | null) => at?.toISOString() ?? null
const opens: readonly string[] = ['draft', 'pending', 'changes_requested']
const openOf = (last: string | null) => (last !== null && opens.includes(last) ? (last as OpenState) : null)

export const actorOf = ({ role }: Account): ListingActor => (role === 'admin' ? 'admin' : 'partner')

function rightsFrom(standing: Standing, actor: ListingActor): SubmissionState['can'] {
  const may = new Set(actionsFrom(standing, actor))
  return {
    save: may.has('save'),
    send: may.has('send'),
    withdraw: may.has('withdraw'),
    discard: may.has('discard'),
    archive: may.has('archive'),
    reopen: may.has('reopen'),
  }
}

type Row = Omit<SubmissionListRow, 'views' | 'total'>

const standingOf = ({ state, last }: Row): Standing => ({ listing: state, open: openOf(last) })

/** What is asked of the writer: not shown any more once it is answered. */
const askedOf = ({ last, reason, remarks }: Row) => {
  const shown = last === 'changes_requested' || last === 'rejected' || last === 'draft'
  return { reason: shown ? reason : null, remarks: shown ? (remarks ?? {}) : {} }
}

const closureOf = ({ closed_from: from, closed_until: until, closed_message: message }: Row) =>
  from || until ? { from, until, message } : null

interface ListScene {
  readonly actor: ListingActor
  readonly today: string
  /** What calls met, by listing. */
  readonly calls: ReadonlyMap<string, string>
}

/** A listing in the list of its structure. */
export function presentRow(row: SubmissionListRow, { actor, today, calls }: ListScene): SubmissionRow {
  const standing = standingOf(row)
  const freshness = row.state === 'published' ? freshnessOf(row.verified_on, today) : null
  return {
    id: row.id,
    title: showTitle(row.nom),
    structure: { id: row.structure_id, name: showTitle(row.structure) },
    group: groupOf({ state: row.state, open: standing.open, last: row.last, freshness }),
    state: row.state,
    open: standing.open,
    savedAt: instant(row.saved_at),
    sentAt: instant(row.sent_at),
    decidedAt: instant(row.decided_at),
    ...askedOf(row),
    freshness,
    verifiedOn: freshness && row.verified_on,
    views: row.views,
    closure: closureOf(row),
    availability: row.state === 'published' ? presentAvailability(row, today) : null,
    calls: calls.get(row.id) ?? null,
    can: { ...rightsFrom(standing, actor), sayAvailability: row.state === 'published' },
  }
}

export interface Reader {
  readonly account: Account
  readonly ground: Pick<Deps, 'db' | 'clock' | 'directory'>
}

/** An admin acts for its département: a structure is not told which one. */
export function saverOf(
  saved: { id: string | null; saver: string | null; saver_role: string | null } | null,
  { id, role }: Account,
): { name: string; me: boolean } | null {
  if (!saved?.saver) return null
  const name = saved.saver_role === 'admin' && role !== 'admin' ? 'L’administration' : saved.saver
  return { name, me: saved.id === id }
}

/** What somebody writes on: what is open, else what is seen, else the last thing written. */
export const contentOf = async (db: Db, row: SubmissionFound): Promise<ListingContent> => {
  const content = openOf(row.last) ? row.content : await contentToWriteOn(db, row.id)
  // A draft written before a field existed lacks it.
  return { ...emptyContent, ...content }
}

async function sendingOf(row: SubmissionFound, content: ListingContent, { account, ground }: Reader) {
  if (row.state !== 'published') return 'review'
  const published = await readContent(ground.db, row.id)
  if (saysTheSame(published, content)) return 'nothing'
  const atOnce = row.trusted && actorOf(account) === 'partner' && row.last === 'draft'
  return atOnce && isSmallCorrection(published, content) ? 'correction' : 'review'
}

/** Where a listing stands, and what is thought of its content. */
export async function presentState(
  row: SubmissionFound,
  content: ListingContent,
  reader: Reader,
): Promise<SubmissionState> {
  const { account, ground } = reader
  const standing = standingOf(row)
  const compared = { id: row.id, structureId: row.structure_id, all: actorOf(account) === 'admin' }
  return {
    id: row.id,
    state: row.state,
    open: standing.open,
    version: standing.open ? (row.version ?? 0) : 0,
    savedAt: instant(row.saved_at),
    savedBy: saverOf({ ...row, id: row.saved_by }, account),
    problems: await problemsOf(ground.db, content, ground),
    completeness: completenessFor(content),
    twins: await twinsOf(ground.db, content, compared),
    review: standing.open === 'pending' && actorOf(account) === 'admin' ? row.revision : null,
    sending: await sendingOf(row, content, reader),
    can: rightsFrom(standing, actorOf(account)),
  }
}

/** All that is needed to write on. */
export async function presentSubmission(row: SubmissionFound, reader: Reader): Promise<Submission> {
  const content = await contentOf(reader.ground.db, row)
  return {
    ...(await presentState(row, content, reader)),
    content,
    behalf: actorOf(reader.account) === 'admin',
    structure: { id: row.structure_id, name: showTitle(row.structure), trusted: row.trusted },
    sentAt: instant(row.sent_at),
    decidedAt: instant(row.decided_at),
    ...askedOf(row),
  }
}
