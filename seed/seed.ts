import type { Deps } from '../server/deps.ts'
import { recordAccount } from '../server/features/accounts/accounts.audit.ts'
import { type AccountRecord, insertAccount } from '../server/features/accounts/accounts.queries.ts'
import { measureAnswers } from '../server/features/contact-follow-up/follow-up.delays.ts'
import { saveListings, saveStructures } from '../server/features/listings/listings.queries.ts'
import { command } from '../server/platform/audit.ts'
import type { Terminal } from '../server/platform/command.ts'
import type { Db, Trx } from '../server/platform/db.ts'
import { demoAccounts } from './demo/accounts.ts'
import { saveAnswers } from './demo/answers.ts'
import { saveCalls } from './demo/calls.ts'
import { saveContactRequests } from './demo/contact-requests.ts'
import { saveMonths } from './demo/months.ts'
import { savePairs } from './demo/pairs.ts'
import { type DemoPerson, demoPeople } from './demo/people.ts'
import { demoRecords } from './demo/records.ts'
import { saveReports } from './demo/reports.ts'
import { saveRequests } from './demo/requests.ts'
import { saveSectors } from './demo/sectors.ts'
import { saveStructureFacts } from './demo/structures.ts'
import { saveSubmissions } from './demo/submissions.ts'
import { territory } from './demo/territory.ts'
import { saveVerifications } from './demo/verifications.ts'

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
    for (const account of demoAccounts) await saveAccount(trx, account, at)
    for (const person of demoPeople) await savePerson(trx, person, at)
    await saveSectors(trx, at)
    await saveRequests(trx, at)
    await saveVerifications(trx, at, clock.today())
    await saveReports(trx, at)
    await saveCalls(trx, at, clock.today())
    await saveStructureFacts(trx, at)
    await saveContactRequests(trx, clock.today())
    await saveAnswers(trx, clock.today())
    await savePairs(trx, clock.today())
    await saveMonths(trx, clock.today())
    await saveSubmissions(trx, { at, day: clock.today() })
  })
  await measureAnswers(db, at)
  terminal.progress('Territoire de démonstration', listings.length, listings.length)
  return true
}

async function hasListings(db: Db): Promise<boolean> {
  return (await db.selectFrom('listings').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Returns its id, or null when the address has an account already. */
async function saveAccount(trx: Trx, record: AccountRecord, at: Date): Promise<string | null> {
  const account = await insertAccount(trx, record, at)
  if (!account) return null
  await recordAccount(trx, command('seed'), { action: 'account.created', accountId: account.id }, at)
  return account.id
}

async function savePerson(trx: Trx, { madeDaysAgo, seenDaysAgo, closedDaysAgo, ...record }: DemoPerson, at: Date) {
  const id = await saveAccount(trx, record, at)
  if (!id) return
  const daysAgo = (days: number) => new Date(at.getTime() - days * 86_400_000)
  const past = {
    created_at: daysAgo(madeDaysAgo),
    last_seen_at: seenDaysAgo === null ? null : daysAgo(seenDaysAgo),
    ...(closedDaysAgo !== undefined && { closed_at: daysAgo(closedDaysAgo), closed_reason: 'admin' as const }),
  }
  await trx.updateTable('accounts').set(past).where('id', '=', id).execute()
}
