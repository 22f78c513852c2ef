import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { thematiquesOfFrein } from '../../contract/vocabulary.listing.ts'
import { requestKinds, sensitiveFreins } from '../../contract/vocabulary.requests.ts'
import type { Territory } from '../../platform/access.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { showTitle } from '../listings/listings.title.ts'
import type { Asked, Asker } from './contact-requests.mails.ts'

/**
 * Which demandes somebody is a party to, for queries of `contact_requests`: an adviser those it wrote, a partner those
 * to its structure, a référent those to its sector. An administrator is a party to none: it reads figures only.
 */
export function partyTo(territory: Territory, accountId: string): RawBuilder<SqlBool> {
  switch (territory.kind) {
    case 'all':
      return sql`contact_requests.adviser_id = ${accountId}::uuid`
    case 'structure':
      return sql`coalesce(contact_requests.structure_id = ${territory.id}::uuid, false)`
    case 'sector':
      return sql`coalesce(contact_requests.sector_id = ${territory.id}::uuid, false)`
    case 'departements':
      return sql`false`
  }
}

/** When its adviser was last told something that asks to be read. */
const toldAt = sql<Date | null>`(select max(told.at) from contact_request_steps as told
  where told.request_id = contact_requests.id
    and (told.action in ('accept', 'reschedule', 'decline', 'expire') or (told.action = 'cancel' and told.actor = 'clock')))`

/** Demandes with the names of everything they are about, without any address. */
export const requestsRead = (db: Db | Trx) =>
  db
    .selectFrom('contact_requests')
    .leftJoin('listings', 'listings.id', 'contact_requests.listing_id')
    .leftJoin('structures', 'structures.id', 'contact_requests.structure_id')
    .leftJoin('sectors', 'sectors.id', 'contact_requests.sector_id')
    .leftJoin('communes as town', 'town.code', 'contact_requests.commune')
    .leftJoin('accounts as adviser', 'adviser.id', 'contact_requests.adviser_id')
    .leftJoin('accounts as taker', 'taker.id', 'contact_requests.assigned_to')
    .leftJoin('mails', 'mails.id', 'contact_requests.mail_id')
    .selectAll('contact_requests')
    .select(['listings.nom as listing_nom', 'listings.state as listing_state', 'structures.nom as structure_nom'])
    .select(['sectors.name as sector_name', 'town.nom as town', 'adviser.name as adviser_name'])
    .select(['adviser.email as adviser_email', 'adviser.organisation as adviser_organisation'])
    .select(['taker.name as taker_name', 'mails.sent_at as mail_sent_at', 'mails.attempts as mail_attempts'])
    .select(['mails.text as mail_text', 'mails.last_error as mail_error'])
    .select(['mails.created_at as mail_created_at', toldAt.as('told_at')])
    .select('listings.thematiques as listing_thematiques')

export type RequestRow = Awaited<ReturnType<ReturnType<typeof requestsRead>['execute']>>[number]

/** What a demande is called in a list: «Voiture en location», «Accompagnement global». */
export const requestTitle = ({ kind, listing_nom }: Pick<RequestRow, 'kind' | 'listing_nom'>): string =>
  kind === 'direct' ? (listing_nom ? showTitle(listing_nom) : 'Fiche retirée') : requestKinds[kind]

/** One that somebody is a party to; undefined otherwise. */
export const readRequest = (db: Db | Trx, id: string, party: RawBuilder<SqlBool>): Promise<RequestRow | undefined> =>
  requestsRead(db).where('contact_requests.id', '=', id).where(party).executeTakeFirst()

/** How many of those somebody is a party to wait for their recipient: not for the adviser, whom something was asked. */
export async function countWaiting(db: Db, party: RawBuilder<SqlBool>): Promise<number> {
  const { count } = await db
    .selectFrom('contact_requests')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('state', 'in', ['sent', 'seen'])
    .where('asked_at', 'is', null)
    .where(party)
    .executeTakeFirstOrThrow()
  return count
}

export const stepsOf = (db: Db | Trx, id: string) =>
  db
    .selectFrom('contact_request_steps as steps')
    .leftJoin('accounts', 'accounts.id', 'steps.account_id')
    .select(['steps.at', 'steps.actor', 'steps.action', 'steps.to_state', 'steps.text', 'steps.detail'])
    .select('accounts.name as who')
    .where('request_id', '=', id)
    .orderBy('steps.id')
    .execute()
export type StepRow = Awaited<ReturnType<typeof stepsOf>>[number]

/** What mails about a demande say of it, and who wrote it. Once the adviser's account is deleted nobody is written to. */
export async function readAsked(trx: Trx, id: string): Promise<{ asked: Asked; asker: Asker }> {
  const row = await requestsRead(trx).where('contact_requests.id', '=', id).executeTakeFirstOrThrow()
  return { asked: askedOf(row), asker: askerOf(row) }
}

export const askedOf = (row: RequestRow): Asked => ({
  kind: row.kind,
  title: row.listing_nom && showTitle(row.listing_nom),
  commune: row.town,
  freins: row.freins,
  ofHealth: tellsOfHealth(row),
  sensitiveInMail: row.sensitive_in_mail,
  message: row.message,
  reference: row.reference,
  answerWay: row.answer_way,
  phone: row.adviser_phone,
})

const tellsOfHealth = ({ listing_thematiques: codes }: RequestRow) =>
  sensitiveFreins.some((frein) => thematiquesOfFrein[frein].some((code) => codes?.includes(code)))

export const askerOf = ({ adviser_name, adviser_organisation, adviser_email }: RequestRow): Asker => ({
  name: adviser_name ?? 'Une personne partie depuis',
  organisation: adviser_organisation,
  email: adviser_email ?? '',
})

/** The number to call instead of writing: the first of the listing, else its structure's; that of the sector's desk. */
export async function phoneToCall(
  db: Db | Trx,
  { listing_id, structure_id, sector_id }: Pick<RequestRow, 'listing_id' | 'structure_id' | 'sector_id'>,
): Promise<string | null> {
  const { rows } = await sql<{ phone: string | null }>`select coalesce(
    (select telephone from intervenants where listing_id = ${listing_id} and telephone is not null order by rank limit 1),
    (select telephone from structures where id = ${structure_id}),
    (select desk_phone from sectors where id = ${sector_id})) as phone`.execute(db)
  return rows[0]?.phone ?? null
}
