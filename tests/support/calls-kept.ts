import { aListing } from '../factories/a-listing.ts'
import { anAccount } from '../factories/an-account.ts'
import type { TestApp } from './app.ts'

/** What is purged of calls, for the test that holds the page on privacy against the schedules. */
export const callsKept = (it: TestApp) =>
  [
    {
      said: 'calls',
      job: 'purge-calls',
      make: async (at: Date) => {
        const { id: listing_id } = await aListing(it.deps.db)
        const { id: account_id } = await anAccount(it.deps.db)
        const day = at.toISOString().slice(0, 10)
        await it.deps.db
          .insertInto('availabilities')
          .values({ listing_id, account_id, at, day, state: 'places' })
          .execute()
        await it.deps.db.insertInto('calls').values({ listing_id, account_id, at, outcome: 'no-answer' }).execute()
        return account_id
      },
      left: async (id: string) => {
        const { db } = it.deps
        const call = await db.selectFrom('calls').select('id').where('account_id', '=', id).executeTakeFirst()
        const said = await db.selectFrom('availabilities').select('id').where('account_id', '=', id).executeTakeFirst()
        return Boolean(call ?? said)
      },
    },
  ] as const
