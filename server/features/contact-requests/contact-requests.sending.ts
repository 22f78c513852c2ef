import { sql } from 'kysely'
import type { AnswerWay, RequestKind } from '../../contract/vocabulary.requests.ts'
import type { Frein } from '../../contract/vocabulary.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import { queueMails } from '../../platform/mails.queries.ts'
import { departementsOf } from '../listings/listings.audit.ts'
import { newLink } from './contact-requests.links.ts'
import { requestMail } from './contact-requests.mails.ts'
import { writeStep } from './contact-requests.moves.ts'
import { readAsked } from './contact-requests.queries.ts'
import { type Recipient, recipientsOfListing, recipientsOfSector } from './contact-requests.recipients.ts'
import {
  aDayBefore,
  answerUrl,
  listingGone,
  nobodyToWriteTo,
  receivedAtMost,
  receivesTooMany,
} from './contact-requests.rules.ts'

/** A demande as its form sends it. */
export interface NewRequest {
  readonly formKey: string
  readonly kind: RequestKind
  /** The listing for the first way, the sector for the two others. */
  readonly targetId: string
  readonly commune: string | null
  readonly freins: readonly Frein[]
  readonly sensitiveInMail: boolean
  readonly reference: string | null
  readonly message: string
  readonly answerWay: AnswerWay
  /** The adviser's own line, `+33536490142`. */
  readonly phone?: string | null
}

interface Sender {
  readonly adviserId: string
  readonly now: Date
  readonly publicUrl: string
}

/** Sends a demande and returns its id. The same form sent twice is one demande. Throws 404, 409 or 410 when nobody can have it. */
export const sendRequest = (db: Db, asked: NewRequest, sender: Sender): Promise<string> =>
  db.transaction().execute(async (trx) => {
    const target = await targetOf(trx, asked)
    const [recipient] = target.recipients
    if (!recipient) throw nobodyToWriteTo()
    const id = await insert(trx, asked, target, recipient, sender)
    if (!id) return sentBefore(trx, asked, sender)
    await checkFlood(trx, recipient, sender.now)
    await writeStep(
      trx,
      { id, state: null },
      { action: 'send', actor: 'adviser', to: 'sent', accountId: sender.adviserId },
      sender.now,
    )
    await mailTo(trx, id, recipient, sender)
    return id
  })

interface Target {
  readonly listing_id: string | null
  readonly structure_id: string | null
  readonly sector_id: string | null
  readonly departements: string[]
  readonly recipients: readonly Recipient[]
}

const targetOf = (trx: Trx, { kind, targetId }: NewRequest): Promise<Target> =>
  kind === 'direct' ? listingAsTarget(trx, targetId) : sectorAsTarget(trx, targetId)

async function listingAsTarget(trx: Trx, id: string): Promise<Target> {
  const listing = await trx
    .selectFrom('listings')
    .innerJoin('structures', 'structures.id', 'structure_id')
    .select(['listings.state', 'structure_id', departementsOf.as('departements')])
    .where('listings.id', '=', id)
    .executeTakeFirst()
  if (listing?.state === 'archived') throw listingGone()
  if (listing?.state !== 'published') throw notFound('Cette fiche n’existe pas ou n’existe plus.')
  const { structure_id, departements } = listing
  const recipients = await recipientsOfListing(trx, id)
  return { listing_id: id, structure_id, sector_id: null, departements: departements ?? [], recipients }
}

async function sectorAsTarget(trx: Trx, id: string): Promise<Target> {
  const sector = await trx.selectFrom('sectors').select('departement').where('id', '=', id).executeTakeFirst()
  if (!sector) throw notFound('Ce secteur n’existe pas ou n’existe plus.')
  const recipients = await recipientsOfSector(trx, id)
  return { listing_id: null, structure_id: null, sector_id: id, departements: [sector.departement], recipients }
}

async function insert(trx: Trx, asked: NewRequest, target: Target, to: Recipient, { adviserId, now }: Sender) {
  const { formKey, kind, commune, freins, sensitiveInMail, reference, message, answerWay, phone } = asked
  const { recipients, ...place } = target
  const inserted = await trx
    .insertInto('contact_requests')
    .values({
      ...place,
      ...{ form_key: formKey, kind, adviser_id: adviserId, commune, freins: [...freins], reference, message },
      ...{ sensitive_in_mail: sensitiveInMail, answer_way: answerWay, adviser_phone: phone ?? null, sent_at: now },
      ...recipientColumns(to),
    })
    .onConflict((conflict) => conflict.columns(['adviser_id', 'form_key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id
}

/** Whom a row is addressed to. */
export const recipientColumns = ({ kind, name, role, email }: Recipient) => ({
  recipient_kind: kind,
  recipient_name: name,
  recipient_role: role,
  recipient_email: email,
})

async function sentBefore(trx: Trx, { formKey }: NewRequest, { adviserId }: Sender): Promise<string> {
  const { id } = await trx
    .selectFrom('contact_requests')
    .select('id')
    .where('adviser_id', '=', adviserId)
    .where('form_key', '=', formKey)
    .executeTakeFirstOrThrow()
  return id
}

/** Throws 429 `recipient-busy`: from all advisers together. The one being sent is counted. */
export async function checkFlood(trx: Trx, { email }: Recipient, now: Date): Promise<void> {
  const { count } = await trx
    .selectFrom('contact_requests')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where(sql<boolean>`lower(recipient_email) = lower(${email})`)
    .where('sent_at', '>', aDayBefore(now))
    .executeTakeFirstOrThrow()
  if (count > receivedAtMost) throw receivesTooMany()
}

interface Mailing {
  readonly now: Date
  readonly publicUrl: string
  /** Why it comes to this person, said in the mail. */
  readonly note?: string
  /** It was mailed to them before. */
  readonly again?: boolean
}

/** Mails a demande to whoever it is now addressed to, with a new link; answers to the mail go to the adviser. */
export async function mailTo(
  trx: Trx,
  id: string,
  to: Recipient,
  { now, publicUrl, note, again = false }: Mailing,
): Promise<void> {
  const { asked, asker } = await readAsked(trx, id)
  const url = answerUrl(publicUrl, await newLink(trx, id, to.email, now))
  const body = requestMail(asked, asker, { to, url, again, ...(note && { note }) })
  const answered = asker.email && { replyTo: asker.email }
  const [mail_id] = await queueMails(trx, [{ to: to.email, ...answered, ...body }], now)
  await trx
    .updateTable('contact_requests')
    .set({ mail_id: mail_id!, delivered_at: null, undelivered_at: null })
    .where('id', '=', id)
    .execute()
}
