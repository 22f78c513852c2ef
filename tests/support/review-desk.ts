import type { ListingContent } from '../../server/contract/content.ts'
import { readContent } from '../../server/features/listings/listings.content.ts'
import { recordId } from '../../server/features/listings/listings.records.ts'
import type { Db } from '../../server/platform/db.ts'
import { aContent } from '../factories/a-content.ts'
import { aRevision } from '../factories/a-revision.ts'
import { anAccount } from '../factories/an-account.ts'

export const garage = recordId('demo', 'demo--garage-adour')
export const rental = recordId('demo', 'demo--garage-adour--location')

/** Nothing waits but what a test sends. */
export async function emptyQueue(db: Db): Promise<void> {
  await db.updateTable('revisions').set({ state: 'discarded' }).where('state', 'in', open).execute()
  await db.updateTable('revisions').set({ to_read: false }).execute()
  for (const table of ['reports', 'access_requests', 'structure_claims'] as const) await db.deleteFrom(table).execute()
}
const open = ['draft', 'pending', 'changes_requested'] as const

/** A partner of the demonstration’s garage. */
export const aGaragist = (db: Db, name = 'Maëlle Lartigue') =>
  anAccount(db, { role: 'partner', structureId: garage, name })

/** A change of the rental listing of the garage: a text, a number, hours and the zone. */
export async function aChangeOfRental(db: Db, { hoursAgo = 26, author = '' } = {}) {
  const now = await readContent(db, rental)
  const [first, ...others] = now.intervenants
  const content: Partial<ListingContent> = {
    ...now,
    description: now.description
      .replace('6 € par jour', '7 à 9 € par jour')
      .replace('Douze voitures', 'Quinze voitures'),
    horaires_accueil: 'Mo-Fr 08:30-12:00',
    zone_eligibilite: ['40'],
    intervenants: [{ ...first!, telephone: '06 39 98 14 62' }, ...others],
  }
  return aRevision(db, { listingId: rental, content, hoursAgo, author: author || (await aGaragist(db)).id })
}

/** A new listing of the garage. */
export const aNewListing = (db: Db, nom: string, hoursAgo: number, content: Partial<ListingContent> = {}) =>
  aRevision(db, {
    structureId: garage,
    hoursAgo,
    content: aContent({ nom, commune: '40088', code_postal: '40100', adresse: '14 rue des Lavandières', ...content }),
  })
