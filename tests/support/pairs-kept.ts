import { aSector } from '../factories/a-sector.ts'
import { anAccount } from '../factories/an-account.ts'
import type { TestApp } from './app.ts'

/** What is purged of what two follow together, for the test that holds the page on privacy against the schedules. */
export const pairsKept = (it: TestApp) =>
  [
    {
      said: 'pairs',
      job: 'forget-pairs',
      make: async (at: Date) => {
        const day = at.toISOString().slice(0, 10)
        const ended = { started_on: '2020-01-06', ended_on: day, outcome: 'formation', freins: [] } as const
        const { id: sector_id } = await aSector(it.deps.db)
        const { id: adviser_id } = await anAccount(it.deps.db)
        const who = { kind: 'global', sector_id, departement: '40', adviser_id, reference: 'DOS-1' } as const
        const { id } = await it.deps.db
          .insertInto('pairs')
          .values({ ...who, ...ended, freins: [] })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      },
      left: async (id: string) => {
        const kept = await it.deps.db.selectFrom('pairs').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
        return [kept.adviser_id, kept.reference].some(Boolean)
      },
    },
    {
      said: 'pairsIdle',
      job: 'forget-pairs',
      make: async (at: Date) => {
        const { id: sector_id } = await aSector(it.deps.db)
        const { id: adviser_id } = await anAccount(it.deps.db)
        const who = { kind: 'global', sector_id, departement: '40', adviser_id, reference: 'DOS-2' } as const
        const { id } = await it.deps.db
          .insertInto('pairs')
          .values({ ...who, started_on: '2020-01-06', freins: [] })
          .returning('id')
          .executeTakeFirstOrThrow()
        await it.deps.db.insertInto('pair_notes').values({ pair_id: id, at, text: 'Point fait.' }).execute()
        return id
      },
      left: async (id: string) => {
        const notes = await it.deps.db.selectFrom('pair_notes').select('id').where('pair_id', '=', id).execute()
        const kept = await it.deps.db.selectFrom('pairs').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
        return [kept.adviser_id, kept.reference, kept.ended_on === null, notes.length].some(Boolean)
      },
    },
  ] as const
