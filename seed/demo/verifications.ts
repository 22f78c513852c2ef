import { type SqlBool, sql } from 'kysely'
import { demoEmails } from '../../server/features/accounts/accounts.rules.ts'
import { recordId } from '../../server/features/listings/listings.records.ts'
import { addressPrint } from '../../server/platform/bounces.ts'
import type { Trx } from '../../server/platform/db.ts'
import { dayBefore } from './days.ts'

const dayMs = 86_400_000
const before = (at: Date, days: number) => new Date(at.getTime() - days * dayMs)
const listingOf = (structure: string, listing: string) => recordId('demo', `demo--${structure}--${listing}`)

/** Temporary closures, by how many days from now they start and end: one under way, one announced. */
const closures = [
  {
    id: listingOf('voisins-en-route', 'conducteurs-benevoles'),
    ...{ from: -3, until: 9 },
    message: 'Notre local déménage. Laissez un message : nous rappelons dans la journée.',
  },
  {
    id: listingOf('auto-ecole-passerelle', 'code-bsr'),
    ...{ from: 8, until: 20 },
    message: 'Congés de l’équipe. Les inscriptions reprennent au retour.',
  },
] as const

/** What the demonstration has of confirmations: closures, and a campaign in Lozère that some have answered. */
export async function saveVerifications(trx: Trx, at: Date, today: string): Promise<void> {
  for (const { id, from, until, message } of closures) {
    const closure = {
      closed_from: dayBefore(today, -from),
      closed_until: dayBefore(today, -until),
      closed_message: message,
    }
    await trx.updateTable('listings').set(closure).where('id', '=', id).execute()
  }
  await saveCampaign(trx, at, today)
}

const launchedDaysAgo = 19

async function saveCampaign(trx: Trx, at: Date, today: string): Promise<void> {
  const admin = await trx.selectFrom('accounts').select('id').where('email', '=', demoEmails.admin).executeTakeFirst()
  const { id } = await trx
    .insertInto('campaigns')
    .values({
      ...{ created_at: before(at, launchedDaysAgo), created_by: admin?.id ?? null, departement: '48', months: 0 },
      ...{ frein: null, source: null, structure_id: null, departements: ['48'], state: 'sent' },
      ended_at: before(at, launchedDaysAgo - 1),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const structures = await structuresOf(trx, '48')
  for (const [rank, structure] of structures.entries()) await saveRecipient(trx, { id, rank, at, today }, structure)
}

const structuresOf = (trx: Trx, departement: string) =>
  trx
    .selectFrom('structures')
    .innerJoin('communes', 'communes.code', 'structures.commune')
    .innerJoin('listings', 'listings.structure_id', 'structures.id')
    .select(['structures.id', 'structures.courriel'])
    .select(sql<string[]>`array_agg(listings.id)`.as('listings'))
    .where('departement', '=', departement)
    .where(sql<SqlBool>`structures.courriel is not null`)
    .groupBy(['structures.id', 'structures.courriel'])
    .orderBy('structures.id')
    .execute()
type Asked = Awaited<ReturnType<typeof structuresOf>>[number]

/** Each was written to at the launch; every eighth said that something changed, one address in the middle is wrong. */
async function saveRecipient(
  trx: Trx,
  { id, rank, at, today }: { id: string; rank: number; at: Date; today: string },
  { id: structure_id, courriel, listings }: Asked,
): Promise<void> {
  const sent = before(at, launchedDaysAgo)
  const address = addressPrint(courriel!)
  const changed_at = rank % 8 === 3 ? before(at, 12) : null
  const recipient = { campaign_id: id, structure_id, account_id: null, listing_ids: listings, address }
  await trx
    .insertInto('campaign_recipients')
    .values({ ...recipient, had_members: false, sent_at: sent, changed_at })
    .execute()
  if (rank === 6) await trx.insertInto('bounces').values({ address, at: sent, code: '550 5.1.1', count: 1 }).execute()
  else await saveAnswers(trx, listings, dayBefore(today, launchedDaysAgo))
}

/** What was confirmed since the mail was confirmed by it. */
async function saveAnswers(trx: Trx, listings: readonly string[], since: string): Promise<void> {
  await sql`insert into verifications (listing_id, at, day, actor, how)
    select id, verified_on + time '11:00', verified_on, 'structure', 'mail' from listings
    where id = any(${listings}::uuid[]) and verified_on > ${since}::date`.execute(trx)
}
