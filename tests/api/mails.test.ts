import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Config } from '../../server/config.ts'
import { makeClock } from '../../server/platform/clock.ts'
import { startMailer } from '../../server/platform/mailer.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { mailsOf } from '../support/mail.ts'
import { quiet } from '../support/quiet.ts'

const it = useApp({ engine: false })

const askLink = (email: string) => it.app.inject({ method: 'POST', url: '/api/session/link', payload: { email } })
const outboxDir = () => {
  const { mail } = it.deps.config
  if (mail.kind !== 'outbox') throw new Error('these tests keep their mails')
  return mail.dir
}
const rowsTo = (email: string) => it.deps.db.selectFrom('mails').selectAll().where('recipient', '=', email).execute()

describe('a mail kept on this machine', () => {
  test('is a file its owner alone reads, with what would have been sent', async () => {
    const { email } = await anAccount(it.deps.db)
    await askLink(email)
    const [mail] = await mailsOf(it)
    expect(mail).toMatchObject({ to: email, subject: 'Votre lien de connexion à Levier' })
    expect(mail!.text).toContain(`${it.deps.config.publicUrl}/connexion/lien#jeton=`)
    expect(mail!.html).toContain('<html lang="fr">')
    for (const words of [mail!.text, mail!.html]) expect(words).not.toMatch(/« | [»:;?!]/)
    const names = readdirSync(outboxDir())
    expect(names.every((name) => /^\d{4}-\d\d-\d\dT[\d-]+\.\d{3}Z-[0-9a-f-]{36}\.json$/.test(name))).toBe(true)
    expect(statSync(join(outboxDir(), names[0]!)).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(join(outboxDir(), names.sort().at(-1)!), 'utf8'))).toEqual(mail)
  })

  test('leaves nothing of its text in the database', async () => {
    const { email } = await anAccount(it.deps.db)
    await askLink(email)
    await it.deps.mailer.settle()
    const [row] = await rowsTo(email)
    expect(row).toMatchObject({ text: '', html: '', attempts: 1, last_error: null })
    expect(row!.sent_at).toBeInstanceOf(Date)
  })

  test('comes before the older ones', async () => {
    const first = await anAccount(it.deps.db)
    const second = await anAccount(it.deps.db)
    for (const { email } of [first, second]) await askLink(email)
    expect((await mailsOf(it)).slice(0, 2).map(({ to }) => to)).toEqual([second.email, first.email])
  })
})

describe('a mail sent', () => {
  // What a mail server says, in order; it keeps what it was given.
  let server: Server
  const received: string[] = []
  let refusing = false
  beforeAll(async () => {
    server = createServer((socket) => {
      let data: string | null = null
      socket.setEncoding('utf8').on('error', () => {})
      socket.write('220 test\r\n')
      socket.on('data', (chunk: string) => {
        received.push(chunk)
        if (data !== null) {
          // The end of a message may come in a packet of its own.
          data += chunk
          if (!data.endsWith('\r\n.\r\n')) return
          data = null
          socket.write('250 kept\r\n')
        } else if (/^RCPT/i.test(chunk) && refusing) socket.write('450 <someone@test.levier.example> later\r\n')
        else if (/^DATA/i.test(chunk)) {
          data = ''
          socket.write('354 go on\r\n')
        } else socket.write(/^QUIT/i.test(chunk) ? '221 bye\r\n' : '250 ok\r\n')
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => void server.close())

  /** A mailer of its own on the same rows, at a moment of its own. */
  async function sendAt(minutesLater: number) {
    const { port } = server.address() as { port: number }
    const clock = makeClock()
    const later = { ...clock, now: () => new Date(clock.now().getTime() + minutesLater * 60_000) }
    const config: Pick<Config, 'mail' | 'publicUrl'> = {
      publicUrl: 'https://levier.example',
      mail: { kind: 'smtp', url: `smtp://127.0.0.1:${port}`, from: 'Levier <levier@test.levier.example>' },
    }
    const { db, signals } = it.deps
    const mailer = startMailer({ config, db, clock: later, log: quiet, signals: { ...signals, on: () => {} } })
    await mailer.settle()
    await mailer.stop()
  }

  /** A row the product's own mailer does not see: due in an hour. */
  async function aMail(recipient: string) {
    const due = new Date(Date.now() + 3_600_000)
    const row = {
      recipient,
      subject: 'Essai à l’heure',
      text: 'Bonjour',
      html: '<p>Bonjour</p>',
      created_at: due,
      next_attempt_at: due,
    }
    return it.deps.db.insertInto('mails').values(row).returning('id').executeTakeFirstOrThrow()
  }
  const messageIds = () => received.join('').match(/^Message-ID: .*$/gim) ?? []

  test('carries an identifier that stays the same', async () => {
    const { id } = await aMail('a@test.levier.example')
    await sendAt(61)
    expect(messageIds()).toEqual([`Message-ID: <${id}@levier.example>`])
    expect(received.join('')).toMatch(/^To: a@test\.levier\.example/m)
    expect((await rowsTo('a@test.levier.example'))[0]).toMatchObject({ text: '', html: '', last_error: null })
  })

  test('is tried again later and later, then sent once', async () => {
    refusing = true
    received.length = 0
    await aMail('b@test.levier.example')
    await sendAt(61)
    const [refused] = await rowsTo('b@test.levier.example')
    expect(refused).toMatchObject({ attempts: 1, sent_at: null, text: 'Bonjour', last_error: 'EENVELOPE 450' })
    await sendAt(61)
    expect((await rowsTo('b@test.levier.example'))[0]).toMatchObject({ attempts: 1 })
    await sendAt(63)
    const [again] = await rowsTo('b@test.levier.example')
    expect(again).toMatchObject({ attempts: 2 })
    expect(again!.next_attempt_at.getTime()).toBeGreaterThan(refused!.next_attempt_at.getTime() + 60_000)
    refusing = false
    await sendAt(70)
    await sendAt(75)
    expect(messageIds()).toHaveLength(1)
    expect((await rowsTo('b@test.levier.example'))[0]).toMatchObject({ attempts: 3, text: '' })
  })

  test('is not sent once it is worth nothing, and its text is forgotten', async () => {
    received.length = 0
    const { id } = await aMail('d@test.levier.example')
    const expires_at = new Date(Date.now() + 62 * 60_000)
    await it.deps.db.updateTable('mails').set({ expires_at }).where('id', '=', id).execute()
    await sendAt(63)
    expect(received.join('')).toBe('')
    const [row] = await rowsTo('d@test.levier.example')
    expect(row).toMatchObject({ sent_at: null, text: '', html: '', last_error: 'expired' })
  })

  test('is given up and forgotten after twelve attempts', async () => {
    refusing = true
    const { id } = await aMail('c@test.levier.example')
    await it.deps.db.updateTable('mails').set({ attempts: 11 }).where('id', '=', id).execute()
    await sendAt(61)
    expect((await rowsTo('c@test.levier.example'))[0]).toMatchObject({
      attempts: 12,
      sent_at: null,
      text: '',
      html: '',
    })
    refusing = false
    await sendAt(60 * 48)
    expect((await rowsTo('c@test.levier.example'))[0]).toMatchObject({ attempts: 12, sent_at: null })
  })
})
