import { verificationsJobs } from '../../server/features/verifications/verifications.jobs.ts'
import { addressPrint } from '../../server/platform/bounces.ts'
import { hashOf, newToken } from '../../server/platform/secrets.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import type { TestApp } from './app.ts'

type Told = NonNullable<Parameters<typeof aListing>[1]>

/** A structure with its own address and listings confirmed on a day. */
export async function aPublisher(
  { deps: { db } }: TestApp,
  { courriel = null, listings = [] }: { courriel?: string | null; listings?: Told[] } = {},
) {
  const structure = await aStructure(db, { courriel })
  const structure_source_id = structure.record.source_id
  const ids: string[] = []
  for (const told of listings) ids.push((await aListing(db, { structure_source_id, ...told })).id)
  return { id: structure.id, sourceId: structure_source_id, listings: ids }
}

interface Mailed {
  readonly structureId: string
  readonly listingIds: string[]
  readonly purpose?: 'confirm' | 'unsubscribe'
  readonly accountId?: string
  readonly address?: string
  readonly at?: Date
  readonly days?: number
}

/** A link as the mail of that moment would carry it: its token. */
export async function aMailedLink({ deps: { db, clock } }: TestApp, mailed: Mailed): Promise<string> {
  const { purpose = 'confirm', accountId = null, address = 'accueil@essai.example', days = 60 } = mailed
  const token = newToken()
  const at = mailed.at ?? clock.now()
  await db
    .insertInto('verification_links')
    .values({
      ...{ token_hash: hashOf(token), purpose, structure_id: mailed.structureId, account_id: accountId },
      ...{ recipient_id: null, listing_ids: mailed.listingIds, sent_to: addressPrint(address) },
      ...{ created_at: at, expires_at: new Date(at.getTime() + days * 86_400_000) },
    })
    .execute()
  return token
}

/** Runs a schedule as it would run at ten in the morning of a day. */
export async function runOn({ deps }: TestApp, name: string, day: string): Promise<number> {
  const clock = { now: () => new Date(`${day}T09:00:00Z`), today: () => day }
  return verificationsJobs.find((job) => job.name === name)!.run({ ...deps, clock })
}

/** Every mail ever queued to an address, by the day it was. */
export const daysMailed = async ({ deps: { db } }: TestApp, address: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('mails')
    .select('created_at')
    .where('recipient', '=', address)
    .orderBy('created_at')
    .execute()
  return rows.map(({ created_at }) => created_at.toISOString().slice(0, 10))
}

/** What is purged of them, for the test that holds the page on privacy against the schedules. */
export const verificationsKept = (it: TestApp) =>
  [
    {
      said: 'verifications',
      job: 'purge-verifications',
      make: async (at: Date) => {
        const { listings } = await aPublisher(it, { listings: [{}] })
        const said = {
          listing_id: listings[0]!,
          at,
          day: at.toISOString().slice(0, 10),
          actor: 'structure',
          how: 'mail',
        } as const
        await it.deps.db.insertInto('verifications').values(said).execute()
        return listings[0]!
      },
      left: (id: string) => isLeft(it.deps.db.selectFrom('verifications').select('id').where('listing_id', '=', id)),
    },
    {
      said: 'campaigns',
      job: 'purge-verifications',
      make: async (at: Date) => {
        const about = { frein: null, departement: '40', source: null, structure_id: null, months: 6 }
        const { id } = await it.deps.db
          .insertInto('campaigns')
          .values({ ...about, created_at: at, created_by: null, departements: ['40'], state: 'sent' })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      },
      left: (id: string) => isLeft(it.deps.db.selectFrom('campaigns').select('id').where('id', '=', id)),
    },
    {
      said: 'bounces',
      job: 'purge-bounces',
      make: async (at: Date) => {
        const address = newToken()
        await it.deps.db.insertInto('bounces').values({ address, at, code: '550', count: 1 }).execute()
        return address
      },
      left: (address: string) => isLeft(it.deps.db.selectFrom('bounces').select('code').where('address', '=', address)),
    },
  ] as const

const isLeft = async (query: { executeTakeFirst(): Promise<object | undefined> }) =>
  (await query.executeTakeFirst()) !== undefined
