import type { Deps } from '../../deps.ts'
import type { Territory } from '../../platform/access.ts'
import { type AuditAction, pseudonymOf, record } from '../../platform/audit.ts'
import type { Trx } from '../../platform/db.ts'
import { notFound, Problem } from '../../platform/errors.ts'
import { queueMails } from '../../platform/mails.queries.ts'
import { openAdmins } from '../accounts/accounts.addresses.ts'
import { holdRevisions } from '../listings/listings.queries.ts'
import { showTitle } from '../listings/listings.title.ts'
import { approvedMail, refusedMail, toDecideMail } from './claims.mails.ts'
import { readClaim } from './claims.queries.ts'
import { type By, departementsOf } from './structures.editing.ts'
import { type Choice, mergeStructures } from './structures.merging.ts'
import { claimable, shortOf } from './structures.search.ts'

type Ground = Pick<Deps, 'config' | 'db' | 'clock'>

interface Claimant extends By {
  /** Their structure, and where they may claim one. */
  readonly structureId: string
  readonly reach: Territory
}

const beyond = () =>
  new Problem(403, 'beyond-territory', 'Cette structure n’existe pas, ou n’est pas dans vos départements.')
const hasMembers = () =>
  new Problem(409, 'has-members', 'Cette structure a déjà des comptes : demandez-leur une invitation.')
const alreadyAsked = () =>
  new Problem(409, 'already-asked', 'Votre structure a déjà fait cette demande : elle attend une réponse.')
const noClaim = () => notFound('Cette demande n’existe pas ou n’existe plus.')

async function note(trx: Trx, id: string, action: AuditAction, by: By, { structureId, detail = {}, now }: Noted) {
  const departements = await departementsOf(trx, structureId)
  const target = { kind: 'claim', id } as const
  await record(trx, by.actor, { action, target, departements, structureId, detail }, now)
}
interface Noted {
  readonly structureId: string
  readonly detail?: Readonly<Record<string, string | number>>
  readonly now: Date
}

/** Says that a structure is one's own. Returns the id. Throws 403 `beyond-territory`, 409 `has-members`, `already-asked`. */
export async function sendClaim(
  { config, db, clock }: Ground,
  { structureId, message }: { structureId: string; message: string },
  by: Claimant,
): Promise<string> {
  const now = clock.now()
  return db.transaction().execute(async (trx) => {
    const [found] = await claimable(trx, by.reach, { id: structureId, own: by.structureId })
    if (!found) throw beyond()
    if (found.members > 0) throw hasMembers()
    const claim = await trx
      .insertInto('structure_claims')
      .values({
        ...{ structure_id: structureId, claimant_structure_id: by.structureId },
        ...{ account_id: by.accountId, message, created_at: now },
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!claim) throw alreadyAsked()
    await note(trx, claim.id, 'claim.sent', by, { structureId, now })
    await tellAdmins(trx, claim.id, { structureId, claimant: by.structureId }, config.publicUrl, now)
    return claim.id
  })
}

/** Nobody's mailbox is flooded: those seen last. */
const toldAtMost = 5

async function tellAdmins(
  trx: Trx,
  id: string,
  { structureId, claimant }: { structureId: string; claimant: string },
  publicUrl: string,
  now: Date,
) {
  const places = (await departementsOf(trx, structureId)) ?? []
  const admins = await openAdmins(trx)
  const own = admins.filter(({ departements }) => departements?.some((code) => places.includes(code)))
  const told = own.length > 0 ? own : admins.filter(({ departements }) => departements === null)
  const names = await shortOf(trx, [structureId, claimant])
  const nameOf = (one: string) => showTitle(names.get(one)?.nom ?? '')
  const mail = toDecideMail(
    { structure: nameOf(structureId), claimant: nameOf(claimant) },
    `${publicUrl}/file/rattachement/${id}`,
  )
  const mails = told.slice(0, toldAtMost).map(({ email }) => ({ to: email, ...mail }))
  await queueMails(trx, mails, now)
}

/** Takes back a claim of one's structure that nobody has decided. Throws 404, 409 `already-decided`. */
export async function withdrawClaim({ db, clock }: Ground, id: string, by: By): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const claim = await readClaim(trx, id, by.territory)
    if (!claim) throw noClaim()
    const { numDeletedRows } = await trx
      .deleteFrom('structure_claims')
      .where('id', '=', id)
      .where('state', '=', 'pending')
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw await alreadyDecided(trx, id, by)
    const where = { structureId: claim.structure_id, now: clock.now() }
    await note(trx, id, 'claim.withdrawn', by, where)
  })
}

const verbs = { pending: 'traitée', approved: 'acceptée', refused: 'refusée' } as const

async function alreadyDecided(trx: Trx, id: string, by: By): Promise<Problem> {
  const claim = await readClaim(trx, id, by.territory)
  if (!claim) return noClaim()
  const who = claim.decider ?? (claim.decided_by && pseudonymOf(claim.decided_by))
  return new Problem(
    409,
    'already-decided',
    `Cette demande a déjà été ${verbs[claim.state]}${who ? ` par ${who}` : ''}.`,
  )
}

/** Writes a decision on a claim that waits: the first one stands. Throws 404, 409 `already-decided`. */
async function decide(
  trx: Trx,
  id: string,
  by: By,
  decision: { state: 'approved' | 'refused'; reason?: string },
  at: Date,
) {
  const claim = await readClaim(trx, id, by.territory)
  if (!claim) throw noClaim()
  const decided = await trx
    .updateTable('structure_claims')
    .set({ ...decision, decided_at: at, decided_by: by.accountId })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .returning(['structure_id', 'claimant_structure_id', 'account_id'])
    .executeTakeFirst()
  if (!decided) throw await alreadyDecided(trx, id, by)
  return decided
}

type Chosen = Pick<Choice, 'fields' | 'versions'>

/** Brings the claimed structure under the one that asks, and tells who asked. */
export async function approveClaim(ground: Ground, id: string, { fields, versions }: Chosen, by: By): Promise<void> {
  const { config, db, clock } = ground
  await db.transaction().execute(async (trx) => {
    await holdRevisions(trx)
    const claim = await decide(trx, id, by, { state: 'approved' }, clock.now())
    const choice = { from: claim.structure_id, into: claim.claimant_structure_id, fields, versions }
    const { listings, from } = await mergeStructures(trx, choice, by, ground)
    const where = { structureId: claim.claimant_structure_id, detail: { listings }, now: clock.now() }
    await note(trx, id, 'claim.approved', by, where)
    const mail = approvedMail({ structure: showTitle(from.details.nom), listings }, config.publicUrl)
    await tell(trx, claim.account_id, mail, clock.now())
  })
}

export async function refuseClaim({ config, db, clock }: Ground, id: string, reason: string, by: By): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const claim = await decide(trx, id, by, { state: 'refused', reason }, clock.now())
    const where = { structureId: claim.structure_id, detail: { reason }, now: clock.now() }
    await note(trx, id, 'claim.refused', by, where)
    const structure = (await shortOf(trx, [claim.structure_id])).get(claim.structure_id)
    const mail = refusedMail({ structure: showTitle(structure?.nom ?? ''), reason }, config.publicUrl)
    await tell(trx, claim.account_id, mail, clock.now())
  })
}

/** Who asked, when their account is still open. */
async function tell(trx: Trx, accountId: string | null, mail: ReturnType<typeof refusedMail>, now: Date) {
  const account = await trx
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', accountId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (account) await queueMails(trx, [{ to: account.email, ...mail }], now)
}
