import { randomUUID } from 'node:crypto'
import { type SqlBool, sql } from 'kysely'
import type { Db, Trx } from './db.ts'
import type { MailBody } from './mail-layout.ts'
import { notify } from './signals.ts'

export interface MailToSend extends MailBody {
  readonly to: string
  /** Not sent later than this. */
  readonly expiresAt?: Date
  /** Whom an answer goes to, instead of the sender. */
  readonly replyTo?: string
  /** The address is nobody's of ours: forgotten once the mail has left, or is too late to. */
  readonly eraseRecipient?: true
}

/** Hands mails to the worker, which sends them once the transaction is committed. Returns their ids, in order. */
export async function queueMails(trx: Trx, mails: readonly MailToSend[], now: Date): Promise<string[]> {
  if (mails.length === 0) return []
  const rows = mails.map(({ to, subject, text, html, expiresAt, replyTo, eraseRecipient }) => ({
    ...{ id: randomUUID(), recipient: to, reply_to: replyTo ?? null, subject, text, html },
    ...{ expires_at: expiresAt ?? null, erase_recipient: eraseRecipient ?? false },
    ...{ created_at: now, next_attempt_at: now, last_error: null, sent_at: null },
  }))
  await trx.insertInto('mails').values(rows).execute()
  await notify(trx, 'mails')
  return rows.map(({ id }) => id)
}

export interface DueMail {
  readonly id: string
  readonly recipient: string
  readonly reply_to: string | null
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly created_at: Date
  /** This attempt included. */
  readonly attempts: number
  readonly expires_at: Date | null
  readonly erase_recipient: boolean
}

/**
 * Takes the oldest mail due. Its next attempt is written before this one starts, so that neither another instance nor a
 * crash sends it in a loop: it comes back after `retryMs`, doubled at each attempt.
 */
export async function claimMail(
  db: Db,
  now: Date,
  { retryMs, maxAttempts }: { retryMs: number; maxAttempts: number },
): Promise<DueMail | undefined> {
  const { rows } = await sql<DueMail>`update mails
    set attempts = attempts + 1,
        next_attempt_at = ${now}::timestamptz + ${retryMs / 1000}::integer * power(2, attempts) * interval '1 second'
    where id = (
      select id from mails
      where sent_at is null and next_attempt_at <= ${now}::timestamptz and attempts < ${maxAttempts}
      order by next_attempt_at, created_at
      limit 1
      for update skip locked)
    returning id, recipient, reply_to, subject, text, html, created_at, attempts, expires_at, erase_recipient`.execute(
    db,
  )
  return rows[0]
}

export async function delayMail(db: Db, id: string, error: string): Promise<void> {
  await db.updateTable('mails').set({ last_error: error }).where('id', '=', id).execute()
}

/** Blanks a mail that left or will never leave: its text may hold a way in. */
export async function forgetMail(
  db: Db,
  id: string,
  { sentAt, error }: { sentAt: Date | null; error: string | null },
): Promise<void> {
  await db
    .updateTable('mails')
    .set({ text: '', html: '', reply_to: null, recipient: keptRecipient, sent_at: sentAt, last_error: error })
    .where('id', '=', id)
    .execute()
}
const keptRecipient = sql<string>`case when erase_recipient then '' else recipient end`

/** Blanks mails too late to be sent whose recipient is to be forgotten, whatever became of them. Returns how many. */
export async function eraseRecipients(db: Db, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('mails')
    .set({ text: '', html: '', recipient: '', last_error: sql<string>`coalesce(last_error, 'expired')` })
    .where('erase_recipient', '=', true)
    .where('recipient', '<>', '')
    .where('expires_at', '<=', now)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/**
 * Deletes what is left of mails that left, or never will, before then: blanked, or due since, because its sender
 * stopped in the middle of the last attempt. Returns how many.
 */
export async function purgeMails(db: Db, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('mails')
    .where(
      sql<SqlBool>`sent_at < ${before}::timestamptz or (sent_at is null
        and (next_attempt_at < ${before}::timestamptz or (text = '' and created_at < ${before}::timestamptz)))`,
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
