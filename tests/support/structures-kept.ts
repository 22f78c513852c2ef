import { aClaim } from '../factories/a-claim.ts'
import { aListing } from '../factories/a-listing.ts'
import { aRevision } from '../factories/a-revision.ts'
import { aStructure } from '../factories/a-structure.ts'
import type { TestApp } from './app.ts'

/** What the schedules forget of structures and of what listings said: how to make one of a moment, and whether it is left. */
export const structuresKept = (it: TestApp) =>
  [
    {
      ...({ said: 'claims', job: 'forget-claims' } as const),
      make: async (at: Date) => {
        const { id } = await aClaim(it.deps.db, { createdAt: at })
        const decided = { state: 'refused', decided_at: at } as const
        await it.deps.db.updateTable('structure_claims').set(decided).where('id', '=', id).execute()
        return id
      },
      left: async (id: string) =>
        Boolean(await it.deps.db.selectFrom('structure_claims').select('id').where('id', '=', id).executeTakeFirst()),
    },
    {
      ...({ said: 'structureHistory', job: 'forget-claims' } as const),
      make: async (at: Date) => {
        const { id } = await aStructure(it.deps.db)
        const line = { structure_id: id, at, actor: 'seed', action: 'edit' as const }
        await it.deps.db.insertInto('structure_history').values(line).execute()
        return id
      },
      left: async (id: string) =>
        Boolean(
          await it.deps.db
            .selectFrom('structure_history')
            .select('id')
            .where('structure_id', '=', id)
            .executeTakeFirst(),
        ),
    },
    {
      ...({ said: 'versions', job: 'purge-versions' } as const),
      make: async (at: Date) => {
        const { id } = await aListing(it.deps.db)
        await aRevision(it.deps.db, { listingId: id, step: 'nothing' })
        const replaced = { state: 'superseded', decided_at: new Date(0) } as const
        const old = await it.deps.db
          .updateTable('revisions')
          .set(replaced)
          .where('listing_id', '=', id)
          .where('state', '=', 'approved')
          .returning('id')
          .executeTakeFirstOrThrow()
        await it.deps.db
          .updateTable('revisions')
          .set({ state: 'approved', decided_at: at })
          .where('listing_id', '=', id)
          .where('state', '=', 'draft')
          .execute()
        return old.id
      },
      left: async (id: string) =>
        Boolean(await it.deps.db.selectFrom('revisions').select('id').where('id', '=', id).executeTakeFirst()),
    },
  ] as const
