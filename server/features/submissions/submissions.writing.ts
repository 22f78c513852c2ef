import type { ListingContent } from '../../contract/content.ts'
import type { Deps } from '../../deps.ts'
import type { Account, Territory } from '../../platform/access.ts'
import type { Actor, AuditAction, AuditEvent } from '../../platform/audit.ts'
import type { Trx } from '../../platform/db.ts'
import { notFound, Problem } from '../../platform/errors.ts'
import { recordListing } from '../listings/listings.audit.ts'
import { contentToWriteOn, emptyContent, readContent, settledContent } from '../listings/listings.content.ts'
import { moveListing } from '../listings/listings.moves.ts'
import { type By, type Held, holdListing, readOpen, saveDraft, startListing } from '../listings/listings.revisions.ts'
import { nothingChanged, saysTheSame } from '../listings/listings.sameness.ts'
import { checkAction } from '../listings/listings.states.ts'
import { findStructure } from '../listings/listings.structures.ts'
import { problemsOf } from './submissions.checking.ts'
import { actorOf, saverOf } from './submissions.present.ts'
import { findSaver, findSubmission, isTrusted } from './submissions.queries.ts'
import { copied, editedElsewhere, isSmallCorrection, notReady } from './submissions.rules.ts'
import { templates } from './submissions.templates.ts'

export interface Writer {
  readonly account: Account
  readonly territory: Territory
  /** For the journal. */
  readonly actor: Actor
  readonly ground: Pick<Deps, 'db' | 'clock' | 'directory'>
}

const byOf = ({ account, ground }: Writer): By => ({
  actor: actorOf(account),
  accountId: account.id,
  now: ground.clock.now(),
})

const atomically = <T>({ ground }: Writer, work: (trx: Trx) => Promise<T>): Promise<T> =>
  ground.db.transaction().execute(work)

const note = (
  trx: Trx,
  listingId: string,
  { actor, ground }: Writer,
  action: AuditAction,
  detail?: AuditEvent['detail'],
) => recordListing(trx, actor, { action, listingId, ...(detail && { detail }) }, ground.clock.now())

interface Beginning {
  readonly structureId?: string
  readonly copyOf?: string
  /** Code of a template. */
  readonly template?: string
}

/** Starts a listing of a structure of the territory. Throws 403 `beyond-territory`, 400 `structure-needed`, 404. */
export function start({ structureId, copyOf, template }: Beginning, writer: Writer): Promise<string> {
  return atomically(writer, async (trx) => {
    const own = await structureFor(trx, structureId, writer)
    const said = copyOf === undefined ? templateContent(template) : copied(await toCopy(trx, copyOf, writer))
    const day = writer.ground.clock.today()
    const id = await startListing(trx, { structureId: own, day, ...(said && { content: said }) }, byOf(writer))
    await note(trx, id, writer, 'listing.started')
    return id
  })
}

async function structureFor(trx: Trx, asked: string | undefined, { territory }: Writer): Promise<string> {
  const id = asked ?? (territory.kind === 'structure' ? territory.id : undefined)
  if (id === undefined)
    throw new Problem(400, 'structure-needed', 'Choisissez la structure de la fiche.', {
      structureId: 'Choisissez la structure.',
    })
  const structure = await findStructure(trx, id, territory)
  if (structure) return structure.id
  const sentence = 'Choisissez une structure parmi les vôtres.'
  throw new Problem(403, 'beyond-territory', sentence, { structureId: sentence })
}

/** Throws 400 `unknown-template`. */
function templateContent(code: string | undefined): ListingContent | undefined {
  if (code === undefined) return undefined
  const found = templates.find((one) => one.code === code)
  if (found) return { ...emptyContent, ...found.content }
  throw new Problem(400, 'unknown-template', 'Ce modèle n’existe pas.', { template: 'Choisissez un autre modèle.' })
}

async function toCopy(trx: Trx, id: string, { territory }: Writer): Promise<ListingContent> {
  if (!(await findSubmission(trx, id, territory))) throw notFound('La fiche à copier n’existe pas ou n’existe plus.')
  return (await readOpen(trx, id))?.content ?? contentToWriteOn(trx, id)
}

