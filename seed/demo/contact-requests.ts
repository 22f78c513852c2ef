import { randomUUID } from 'node:crypto'
import type { Updateable } from 'kysely'
import { demoEmails } from '../../server/features/accounts/accounts.rules.ts'
import { holdRequest, moveRequest, writeStep } from '../../server/features/contact-requests/contact-requests.moves.ts'
import {
  type Recipient,
  recipientsOfListing,
  recipientsOfSector,
} from '../../server/features/contact-requests/contact-requests.recipients.ts'
import { recipientColumns } from '../../server/features/contact-requests/contact-requests.sending.ts'
import { recordId } from '../../server/features/listings/listings.records.ts'
import { sectorOf } from '../../server/features/sectors/sectors.queries.ts'
import type { Trx } from '../../server/platform/db.ts'
import type { ContactRequestsTable } from '../../server/platform/schema-requests.ts'
import { contactRequests, type DemoContactRequest, type DemoStep, type When } from './contact-requests.texts.ts'
import { officeTime } from './days.ts'

interface Place {
  readonly listing_id: string | null
  readonly structure_id: string | null
  readonly sector_id: string | null
  readonly recipients: readonly Recipient[]
}

/** Writes the demandes of the demonstration's adviser with their history, as if the mails had been read long ago. */
export async function saveContactRequests(trx: Trx, today: string): Promise<void> {
  const people = await trx.selectFrom('accounts').select(['id', 'email']).execute()
  const scene = {
    people: new Map(people.map(({ id, email }) => [email, id])),
    at: ([days, time]: When) => officeTime(today, days, time),
  }
  for (const request of contactRequests) await save(trx, request, scene)
}

interface Scene {
  /** Accounts by address. */
  readonly people: ReadonlyMap<string, string>
  readonly at: (when: When) => Date
}

async function save(trx: Trx, request: DemoContactRequest, scene: Scene) {
  const place = await placeOf(trx, request)
  const id = await insert(trx, request, place, scene)
  if (!id) return
  for (const step of request.steps) await move(trx, id, step, place, scene)
}

async function insert(trx: Trx, request: DemoContactRequest, { recipients, ...place }: Place, { people, at }: Scene) {
  const adviser_id = people.get(demoEmails.adviser)
  if (!recipients[0] || !adviser_id) return null
  const { kind, commune, freins, reference, message, answer_way, undelivered } = request
  const sent_at = at(request.sent)
  const left = new Date(sent_at.getTime() + 60_000)
  const { id } = await trx
    .insertInto('contact_requests')
    .values({
      ...{ form_key: randomUUID(), kind, adviser_id, ...place, departements: ['40'], commune, freins },
      ...{ reference, message, answer_way, sent_at, ...recipientColumns(recipients[0]) },
      ...(undelivered ? { undelivered_at: left } : { delivered_at: left }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const sending = { action: 'send', actor: 'adviser', to: 'sent', accountId: adviser_id } as const
  await writeStep(trx, { id, state: null }, sending, sent_at)
  return id
}

async function move(trx: Trx, id: string, step: DemoStep, { recipients }: Place, { people, at }: Scene) {
  const { when, by, to, appointment, action, actor, text = null } = step
  const accountId = by && people.get(by)
  const next = to === undefined ? undefined : recipients[to]
  const set: Updateable<ContactRequestsTable> = {
    ...{ ...step.set, ...(next && recipientColumns(next)), ...effectsOf(action, at(when)) },
    ...(appointment && { appointment_at: at(appointment.when), appointment_place: appointment.place }),
  }
  const moved = { action, actor, text, set, ...(accountId && { accountId }) }
  await moveRequest(trx, await holdRequest(trx, id), moved, at(when))
}

async function placeOf(trx: Trx, { listing, commune }: DemoContactRequest): Promise<Place> {
  const none = { listing_id: null, structure_id: null, sector_id: null }
  if (!listing) {
    const sector = await sectorOf(trx, commune)
    if (!sector) return { ...none, recipients: [] }
    return { ...none, sector_id: sector.id, recipients: await recipientsOfSector(trx, sector.id) }
  }
  const listing_id = recordId('demo', `demo--${listing}`)
  const structure_id = recordId('demo', `demo--${listing.split('--')[0]}`)
  return { ...none, listing_id, structure_id, recipients: await recipientsOfListing(trx, listing_id) }
}

/** What the features that act write beside the state. */
function effectsOf(action: string, when: Date): Updateable<ContactRequestsTable> {
  if (action === 'ask') return { asked_at: when }
  if (action === 'reply') return { asked_at: null }
  if (action === 'conclude') return { outcome_at: when }
  return {}
}
