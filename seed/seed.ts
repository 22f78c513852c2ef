import type { Deps } from '../server/deps.ts'
import { insertAccount } from '../server/features/accounts/accounts.queries.ts'
import { saveListings, saveStructures } from '../server/features/listings/listings.queries.ts'
import type { Terminal } from '../server/platform/command.ts'
import type { Db } from '../server/platform/db.ts'
import { demoAccounts } from './demo/accounts.ts'
import { demoRecords } from './demo/records.ts'
import { territory } from './demo/territory.ts'

/**
 * Writes the demo territory and its accounts into a base without any listing; leaves every other base as it is.
 * Returns whether it wrote.
 */
export async function seedDemo({ db, clock }: Pick<Deps, 'db' | 'clock'>, terminal: Terminal): Promise<boolean> {
  if (await hasListings(db)) return false
  const { structures, listings } = demoRecords(territory, clock.today())
  const at = clock.now()
  terminal.progress('Territoire de démonstration', 0, listings.length)
  await db.transaction().execute(async (trx) => {
    await saveStructures(trx, structures)
    await saveListings(trx, listings, { actor: 'seed', at })
    for (const account of demoAccounts) await insertAccount(trx, account, at)
  })
  terminal.progress('Territoire de démonstration', listings.length, listings.length)
  return true
}

async function hasListings(db: Db): Promise<boolean> {
  return (await db.selectFrom('listings').select('id').limit(1).executeTakeFirst()) !== undefined
}
