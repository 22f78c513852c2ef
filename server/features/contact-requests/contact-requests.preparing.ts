import type { PreparedRequest } from '../../contract/contact-requests.own.ts'
import type { AnswerWay, RequestKind } from '../../contract/vocabulary.requests.ts'
import type { Frein } from '../../contract/vocabulary.ts'
import type { Db } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Commune } from '../communes/communes.directory.ts'
import { presentAvailability } from '../listings/listings.availability.ts'
import { closureOf } from '../listings/listings.closure.ts'
import { phoneOf } from '../listings/listings.contacts.ts'
import { freinsOf } from '../listings/listings.rules.ts'
import { showTitle } from '../listings/listings.title.ts'
import { readSector } from '../sectors/sectors.queries.ts'
import { phoneToCall } from './contact-requests.queries.ts'
import { recipientsOfListing, recipientsOfSector, withoutAddress } from './contact-requests.recipients.ts'
import { listingGone } from './contact-requests.rules.ts'
import { wordingsFor } from './contact-requests.wordings.ts'

interface Asked {
  readonly kind: RequestKind
  readonly target: string
  readonly commune: Commune | undefined
  readonly freins: readonly Frein[]
}

interface Reader {
  readonly adviserId: string
  /** The day, in France. */
  readonly today: string
}

/** Everything to know before writing, so that nothing is refused afterwards that could be told before. Throws 404 or 410. */
export async function prepareRequest(db: Db, asked: Asked, { adviserId, today }: Reader): Promise<PreparedRequest> {
  const { kind, target, commune } = asked
  const place = kind === 'direct' ? await listingPlace(db, target, today) : await sectorPlace(db, target)
  const { recipients, phone, freins, ...about } = place
  return {
    ...{ kind, target, ...about },
    commune: commune ? { code: commune.code, name: commune.nom } : null,
    recipients: recipients.map(withoutAddress),
    phone: phoneOf(phone),
    freins: asked.freins.length > 0 ? [...asked.freins] : freins,
    wordings: wordingsFor(kind),
    answerWay: await usualWay(db, adviserId),
    open: await openOf(db, asked, adviserId),
  }
}

async function listingPlace(db: Db, id: string, today: string) {
  const row = await db
    .selectFrom('listings')
    .innerJoin('structures', 'structures.id', 'listings.structure_id')
    .select(['listings.id as listing_id', 'listings.state', 'listings.nom', 'listings.thematiques', 'structure_id'])
    .select(['structures.nom as structure_nom', 'closed_from', 'closed_until', 'closed_message'])
    .select(['availability', 'availability_on'])
    .where('listings.id', '=', id)
    .executeTakeFirst()
  if (row?.state === 'archived') throw listingGone()
  if (row?.state !== 'published') throw notFound('Cette fiche n’existe pas ou n’existe plus.')
  const room = presentAvailability(row, today)
  const freins = freinsOf(row.thematiques)
  return {
    title: showTitle(row.nom),
    structure: showTitle(row.structure_nom),
    recipients: await recipientsOfListing(db, id),
    phone: await phoneToCall(db, { ...row, sector_id: null }),
    // Of a listing that answers several, the adviser knows which.
    freins: freins.length === 1 ? freins : [],
    closure: closureOf(row, today),
    full: room && room.state !== 'places' ? room.text : null,
  }
}

async function sectorPlace(db: Db, id: string) {
  const sector = await readSector(db, id)
  if (!sector) throw notFound('Ce secteur n’existe pas ou n’existe plus.')
  return {
    title: sector.name,
    structure: sector.desk.name,
    recipients: await recipientsOfSector(db, id),
    phone: sector.desk.phone,
    ...{ freins: [], closure: null, full: null },
  }
}

/** As this adviser last asked to be answered. */
async function usualWay(db: Db, adviserId: string): Promise<AnswerWay> {
  const last = await db
    .selectFrom('contact_requests')
    .select('answer_way')
    .where('adviser_id', '=', adviserId)
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.answer_way ?? 'courriel'
}

/** The latest of one's own to the same place that still waits, or was accepted without its outcome known. */
async function openOf(db: Db, { kind, target }: Asked, adviserId: string): Promise<PreparedRequest['open']> {
  const row = await db
    .selectFrom('contact_requests')
    .select(['id', 'state', 'sent_at', 'reference'])
    .where('adviser_id', '=', adviserId)
    .where('kind', '=', kind)
    .where(kind === 'direct' ? 'listing_id' : 'sector_id', '=', target)
    .where('state', 'in', ['sent', 'seen', 'accepted'])
    .where('outcome', 'is', null)
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { id: row.id, state: row.state, sentAt: row.sent_at.toISOString(), reference: row.reference } : null
}
