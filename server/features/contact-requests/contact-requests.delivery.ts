import type { RequestRow } from './contact-requests.queries.ts'

/** A mail still on its way after so long is told as not delivered: the telephone is offered. */
const lateMs = 24 * 3_600_000

type Mailed = Pick<
  RequestRow,
  'delivered_at' | 'undelivered_at' | 'mail_sent_at' | 'mail_text' | 'mail_error' | 'mail_created_at' | 'sent_at'
>

/**
 * What became of the mail that took a demande to its recipient. The row of the mail says it first; what is known is
 * kept with the demande by a schedule, since mails are purged. A blanked mail that never left was given up.
 */
export function deliveryOf(row: Mailed, now: Date): 'sending' | 'delivered' | 'undelivered' {
  // A server may take a mail, and give it back later.
  if (row.undelivered_at) return 'undelivered'
  if (row.delivered_at || row.mail_sent_at) return 'delivered'
  if (row.mail_text === '' && row.mail_error) return 'undelivered'
  // Sent on to somebody else, it is their mail that is waited for.
  return now.getTime() - (row.mail_created_at ?? row.sent_at).getTime() > lateMs ? 'undelivered' : 'sending'
}
