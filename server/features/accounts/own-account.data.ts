import { availabilities } from '../../contract/vocabulary.availability.ts'
import { callOutcomes } from '../../contract/vocabulary.calls.ts'
import { roles } from '../../contract/vocabulary.ts'
import type { Account } from '../../platform/access.ts'
import { addressPrint } from '../../platform/bounces.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { type ListingAction, listingActions } from '../listings/listings.states.ts'
import { recordAccount } from './accounts.audit.ts'
import type { Act } from './accounts.states.ts'
import { journalOf } from './own-account.journal.ts'
import { ownAccount } from './own-account.queries.ts'

/**
 * Everything kept about a person, in their words: the file of articles 15 and 20 of the RGPD. No secret, no hash, and
 * nobody else: of others it holds neither names nor numbers.
 */
export async function exportOwn(db: Db, { id }: Account, { actor, now }: Act): Promise<Record<string, unknown>> {
  return db.transaction().execute(async (trx) => {
    await recordAccount(trx, actor, { action: 'account.exported', accountId: id }, now)
    const account = await ownAccount(trx, id)
    return {
      produit: 'Levier',
      faitLe: now,
      compte: {
        adresse: account.email,
        nom: account.name,
        role: roles[account.role],
        organisme: account.organisation,
        structure: account.structure,
        secteurSocial: account.sector,
        departements: account.departements,
        creeLe: account.created_at,
        vuLe: account.last_seen_at,
      },
      sessions: await sessionsOf(trx, id),
      identites: await identitiesOf(trx, id),
      contactsConsultes: await readsOf(trx, id),
      referentsConsultes: await sectorReadsOf(trx, id),
      signalements: await reportsOf(trx, id),
      appels: await callsOf(trx, id),
      disponibilites: await availabilitiesOf(trx, id),
      fichesEcrites: await writtenBy(trx, id),
      demandesAcces: await requestsOf(trx, account),
      invitations: await invitationsOf(trx, account),
      rattachements: await claimsOf(trx, id),
      aRelire: await takenOf(trx, id),
      feuilles: await sheetsOf(trx, id),
      demandes: await contactRequestsOf(trx, id),
      mails: await mailsOf(trx, account.email),
      oppositions: await oppositionsOf(trx, account.email),
      confirmations: await confirmationsOf(trx, id),
      accompagnements: await pairsOf(trx, id),
      rappels: await remindersOf(trx, account.email),
      journal: await journalOf(trx, id),
    }
  })
}

const sessionsOf = (trx: Trx, id: string) =>
  trx
    .selectFrom('sessions')
    .select(['device as appareil', 'address as reseau', 'provider as fournisseur'])
    .select(['created_at as ouverteLe', 'last_seen_at as vueLe', 'expires_at as finAuPlusTard'])
    .where('account_id', '=', id)
    .orderBy('created_at')
    .execute()

const identitiesOf = (trx: Trx, id: string) =>
  trx
    .selectFrom('identities')
    .select(['issuer as fournisseur', 'subject as identifiant', 'linked_at as rattacheeLe'])
    .where('account_id', '=', id)
    .orderBy('linked_at')
    .execute()

const readsOf = (trx: Trx, id: string) =>
  trx
    .selectFrom('contact_reads')
    .innerJoin('listings', 'listings.id', 'listing_id')
    .select(['day as jour', 'listings.nom as fiche', 'reads as fois'])
    .where('account_id', '=', id)
    .orderBy('day')
    .orderBy('listings.nom')
    .execute()

const sectorReadsOf = (trx: Trx, id: string) =>
  trx
    .selectFrom('sector_reads')
    .innerJoin('sectors', 'sectors.id', 'sector_id')
    .select(['day as jour', 'sectors.name as secteur', 'reads as fois'])
    .where('account_id', '=', id)
    .orderBy('day')
    .orderBy('sectors.name')
    .execute()

