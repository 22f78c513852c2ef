import { randomUUID } from 'node:crypto'
import { holdRequest, moveRequest, writeStep } from '../../server/features/contact-requests/contact-requests.moves.ts'
import { recordId } from '../../server/features/listings/listings.records.ts'
import type { Trx } from '../../server/platform/db.ts'
import { officeTime } from './days.ts'

/** How long each demande of the past months took to be answered, in working days; null: it ended without an answer. */
const past: Readonly<Record<string, readonly (number | null)[]>> = {
  'garage-adour--location': [1, 2, 0, 3, 1, 2],
  'budget-et-vie--point-conseil': [4, 6, 3, null, 5],
  'roue-libre--velos-electriques': [1, 1, 0, 1, 2],
  'habitat-jeunes-arenes--studios': [null, 12, null, null, 9, null],
}

/** Advisers of other agencies. */
const senders = ['l.biremont@francetravail-40.levier.example', 'emilie.tauzin@mission-locale-40.levier.example']

/** Writes demandes long over, as they are once what was written is forgotten: what the delays shown are drawn from. */
export async function saveAnswers(trx: Trx, today: string): Promise<void> {
  const people = await trx.selectFrom('accounts').select('id').where('email', 'in', senders).orderBy('email').execute()
  for (const [listing, delays] of Object.entries(past))
    for (const [nth, delay] of delays.entries()) {
      const adviser_id = people[nth % people.length]?.id
      if (adviser_id) await save(trx, { listing, adviser_id, sent: -40 - 9 * nth, delay, today })
    }
}

interface Past {
  readonly listing: string
  readonly adviser_id: string
  /** Working days from today. */
  readonly sent: number
  readonly delay: number | null
  readonly today: string
}

async function save(trx: Trx, { listing, adviser_id, sent, delay, today }: Past) {
  const sent_at = officeTime(today, sent, '10:00')
  const { id } = await trx
    .insertInto('contact_requests')
    .values({
      ...{ form_key: randomUUID(), kind: 'direct', adviser_id, answer_way: 'lien', sent_at, delivered_at: sent_at },
      listing_id: recordId('demo', `demo--${listing}`),
      structure_id: recordId('demo', `demo--${listing.split('--')[0]}`),
      ...{ recipient_kind: 'intervenant', freins: [], departements: ['40'] },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeStep(trx, { id, state: null }, { action: 'send', actor: 'adviser', to: 'sent' }, sent_at)
  const end = officeTime(today, sent + (delay ?? 20), '15:00')
  const act = async (move: Parameters<typeof moveRequest>[2]) => moveRequest(trx, await holdRequest(trx, id), move, end)
  if (delay === null) return act({ action: 'expire', actor: 'clock' })
  await act({ action: 'accept', actor: 'recipient' })
  await act({ action: 'conclude', actor: 'recipient', set: { outcome: 'started', outcome_at: end, closed_at: end } })
}
