import { startListing } from '../../server/features/listings/listings.revisions.ts'
import { aContactRequest } from '../factories/a-contact-request.ts'
import { aContent } from '../factories/a-content.ts'
import { aListing } from '../factories/a-listing.ts'
import { aReport } from '../factories/a-report.ts'
import { aRevision } from '../factories/a-revision.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import type { TestApp } from './app.ts'

/** In every name and address of the home territory, and nowhere else. */
export const mark = 'zzdomicile'

const day = 24 * 3_600_000

/** Two territories with their people: what belongs to `home` (Landes, structure A) is none of the strangers’ business (Marne, structure B). */
export async function twoTerritories({ deps }: TestApp) {
  const { db, clock } = deps
  const now = clock.now()
  const home = await aStructure(db, { nom: `Association ${mark}`, commune: '40192', source: mark })
  const away = await aStructure(db, { nom: 'Association d’ailleurs', commune: '51454' })
  const neighbour = await aStructure(db, { nom: `Voisine ${mark}`, commune: '40192' })
  const free = await aStructure(db, { nom: `Sans compte ${mark}`, commune: '40192' })
  const twin = await aListing(db, { structure_source_id: neighbour.record.source_id, nom: `Aide ${mark}` })
  const here = { name: `Camille ${mark}`, departements: ['40'] }
  const there = { name: 'Dominique d’Ailleurs', departements: ['51'] }
  const people = {
    homeAdmin: await anAccount(db, { role: 'admin', ...here }),
    homePartner: await anAccount(db, { role: 'partner', structureId: home.id, ...here }),
    homeColleague: await anAccount(db, { role: 'partner', structureId: home.id, email: `a@${mark}.example`, ...here }),
    awayAdmin: await anAccount(db, { role: 'admin', ...there }),
    awayPartner: await anAccount(db, { role: 'partner', structureId: away.id, ...there }),
  }
  const soon = new Date(now.getTime() + 20 * day)
  const request = await db
    .insertInto('access_requests')
    .values({
      ...{ email: `b@${mark}.example`, name: here.name, organisation: `Mission locale ${mark}`, role: 'adviser' },
      ...{ departements: ['40'], message: null, state: 'pending', token_hash: null },
      ...{ created_at: now, confirmed_at: now, expires_at: soon },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const invitation = await db
    .insertInto('invitations')
    .values({
      ...{ email: `c@${mark}.example`, name: null, organisation: null, role: 'partner', structure_id: home.id },
      ...{ departements: ['40'], state: 'sent', token_hash: null, invited_by: people.homeAdmin.id },
      ...{ created_at: now, sent_at: now, expires_at: soon },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const opposition = await db
    .insertInto('opposition_requests')
    .values({
      ...{ email: `d@${mark}.example`, telephone: '+33558000000', message: null, state: 'pending', token_hash: null },
      ...{ created_at: now, confirmed_at: now, expires_at: soon },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const record = { structure_source_id: home.record.source_id, nom: `Fiche ${mark}`, source: mark }
  const listing = await aListing(db, record)
  const report = await aReport(db, { listing_id: listing.id, message: `Faux, ${mark}` })
  const campaign = await db
    .insertInto('campaigns')
    .values({
      ...{ created_at: now, created_by: people.homeAdmin.id, frein: null, departement: null, source: null },
      ...{ structure_id: home.id, months: 0, departements: ['40'], state: 'sending' },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const written = { structureId: home.id, content: aContent({ nom: `Brouillon ${mark}` }), day: clock.today() }
  const by = { actor: 'partner', accountId: people.homePartner.id, now } as const
  await db.transaction().execute((trx) => startListing(trx, written, by))
  const revision = await aRevision(db, { structureId: home.id, content: { nom: `Permis ${mark}` } })
  const claim = await db
    .insertInto('structure_claims')
    .values({
      ...{ structure_id: neighbour.id, claimant_structure_id: home.id, account_id: people.homePartner.id },
      ...{ message: `C’est nous. ${mark}`, created_at: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('audit_events')
    .values({
      ...{ at: now, actor_kind: 'account', actor_id: people.homeAdmin.id, action: 'account.changed' },
      ...{ target_kind: 'account', target_id: people.homeColleague.id, departements: ['40'], structure_id: home.id },
      ...{ address: null, detail: '{}' },
    })
    .execute()
  const sector = await db
    .insertInto('sectors')
    .values({ code: '40-ESSAI', name: `Secteur ${mark}`, departement: '40', created_at: now, updated_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('sector_communes').values({ sector_id: sector.id, commune: '40192' }).execute()
  await db
    .insertInto('sector_referents')
    .values({ sector_id: sector.id, rank: 0, name: `Référente ${mark}` })
    .execute()
  const elsewhere = await db
    .insertInto('sectors')
    .values({ code: '51-ESSAI', name: 'Secteur d’ailleurs', departement: '51', created_at: now, updated_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  const referents = {
    homeReferent: await anAccount(db, { role: 'referent', sectorId: sector.id, ...here }),
    awayReferent: await anAccount(db, { role: 'referent', sectorId: elsewhere.id, ...there }),
  }
  // To the structure for its members, and to the sector for its référents: the two roles that receive.
  const adviser = await anAccount(db, { name: `Alex ${mark}`, organisation: `Agence ${mark}` })
  const asked = { adviserId: adviser.id, message: `Une place ? ${mark}`, reference: mark }
  const toStructure = await aContactRequest(db, { ...asked, targetId: listing.id })
  const { id: pair } = await db
    .insertInto('pairs')
    .values({
      ...{ kind: 'global', sector_id: sector.id, departement: '40', adviser_id: adviser.id, reference: mark },
      ...{ freins: ['mobilite'], started_on: clock.today() },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .updateTable('sector_referents')
    .set({ email: `e@${mark}.example` })
    .where('sector_id', '=', sector.id)
    .execute()
  const toSector = await aContactRequest(db, { ...asked, kind: 'global', targetId: sector.id })
  const others = { away, neighbour, free, twin }
  const waiting = {
    request,
    invitation,
    opposition,
    report,
    campaign,
    revision,
    claim,
    sector,
    toStructure,
    toSector,
    pair,
  }
  return { home, listing, ...others, ...people, ...referents, ...waiting }
}
export type TwoTerritories = Awaited<ReturnType<typeof twoTerritories>>

/** Everything a stranger could have changed. */
export async function stateOf({ deps: { db } }: TestApp) {
  return {
    accounts: await db.selectFrom('accounts').selectAll().orderBy('id').execute(),
    requests: await db.selectFrom('access_requests').selectAll().orderBy('id').execute(),
    invitations: await db.selectFrom('invitations').selectAll().orderBy('id').execute(),
    oppositions: await db.selectFrom('opposition_requests').selectAll().orderBy('id').execute(),
    structures: await db.selectFrom('structures').selectAll().orderBy('id').execute(),
    reports: await db.selectFrom('reports').selectAll().orderBy('id').execute(),
    revisions: await db.selectFrom('revisions').selectAll().orderBy('id').execute(),
    presence: await db.selectFrom('moderation_presence').selectAll().execute(),
    taken: await db.selectFrom('moderation_assignments').selectAll().execute(),
    claims: await db.selectFrom('structure_claims').selectAll().orderBy('id').execute(),
    listings: await db.selectFrom('listings').selectAll().orderBy('id').execute(),
    verifications: await db.selectFrom('verifications').selectAll().orderBy('id').execute(),
    campaigns: await db.selectFrom('campaigns').selectAll().orderBy('id').execute(),
    sectors: await db.selectFrom('sectors').selectAll().orderBy('id').execute(),
    sectorCommunes: await db.selectFrom('sector_communes').selectAll().orderBy('commune').execute(),
    referents: await db.selectFrom('sector_referents').selectAll().orderBy('id').execute(),
    reads: await db.selectFrom('sector_reads').selectAll().execute(),
    asked: await db.selectFrom('contact_requests').selectAll().orderBy('id').execute(),
    steps: await db.selectFrom('contact_request_steps').selectAll().orderBy('id').execute(),
    pairs: await db.selectFrom('pairs').selectAll().orderBy('id').execute(),
    notes: await db.selectFrom('pair_notes').selectAll().orderBy('id').execute(),
    settings: await db.selectFrom('settings').selectAll().orderBy('key').execute(),
    mails: await db.selectFrom('mails').select('id').orderBy('id').execute(),
  }
}