const reportsOf = (trx: Trx, id: string) =>
  trx
    .selectFrom('reports')
    .innerJoin('listings', 'listings.id', 'listing_id')
    .select(['listings.nom as fiche', 'field as partie', 'kind as objet', 'message', 'created_at as faitLe'])
    .select(['reports.state as etat', 'answer as reponse', 'decided_at as traiteLe'])
    .where('reporter', '=', id)
    .orderBy('created_at')
    .execute()

async function callsOf(trx: Trx, id: string) {
  const calls = await trx
    .selectFrom('calls')
    .innerJoin('listings', 'listings.id', 'listing_id')
    .select(['at as le', 'listings.nom as fiche', 'outcome'])
    .where('account_id', '=', id)
    .orderBy('at')
    .execute()
  return calls.map(({ outcome, ...call }) => ({ ...call, suite: callOutcomes[outcome] }))
}

async function availabilitiesOf(trx: Trx, id: string) {
  const said = await trx
    .selectFrom('availabilities')
    .innerJoin('listings', 'listings.id', 'listing_id')
    .select(['at as le', 'listings.nom as fiche', 'availabilities.state'])
    .where('account_id', '=', id)
    .orderBy('availabilities.id')
    .execute()
  return said.map(({ state, ...one }) => ({ ...one, disponibilite: state && availabilities[state] }))
}

const claimsOf = (trx: Trx, id: string) =>
  trx
    .selectFrom('structure_claims as claim')
    .innerJoin('structures', 'structures.id', 'claim.structure_id')
    .select(['structures.nom as structure', 'message', 'state as etat', 'created_at as faitLe'])
    .select(['decided_at as decideLe', 'reason as raison'])
    .where('account_id', '=', id)
    .orderBy('created_at')
    .execute()

/** What of the queue the person has taken, as an admin. */
const takenOf = (trx: Trx, id: string) =>
  trx
    .selectFrom('moderation_assignments')
    .select(['kind as nature', 'at as priseLe'])
    .where('account_id', '=', id)
    .orderBy('at')
    .execute()

/** What the person wrote or decided of listings: which, when, not what they say of others. */
async function writtenBy(trx: Trx, id: string) {
  const steps = await trx
    .selectFrom('listing_history')
    .innerJoin('listings', 'listings.id', 'listing_id')
    .select(['at as le', 'listings.nom as fiche', 'action', 'reason as raison'])
    .where('actor', '=', id)
    .orderBy('listing_history.id')
    .execute()
  return steps.map(({ action, ...step }) => ({ ...step, action: listingActions[action as ListingAction] ?? action }))
}

interface Person {
  readonly id: string
  readonly email: string
}

const requestsOf = (trx: Trx, { id, email }: Person) =>
  trx
    .selectFrom('access_requests')
    .select(['email as adresse', 'name as nom', 'organisation as organisme', 'role', 'departements', 'message'])
    .select(['state as etat', 'provider as fournisseur', 'created_at as faiteLe', 'confirmed_at as confirmeeLe'])
    .select(['decided_at as decideeLe', 'reason as raison'])
    .where((eb) => eb.or([eb('email', '=', email), eb('account_id', '=', id)]))
    .orderBy('created_at')
    .execute()

const invitationsOf = (trx: Trx, { id, email }: Person) =>
  trx
    .selectFrom('invitations')
    .select(['email as adresse', 'name as nom', 'organisation as organisme', 'role', 'departements'])
    .select(['state as etat', 'created_at as faiteLe', 'sent_at as envoyeeLe', 'accepted_at as accepteeLe'])
    .where((eb) => eb.or([eb('email', '=', email), eb('account_id', '=', id)]))
    .orderBy('created_at')
    .execute()

/** The sheets the person shows, as they wrote them, and when they mailed some. */
async function sheetsOf(trx: Trx, id: string) {
  const partagees = await trx
    .selectFrom('sheets')
    .select(['content as contenu', 'created_at as partageeLe', 'expires_at as finLe'])
    .where('account_id', '=', id)
    .orderBy('created_at')
    .execute()
  const envoyees = await trx
    .selectFrom('sheet_mails')
    .select('created_at as envoyeeLe')
    .where('account_id', '=', id)
    .orderBy('created_at')
    .execute()
  return { partagees, envoyees }
}

