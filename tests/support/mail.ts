import type { OutboxMail } from '../../server/contract/outbox.ts'
import type { TestApp } from './app.ts'

/** Sends what is due, then reads the outbox, newest first. */
export async function mailsOf({ app, deps }: TestApp): Promise<OutboxMail[]> {
  await deps.mailer.settle()
  const answer = await app.inject('/api/outbox')
  return answer.json<{ mails: OutboxMail[] }>().mails
}

/** The token of the newest sign-in link mailed to an address. */
export async function linkFor(test: TestApp, email: string): Promise<string> {
  const mail = (await mailsOf(test)).find(({ to }) => to === email)
  const token = /#jeton=([\w-]+)/.exec(mail?.text ?? '')?.[1]
  if (!token) throw new Error(`no link was mailed to ${email}`)
  return token
}
