import { type SqlBool, sql } from 'kysely'
import type { Trx } from '../../platform/db.ts'
import { type MailToSend, queueMails } from '../../platform/mails.queries.ts'
import { hashOf, newToken } from '../../platform/secrets.ts'
import { showTitle } from '../listings/listings.title.ts'
import { confirmMail } from './verifications.mails.ts'
import type { Recipient } from './verifications.recipients.ts'
import { claimUrl, confirmUrl, daysAfter, linkDays, unsubscribeUrl } from './verifications.rules.ts'

export interface Moment {
  readonly now: Date
  readonly today: string
  readonly publicUrl: string
}

interface Asking {
  readonly listingIds: readonly string[]
  /** Of a campaign. */
  readonly recipientId?: string
}

/** Writes to somebody about listings of a structure, with a link that confirms and one that wants no other mail. */
export async function askToConfirm(trx: Trx, to: Recipient, asking: Asking, moment: Moment): Promise<void> {
  const confirm = newToken()
  const unsubscribe = newToken()
  const link = linkFor(to, asking, moment.now)
  await trx
    .insertInto('verification_links')
    .values([link('confirm', confirm), link('unsubscribe', unsubscribe)])
    .execute()
  const mail = confirmMail({
    ...(await saidOf(trx, to, asking)),
    member: to.account_id !== null,
    today: moment.today,
    confirmUrl: confirmUrl(moment.publicUrl, confirm),
    claimUrl: claimUrl(moment.publicUrl, to.structure_id),
    unsubscribeUrl: unsubscribeUrl(moment.publicUrl, unsubscribe),
  })
  const toSend: MailToSend = { to: to.address, ...mail, expiresAt: daysAfter(moment.now, linkDays.confirm) }
  await queueMails(trx, [toSend], moment.now)
}

const linkFor =
  ({ structure_id, account_id, print }: Recipient, { listingIds, recipientId }: Asking, now: Date) =>
  (purpose: 'confirm' | 'unsubscribe', token: string) => ({
    ...{ token_hash: hashOf(token), purpose, structure_id, account_id, recipient_id: recipientId ?? null },
    ...{ listing_ids: purpose === 'confirm' ? [...listingIds] : [], sent_to: print },
    ...{ created_at: now, expires_at: daysAfter(now, linkDays[purpose]) },
  })

async function saidOf(trx: Trx, { structure_id }: Recipient, { listingIds }: Asking) {
  const { nom } = await trx
    .selectFrom('structures')
    .select('nom')
    .where('id', '=', structure_id)
    .executeTakeFirstOrThrow()
  const listings = await trx
    .selectFrom('listings')
    .select(['nom', 'verified_on'])
    .where(sql<SqlBool>`id = any(${listingIds}::uuid[])`)
    .orderBy('verified_on')
    .orderBy('nom')
    .execute()
  const titled = listings.map(({ nom, verified_on }) => ({ title: showTitle(nom), verified_on }))
  return { structure: showTitle(nom), listings: titled }
}