/** The demandes the person wrote to intervenants, and what it wrote as they went on; not who answered, nor how. */
async function contactRequestsOf(trx: Trx, id: string) {
  const requests = await trx
    .selectFrom('contact_requests')
    .leftJoin('listings', 'listings.id', 'listing_id')
    .leftJoin('sectors', 'sectors.id', 'contact_requests.sector_id')
    .select([
      'contact_requests.id',
      'listings.nom as fiche',
      'sectors.name as secteur',
      'contact_requests.kind as voie',
    ])
    .select(['contact_requests.commune', 'freins', 'reference', 'message', 'adviser_phone as telephone'])
    .select(['contact_requests.state as etat', 'contact_requests.sent_at as envoyeeLe', 'closed_at as closeLe'])
    .where('adviser_id', '=', id)
    .orderBy('contact_requests.sent_at')
    .execute()
  const steps = await trx
    .selectFrom('contact_request_steps')
    .innerJoin('contact_requests', 'contact_requests.id', 'request_id')
    .select(['request_id', 'at as le', 'action', 'text as texte'])
    .where('contact_request_steps.account_id', '=', id)
    .where('adviser_id', '=', id)
    .orderBy('contact_request_steps.id')
    .execute()
  return requests.map(({ id: request, ...about }) => ({
    ...about,
    gestes: steps.filter(({ request_id }) => request_id === request).map(({ request_id, ...step }) => step),
  }))
}

const mailsOf = (trx: Trx, email: string) =>
  trx
    .selectFrom('mails')
    .select(['subject as objet', 'created_at as ecritLe', 'sent_at as partiLe'])
    .where('recipient', '=', email)
    .orderBy('created_at')
    .execute()

const oppositionsOf = (trx: Trx, email: string) =>
  trx
    .selectFrom('opposition_requests')
    .select(['email as adresse', 'telephone', 'message', 'state as etat'])
    .select(['created_at as faiteLe', 'decided_at as decideeLe', 'reason as raison'])
    .where('email', '=', email)
    .orderBy('created_at')
    .execute()

/** The listings a person said to be still true. */
const confirmationsOf = (trx: Trx, id: string) =>
  trx
    .selectFrom('verifications')
    .innerJoin('listings', 'listings.id', 'listing_id')
    .select(['day as jour', 'listings.nom as fiche', 'how as comment'])
    .where('actor', '=', id)
    .orderBy('at')
    .orderBy('listings.nom')
    .execute()

/** Whether reminders are refused at an address, and whether its mail server refuses it. */
async function remindersOf(trx: Trx, email: string) {
  const print = addressPrint(email)
  const refusal = await trx
    .selectFrom('verification_refusals')
    .select('at')
    .where('address', '=', print)
    .executeTakeFirst()
  const bounce = await trx.selectFrom('bounces').select('at').where('address', '=', print).executeTakeFirst()
  return { refusesLe: refusal?.at ?? null, adresseRefuseeParSonServeurLe: bounce?.at ?? null }
}

/** Those the person follows or followed with another, and what they wrote there. */
async function pairsOf(trx: Trx, id: string) {
  const pairs = await trx
    .selectFrom('pairs')
    .select(['kind as forme', 'reference', 'freins', 'lifted as levés', 'started_on as debut', 'ended_on as fin'])
    .where((eb) => eb.or([eb('adviser_id', '=', id), eb('referent_id', '=', id)]))
    .orderBy('started_on')
    .execute()
  const notes = await trx
    .selectFrom('pair_notes')
    .select(['at as le', 'text as texte'])
    .where('account_id', '=', id)
    .orderBy('at')
    .execute()
  return { suivis: pairs, notes }
}
