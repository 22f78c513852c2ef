import type { OtherEnding, PairOutcome, PairTick } from '../../server/contract/vocabulary.pairs.ts'
import type { Frein } from '../../server/contract/vocabulary.ts'
import { demoEmails } from '../../server/features/accounts/accounts.rules.ts'
import { countTicks } from '../../server/features/pairs/pairs.queries.ts'
import { monthOf } from '../../server/features/pairs/pairs.rules.ts'
import { sectorOf } from '../../server/features/sectors/sectors.queries.ts'
import type { Trx } from '../../server/platform/db.ts'
import type { PairKind } from '../../server/platform/schema-pairs.ts'
import { dayBefore, officeTime } from './days.ts'

interface DemoPair {
  readonly kind?: PairKind
  readonly commune: string
  readonly reference: string
  readonly freins: readonly Frein[]
  readonly lifted?: readonly Frein[]
  /** Days from today. */
  readonly started: number
  readonly next?: number
  readonly ended?: readonly [day: number, outcome: PairOutcome, ending?: OtherEnding]
  readonly ticks?: readonly PairTick[]
  /** Newest last: who wrote, how many working days from today, what. */
  readonly notes?: readonly (readonly [by: 'adviser' | 'referent', days: number, text: string])[]
}

/** Those Nadia Ferrand and Isabelle Darracq follow together, and have followed. Nothing in them is of anybody. */
const pairs: readonly DemoPair[] = [
  {
    ...{ commune: '40088', reference: 'Dossier 4', started: -74, next: 6 },
    ...{ freins: ['logement', 'budget', 'mobilite'], lifted: ['budget'], ticks: ['rsa'] },
    notes: [
      ['referent', -30, 'Plan d’apurement accepté : le budget tient jusqu’au printemps.'],
      ['adviser', -12, 'Formation de conduite commencée chez Garage de l’Adour. Reste le logement, trop loin des bus.'],
      ['referent', -4, 'Dossier de logement social complété ensemble. Réponse attendue en décembre.'],
    ],
  },
  {
    ...{ commune: '40279', reference: 'Dossier 14', started: -21, freins: ['garde-enfants', 'isolement-confiance'] },
    ...{ next: 12, ticks: ['chomage-longue-duree'] },
    notes: [['adviser', -8, 'Deux crèches contactées, une place possible en janvier.']],
  },
  {
    ...{ commune: '40088', reference: 'Dossier 1', started: -190, freins: ['mobilite', 'budget'] },
    ...{ lifted: ['mobilite', 'budget'], ended: [-18, 'emploi-durable'], ticks: ['rsa', 'chomage-longue-duree'] },
  },
  {
    ...{ commune: '40088', reference: 'Dossier 2', started: -160, freins: ['langue-illettrisme', 'numerique'] },
    ...{ lifted: ['numerique'], ended: [-41, 'formation'] },
  },
  {
    ...{ kind: 'exclusif', commune: '40088', reference: 'Dossier 5', started: -130, freins: ['logement'] },
    ...{ ended: [-33, 'autre', 'suivi-ordinaire'], lifted: ['logement'], ticks: ['autres-minima'] },
  },
]

/** Writes the pairs of the demonstration's adviser and référent, each in the sector of its commune. */
export async function savePairs(trx: Trx, today: string): Promise<void> {
  const [adviser, referent] = await Promise.all(
    [demoEmails.adviser, demoEmails.referent].map((email) => idOf(trx, email)),
  )
  if (!adviser || !referent) return
  for (const pair of pairs) await savePair(trx, pair, { adviser, referent, today })
}

const idOf = async (trx: Trx, email: string) =>
  (await trx.selectFrom('accounts').select('id').where('email', '=', email).executeTakeFirst())?.id

interface Scene {
  readonly adviser: string
  readonly referent: string
  readonly today: string
}

async function savePair(trx: Trx, pair: DemoPair, { adviser, referent, today }: Scene) {
  const sector = await sectorOf(trx, pair.commune)
  if (!sector) return
  const {
    kind = 'global',
    commune,
    reference,
    freins,
    lifted = [],
    started,
    next,
    ended,
    ticks = [],
    notes = [],
  } = pair
  const { id: sector_id, departement } = sector
  const [started_on, [day, outcome, ending]] = [dayBefore(today, -started), ended ?? []]
  const { id } = await trx
    .insertInto('pairs')
    .values({
      ...{ kind, sector_id, departement, adviser_id: adviser, referent_id: referent, reference, commune },
      ...{ freins: [...freins], lifted: [...lifted], started_on, next_on: next ? dayBefore(today, -next) : null },
      ...(day !== undefined && { ended_on: dayBefore(today, -day), outcome: outcome ?? null, ending: ending ?? null }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await countTicks(trx, { departement, sectorId: sector_id, month: monthOf(started_on), ticks })
  for (const [by, days, text] of notes)
    await trx
      .insertInto('pair_notes')
      .values({
        pair_id: id,
        at: officeTime(today, days, '10:15'),
        account_id: by === 'adviser' ? adviser : referent,
        text,
      })
      .execute()
}
