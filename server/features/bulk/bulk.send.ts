import type { ListingContent } from '../../contract/content.ts'
import type { Territory } from '../../platform/access.ts'
import type { Actor } from '../../platform/audit.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { Problem } from '../../platform/errors.ts'
import { recordListing } from '../listings/listings.audit.ts'
import { type CheckGround, checkContent } from '../listings/listings.checks.ts'
import { readContent, settledContent } from '../listings/listings.content.ts'
import { moveListing } from '../listings/listings.moves.ts'
import { type By, type Held, holdListing } from '../listings/listings.revisions.ts'
import { nothingChanged, saysTheSame } from '../listings/listings.sameness.ts'

export interface Sender {
  readonly by: By
  readonly territory: Territory
  readonly actor: Actor
  readonly checked: CheckGround
}

interface Outcome {
  readonly id: string
  /** Null: sent. */
  readonly kept: string | null
}

/**
 * Sends drafts together, those that can be: the others stay as they are, with why. In one order, so that two people who
 * send the same ones wait for each other. Throws 403 `beyond-territory`.
 */
export const sendTogether = (db: Db, ids: readonly string[], sender: Sender): Promise<Outcome[]> =>
  db.transaction().execute(async (trx) => {
    const outcomes: Outcome[] = []
    for (const id of [...ids].sort()) outcomes.push({ id, kept: await sendOne(trx, id, sender) })
    return outcomes
  })

async function sendOne(trx: Trx, id: string, { by, territory, actor, checked }: Sender): Promise<string | null> {
  const held = await holdListing(trx, id, territory, 'send').catch((error: unknown) => {
    throw error instanceof Problem && error.statusCode === 404 ? beyond() : error
  })
  if (held.open?.state === 'pending') return null // by a double click, or a colleague
  if (!held.open) return 'Cette fiche n’est plus un brouillon.'
  const problem = firstProblem(held.open.content, checked)
  if (problem) return problem
  if (await isUnchanged(trx, held)) return nothingChanged().message
  await moveListing(trx, held, 'send', by)
  await recordListing(trx, actor, { action: 'listing.sent', listingId: id }, by.now)
  return null
}

const isUnchanged = async (trx: Trx, { id, standing, open }: Held) =>
  standing.listing === 'published' && saysTheSame(await readContent(trx, id), open!.content)

const firstProblem = (content: ListingContent, checked: CheckGround) =>
  Object.values(checkContent(settledContent(content), checked))[0] ?? null

const beyond = () =>
  new Problem(403, 'beyond-territory', 'Une de ces fiches n’est pas de votre territoire, ou n’existe plus.', {
    ids: 'Rechargez la page.',
  })
