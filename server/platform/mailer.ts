import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import { bounceCode, clearBounce, noteBounce } from './bounces.ts'
import type { Clock } from './clock.ts'
import type { Db } from './db.ts'
import type { Log } from './log.ts'
import { claimMail, type DueMail, delayMail, forgetMail } from './mails.queries.ts'
import { writeToOutbox } from './outbox.ts'
import type { Signals } from './signals.ts'
import { startWorker, type Worker } from './worker.ts'

/** Hands one mail over; what it throws is tried again later. */
type Send = (mail: DueMail) => Promise<void>

interface Ground {
  config: Pick<Config, 'mail' | 'publicUrl'>
  db: Db
  clock: Clock
  log: Log
  signals: Signals
}

/** A minute after the first failure, then twice as long each time: given up after a day and a half, so that an outage of a night or a day loses nothing. */
const retryMs = 60_000
const maxAttempts = 12

function smtp({ url, from }: { url: string; from: string }, publicUrl: string): Send {
  const host = new URL(publicUrl).hostname
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async ({ id, recipient, reply_to, subject, text, html }) => {
    // The same identifier at each attempt: a mail sent twice by accident is one in the mailbox.
    const messageId = `<${id}@${host}>`
    const to = { from, to: recipient, ...(reply_to && { replyTo: reply_to }) }
    await transport.sendMail({ ...to, subject, text, html, messageId, headers })
  }
}
const headers = { 'Auto-Submitted': 'auto-generated' }

/** Codes only: what a mail server answers repeats the address. */
const codesOf = (error: unknown) => {
  const { code, responseCode, name } = error as { code?: string; responseCode?: number; name?: string }
  return [code ?? name ?? 'unknown', responseCode].filter(Boolean).join(' ')
}

/** Sends the rows of `mails`, once each however many instances run, and keeps nothing of those that left. */
export function startMailer({ config, db, clock, log, signals }: Ground): Worker {
  const { mail, publicUrl } = config
  const send: Send = mail.kind === 'smtp' ? smtp(mail, publicUrl) : (due) => writeToOutbox(mail.dir, due)

  const attempt = async (due: DueMail) => {
    if (due.expires_at && due.expires_at <= clock.now())
      return forgetMail(db, due.id, { sentAt: null, error: 'expired' })
    try {
      await send(due)
    } catch (error) {
      const bounce = bounceCode(error)
      // Not even the print of an address that is to be forgotten.
      if (bounce && !due.erase_recipient) await noteBounce(db, due.recipient, bounce, clock.now())
      const givenUp = bounce !== null || due.attempts >= maxAttempts
      log.warn({ mail: due.id, attempts: due.attempts, givenUp, reason: codesOf(error) }, 'mail not sent')
      if (givenUp) return forgetMail(db, due.id, { sentAt: null, error: codesOf(error) })
      return delayMail(db, due.id, codesOf(error))
    }
    await forgetMail(db, due.id, { sentAt: clock.now(), error: null })
    await clearBounce(db, due.recipient)
  }
  const run = async () => {
    for (;;) {
      const now = clock.now()
      const due = await claimMail(db, now, { retryMs, maxAttempts })
      if (!due) return
      await attempt(due)
    }
  }
  const worker = startWorker('mailer', run, { everyMs: 1000, log })
  signals.on('mails', worker.wake)
  return worker
}
