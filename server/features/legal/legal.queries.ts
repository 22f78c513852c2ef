import type { LegalFacts } from '../../contract/legal.ts'
import { type Actor, record } from '../../platform/audit.ts'
import type { Db } from '../../platform/db.ts'
import { changedFacts, savedFacts } from './legal.rules.ts'

const key = 'legal'

export async function readFacts(db: Db): Promise<LegalFacts> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  return savedFacts(row?.value)
}

/** Two who save at once are told apart in the journal: each line compares with what the other wrote. */
export const saveFacts = (db: Db, facts: LegalFacts, actor: Actor, at: Date): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await trx
      .insertInto('settings')
      .values({ key, value: '{}' })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const { value } = await trx
      .selectFrom('settings')
      .select('value')
      .where('key', '=', key)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const fields = changedFacts(savedFacts(value), facts)
    if (fields.length === 0) return
    await trx
      .updateTable('settings')
      .set({ value: JSON.stringify(facts) })
      .where('key', '=', key)
      .execute()
    const target = { kind: 'setting', id: key } as const
    await record(trx, actor, { action: 'setting.changed', target, detail: { fields } }, at)
  })
