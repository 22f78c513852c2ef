import type { Static } from 'typebox'
import type { accessRequestsApi } from '../../contract/access-requests.ts'
import type { Deps } from '../../deps.ts'
import type { Territory } from '../../platform/access.ts'
import { type Actor, type AuditEvent, record } from '../../platform/audit.ts'
import type { Trx } from '../../platform/db.ts'
import { notFound, Problem } from '../../platform/errors.ts'
import { queueMails } from '../../platform/mails.queries.ts'
import { within } from '../../platform/territory.ts'
import { accountAt } from '../accounts/accounts.addresses.ts'
import { recordAccount } from '../accounts/accounts.audit.ts'
import { checkGrant } from '../accounts/accounts.grants.ts'
import { organisationName } from '../accounts/accounts.names.ts'
import { insertAccount } from '../accounts/accounts.queries.ts'
import { checkSector } from '../accounts/accounts.sectors.ts'
import { recordId, saveStructures } from '../listings/listings.queries.ts'
import { findStructure, ownStructure } from '../listings/listings.structures.ts'
import { openedMail, refusedMail } from './access-requests.mails.ts'
import { deciderOf, departementsInWords } from './access-requests.present.ts'
import { readRequest } from './access-requests.queries.ts'
import { accountClosed, alreadyDecided, checkOffer, hasAccount } from './access-requests.rules.ts'

type Ground = Pick<Deps, 'config' | 'db' | 'clock' | 'directory'>
type Offer = Static<(typeof accessRequestsApi)['POST /api/access-requests/:id/approve']['body']>

interface Decider {
  readonly territory: Territory
  readonly accountId: string
  readonly actor: Actor
}

/** Writes a decision on a request that waits: the first one stands. Throws 404, or 409 `already-decided`. */
async function decide(
  trx: Trx,
  id: string,
  { territory, accountId }: Decider,
  decision: { state: 'approved' | 'refused'; decided_at: Date; reason?: string },
) {
  const request = await trx
    .updateTable('access_requests')
    .set({ ...decision, decided_by: accountId })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .where(within(territory, { departements: 'access_requests.departements' }))
    .returning(['id', 'email', 'name', 'organisation', 'departements'])
    .executeTakeFirst()
  if (request) return request
  const known = await readRequest(trx, id, territory)
  if (!known) throw notFound('Cette demande n’existe pas ou n’existe plus.')
  throw alreadyDecided({ state: known.state, by: deciderOf(known), at: known.decided_at })
}

type Request = Awaited<ReturnType<typeof decide>>

/** Refuses a request and tells the person why. */
export async function refuseRequest({ db, clock }: Ground, id: string, reason: string, decider: Decider) {
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    const { email, departements } = await decide(trx, id, decider, { state: 'refused', decided_at: now, reason })
    const target = { kind: 'access-request', id } as const
    await record(trx, decider.actor, { action: 'request.refused', target, departements, detail: { reason } }, now)
    await queueMails(trx, [{ to: email, ...refusedMail(reason) }], now)
  })
}

/**
 * Opens the account asked for, or what of it this admin may give. Throws 409 `has-account` when the address got one
 * since: the request is then closed, and the account stays as it is.
 */
export async function approveRequest(ground: Ground, id: string, offer: Offer, decider: Decider) {
  const { db, clock } = ground
  const opened = await db.transaction().execute(async (trx) => {
    const request = await decide(trx, id, decider, { state: 'approved', decided_at: clock.now() })
    checkRights(request, offer, decider)
    const holder = await accountAt(trx, request.email, decider.territory)
    if (holder?.closed) throw accountClosed(holder)
    if (!holder) await openAccount(trx, request, offer, ground, decider)
    else await noteApproval(trx, request, holder.id, { ...ground, actor: decider.actor, detail: { hadAccount: true } })
    return !holder
  })
  if (!opened) throw hasAccount()
}

const newStructureId = (request: Request) => `demande-${request.id}`

function checkRights(request: Request, offer: Offer, { territory }: Decider) {
  const { role, departements, newStructure } = offer
  const structureId = offer.structureId ?? (newStructure ? recordId('levier', newStructureId(request)) : null)
  checkGrant(territory, { role, departements, structureId })
  checkOffer(request.departements, offer, territory.kind === 'all')
}

async function openAccount(trx: Trx, request: Request, offer: Offer, ground: Ground, decider: Decider): Promise<void> {
  const now = ground.clock.now()
  const { email, name, organisation } = request
  const { role, departements } = offer
  const structure = await structureFor(trx, request, offer, ground, decider)
  const sectorId = offer.sectorId ?? null
  await checkSector(trx, decider.territory, { role, departements, sectorId })
  const account = {
    email,
    name,
    organisation,
    role,
    departements,
    structure_id: structure?.id ?? null,
    sector_id: sectorId,
  }
  const made = await insertAccount(trx, account, now)
  if (!made) throw hasAccount() // at this very moment; the request waits, and the next try closes it
  const { actor } = decider
  await noteApproval(trx, request, made.id, { ...ground, actor, detail: { role, departements } })
  await recordAccount(trx, actor, { action: 'account.created', accountId: made.id, detail: { role } }, now)
  const said = { role, departements: departementsInWords(ground, departements), structure: structure?.nom ?? null }
  await queueMails(trx, [{ to: email, ...openedMail(said, ground.config.publicUrl) }], now)
}

async function noteApproval(
  trx: Trx,
  { id, departements }: Request,
  accountId: string,
  { clock, actor, detail }: Pick<Ground, 'clock'> & { actor: Actor; detail: NonNullable<AuditEvent['detail']> },
) {
  await trx.updateTable('access_requests').set({ account_id: accountId }).where('id', '=', id).execute()
  const target = { kind: 'access-request', id } as const
  await record(trx, actor, { action: 'request.approved', target, departements, detail }, clock.now())
}

/** The structure of a partner: one of the territory, or a new one there. Null for whoever belongs to none. */
async function structureFor(
  trx: Trx,
  request: Request,
  { structureId, newStructure }: Offer,
  ground: Ground,
  decider: Decider,
): Promise<{ id: string; nom: string } | null> {
  if (newStructure) return makeStructure(trx, request, newStructure, ground, decider)
  if (!structureId) return null
  const structure = await findStructure(trx, structureId, decider.territory)
  if (structure) return structure
  const sentence = 'Cette structure n’est pas de votre territoire.'
  throw new Problem(400, 'unknown-structure', sentence, { structureId: sentence })
}

async function makeStructure(
  trx: Trx,
  request: Request,
  wanted: NonNullable<Offer['newStructure']>,
  { clock, directory }: Ground,
  { territory, actor }: Decider,
) {
  const commune = directory().resolve(wanted.commune)
  if (!commune) throw wrongCommune(400, 'unknown-commune', 'Cette commune n’existe pas. Choisissez-la dans la liste.')
  if (territory.kind === 'departements' && !territory.codes.includes(commune.departement))
    throw wrongCommune(403, 'beyond-territory', 'Choisissez une commune des départements que vous administrez.')
  const nom = organisationName(wanted.name, 'newStructure')
  const structure = ownStructure(newStructureId(request), { nom, commune: commune.code, day: clock.today() })
  await saveStructures(trx, [structure])
  const id = recordId(structure.source, structure.source_id)
  const where = { target: { kind: 'structure', id }, departements: [commune.departement], structureId: id } as const
  await record(trx, actor, { action: 'structure.created', ...where }, clock.now())
  return { id, nom }
}

const wrongCommune = (status: number, code: string, sentence: string) =>
  new Problem(status, code, sentence, { newStructure: sentence })
