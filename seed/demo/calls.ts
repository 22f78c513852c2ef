import type { AvailabilityState } from '../../server/contract/vocabulary.availability.ts'
import type { CallOutcome } from '../../server/contract/vocabulary.calls.ts'
import { demoEmails } from '../../server/features/accounts/accounts.rules.ts'
import { recordId } from '../../server/features/listings/listings.records.ts'
import type { Trx } from '../../server/platform/db.ts'
import { dayBefore } from './days.ts'

const dayMs = 86_400_000

interface Said {
  /** As in the territory: structure, listing. */
  readonly listing: string
  readonly daysAgo: number
}

/** Whether there is room: by the structures, one of them too long ago to be believed. */
const rooms: readonly (Said & { readonly state: AvailabilityState })[] = [
  { listing: 'garage-adour--location', state: 'attente', daysAgo: 3 },
  { listing: 'garage-adour--reparation', state: 'places', daysAgo: 9 },
  { listing: 'mobilites-adour-emploi--navette', state: 'places', daysAgo: 1 },
  { listing: 'mobilites-adour-emploi--diagnostic', state: 'places', daysAgo: 12 },
  { listing: 'auto-ecole-passerelle--permis-b', state: 'attente', daysAgo: 6 },
  { listing: 'toit-en-chalosse--sous-location', state: 'attente', daysAgo: 15 },
  { listing: 'habitat-jeunes-arenes--nuitees-alternance', state: 'places', daysAgo: 2 },
  { listing: 'deux-generations--cohabitation', state: 'places', daysAgo: 41 },
  { listing: 'budget-et-vie--ateliers', state: 'places', daysAgo: 5 },
]

/** What advisers met: somebody, nobody, a full house. */
const calls: readonly (Said & { readonly outcome: CallOutcome; readonly by: 'adviser' | 'referent' })[] = [
  { listing: 'mobilites-adour-emploi--diagnostic', outcome: 'reached', by: 'adviser', daysAgo: 3 },
  { listing: 'garage-adour--location', outcome: 'reached', by: 'referent', daysAgo: 8 },
  { listing: 'toit-en-chalosse--recherche-logement', outcome: 'reached', by: 'adviser', daysAgo: 1 },
  { listing: 'garage-adour--atelier-mecanique', outcome: 'no-answer', by: 'adviser', daysAgo: 2 },
  { listing: 'garage-adour--atelier-mecanique', outcome: 'no-answer', by: 'referent', daysAgo: 4 },
  { listing: 'garage-adour--atelier-mecanique', outcome: 'no-answer', by: 'adviser', daysAgo: 11 },
  { listing: 'habitat-jeunes-arenes--studios', outcome: 'full', by: 'referent', daysAgo: 4 },
]

const idOf = (listing: string) => recordId('demo', `demo--${listing}`)

/** Writes what was said of listings that are in the base. */
export async function saveCalls(trx: Trx, at: Date, today: string): Promise<void> {
  const before = (days: number) => new Date(at.getTime() - days * dayMs)
  for (const { listing, state, daysAgo } of rooms)
    await saveRoom(trx, { id: idOf(listing), state, at: before(daysAgo), day: dayBefore(today, daysAgo) })
  for (const { listing, outcome, by, daysAgo } of calls) {
    const made = { id: idOf(listing), at: before(daysAgo), day: dayBefore(today, daysAgo) }
    const account_id = await accountOf(trx, demoEmails[by])
    const call = { listing_id: made.id, account_id, at: made.at, outcome }
    await trx.insertInto('calls').values(call).execute()
    if (outcome === 'full') await saveRoom(trx, { ...made, state: 'complet' })
    if (outcome === 'reached')
      await trx.updateTable('listings').set({ last_reached_on: made.day }).where('id', '=', made.id).execute()
  }
}

async function accountOf(trx: Trx, email: string): Promise<string | null> {
  const account = await trx.selectFrom('accounts').select('id').where('email', '=', email).executeTakeFirst()
  return account?.id ?? null
}

interface Room {
  readonly id: string
  readonly state: AvailabilityState
  readonly at: Date
  readonly day: string
}

async function saveRoom(trx: Trx, { id, state, at, day }: Room): Promise<void> {
  await trx.insertInto('availabilities').values({ listing_id: id, state, at, day }).execute()
  await trx.updateTable('listings').set({ availability: state, availability_on: day }).where('id', '=', id).execute()
}
