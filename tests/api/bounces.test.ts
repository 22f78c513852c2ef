import { afterAll, describe, expect, test } from 'vitest'
import { addressPrint } from '../../server/platform/bounces.ts'
import { layOutMail } from '../../server/platform/mail-layout.ts'
import { queueMails } from '../../server/platform/mails.queries.ts'
import { useApp } from '../support/app.ts'
import { startMailServer } from '../support/smtp.ts'

const server = await startMailServer()
const it = useApp({ engine: false, env: { SMTP_URL: server.url, MAIL_FROM: 'Levier <levier@test.levier.example>' } })
afterAll(() => server.close())

const mail = layOutMail({
  subject: 'Vos fiches sont-elles encore exactes\u202f?',
  paragraphs: ['Bonjour,', 'Une première phrase, assez longue pour être coupée par le transport : '.repeat(3).trim()],
  action: { label: 'Relire', url: 'https://levier.example/verification#jeton=abc' },
  links: [{ label: 'Ne plus recevoir ces rappels', url: 'https://levier.example/desabonnement#jeton=def' }],
})

async function send(to: string) {
  const { db, clock, mailer } = it.deps
  await db.transaction().execute((trx) => queueMails(trx, [{ to, ...mail }], clock.now()))
  await mailer.settle()
  return db
    .selectFrom('mails')
    .selectAll()
    .where('recipient', '=', to)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
}
const bounceOf = (address: string) =>
  it.deps.db
    .selectFrom('bounces')
    .select(['code', 'count'])
    .where('address', '=', addressPrint(address))
    .executeTakeFirst()
const to = (name: string) => server.received.filter((one) => one.to === `${name}@test.levier.example`)

describe('a mail through a mail server', () => {
  test('says the same as text and as a page, links included', async () => {
    const { id } = await send('lue@test.levier.example')
    const [received, ...others] = to('lue')
    expect(others).toEqual([])
    expect(received).toMatchObject({ subject: mail.subject, messageId: `<${id}@127.0.0.1>` })
    expect(received!.text.trim()).toBe(mail.text.trim())
    expect(received!.html.trim()).toBe(mail.html.trim())
    expect(received!.links).toEqual([
      'https://levier.example/verification#jeton=abc',
      'https://levier.example/desabonnement#jeton=def',
    ])
  })
})

describe('an address refused for good', () => {
  test('is noted without being written, and its mail is given up at once', async () => {
    server.refuse('partie@test.levier.example', '550 5.1.1 <partie@test.levier.example> User unknown')
    const row = await send('partie@test.levier.example')
    expect(row).toMatchObject({ sent_at: null, attempts: 1, text: '', last_error: 'EENVELOPE 550' })
    expect(await bounceOf('Partie@test.levier.example')).toEqual({ code: '550 5.1.1', count: 1 })
    const kept = await it.deps.db.selectFrom('bounces').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain('partie')
  })

  test('is counted, then forgotten when a mail goes through', async () => {
    const address = 'revenue@test.levier.example'
    server.refuse(address, '550 No such user here')
    await send(address)
    await send(address)
    expect(await bounceOf(address)).toEqual({ code: '550', count: 2 })
    server.refuse(address, null)
    await send(address)
    expect(to('revenue')).toHaveLength(1)
    expect(await bounceOf(address)).toBeUndefined()
  })

  test.each(['450 4.2.1 Mailbox busy', '550 5.7.1 Relaying denied', '530 5.7.0 Authentication required'])(
    'is not noted for what passes, or for who sends: %s',
    async (answer) => {
      const address = `${answer.slice(0, 3)}${answer.length}@test.levier.example`
      server.refuse(address, answer)
      const row = await send(address)
      expect(row).toMatchObject({ sent_at: null, attempts: 1 })
      expect(row.text).not.toBe('')
      expect(await bounceOf(address)).toBeUndefined()
    },
  )

  test('is forgotten a year later', async () => {
    const { db, clock } = it.deps
    const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 86_400_000)
    const row = (address: string, days: number) => ({ address, at: daysAgo(days), code: '550', count: 1 })
    await db
      .insertInto('bounces')
      .values([row('vieille', 366), row('d’hier', 1)])
      .execute()
    await it.deps.jobs.run('purge-bounces')
    const left = (await db.selectFrom('bounces').select('address').execute()).map(({ address }) => address)
    expect(left).toContain('d’hier')
    expect(left).not.toContain('vieille')
  })
})