/** Throws 409 `edited-elsewhere`, which says who saved since, and when. */
async function checkVersion(trx: Trx, { open }: Held, version: number, { account, ground }: Writer): Promise<void> {
  if (version === (open?.version ?? 0)) return
  if (!open) throw editedElsewhere({ by: null, at: ground.clock.now() }, ground.clock.now())
  const saver = await findSaver(trx, open.saved_by)
  const by = saver ? saverOf({ ...saver, id: open.saved_by }, account) : null
  throw editedElsewhere({ by, at: open.saved_at }, ground.clock.now())
}

/** Saves what was written, from the version it was written on. */
export function save(id: string, said: { content: ListingContent; version: number }, writer: Writer): Promise<void> {
  return atomically(writer, async (trx) => {
    const held = await holdListing(trx, id, writer.territory, 'save')
    const by = byOf(writer)
    checkAction(held.standing, 'save', by.actor)
    await checkVersion(trx, held, said.version, writer)
    await saveDraft(trx, held, said, by)
  })
}

/** Sends what was written, or publishes it at once when it is a small correction by a trusted structure. */
export function send(id: string, version: number, writer: Writer): Promise<void> {
  return atomically(writer, async (trx) => {
    const by = byOf(writer)
    const trusted = by.actor === 'partner' && (await isTrusted(trx, id))
    const held = await holdListing(trx, id, writer.territory, trusted ? 'correct' : 'send')
    checkAction(held.standing, 'send', by.actor)
    await checkVersion(trx, held, version, writer)
    const content = held.open!.content
    const problems = await problemsOf(trx, content, writer.ground)
    if (Object.keys(problems).length > 0) throw notReady(problems)
    const small = (await isNews(trx, held)) && trusted && held.open!.state === 'draft'
    const atOnce = small && isSmallCorrection(await readContent(trx, id), settledContent(content))
    await moveListing(trx, held, atOnce ? 'correct' : 'send', by)
    await note(trx, id, writer, atOnce ? 'listing.corrected' : 'listing.sent')
  })
}

/** Whether it was published already; throws 409 `nothing-changed` when it says what is published. */
async function isNews(trx: Trx, { id, standing, open }: Held): Promise<boolean> {
  if (standing.listing !== 'published') return false
  if (saysTheSame(await readContent(trx, id), open!.content)) throw nothingChanged()
  return true
}

/** Takes back what was sent. */
export const withdraw = (id: string, writer: Writer): Promise<void> =>
  atomically(writer, async (trx) => {
    const held = await holdListing(trx, id, writer.territory, 'withdraw')
    await moveListing(trx, held, 'withdraw', byOf(writer))
    await note(trx, id, writer, 'listing.withdrawn')
  })

/** Gives up what is being written, as it was last read. */
export const discard = (id: string, version: number, writer: Writer): Promise<void> =>
  atomically(writer, async (trx) => {
    const held = await holdListing(trx, id, writer.territory, 'discard')
    checkAction(held.standing, 'discard', byOf(writer).actor)
    await checkVersion(trx, held, version, writer)
    await moveListing(trx, held, 'discard', byOf(writer))
    await note(trx, id, writer, 'listing.discarded')
  })

/** Takes a listing out of the search. */
export const archive = (id: string, reason: string, writer: Writer): Promise<void> =>
  atomically(writer, async (trx) => {
    const held = await holdListing(trx, id, writer.territory, 'archive')
    await moveListing(trx, held, 'archive', byOf(writer), { reason })
    await note(trx, id, writer, 'listing.archived', { reason })
  })

/** Writes on an archived listing. */
export const reopen = (id: string, writer: Writer): Promise<void> =>
  atomically(writer, async (trx) => {
    const held = await holdListing(trx, id, writer.territory, 'reopen')
    await moveListing(trx, held, 'reopen', byOf(writer))
    await note(trx, id, writer, 'listing.reopened')
  })
