import { describe, expect, test } from 'vitest'
import { mailTo } from '../../server/features/contact-requests/contact-requests.sending.ts'
import { noteBounce } from '../../server/platform/bounces.ts'
import { at, number, publicUrl, useDemandes } from '../support/demandes.ts'

const today = '2026-05-26'
const { it, server, aDemande, rowOf, storyOf, step, run, mailsTo } = await useDemandes(today)

describe('a mail that cannot be delivered', () => {
  test('sends the demande to the next one, then to the desk, then tells the adviser to call', async () => {
    const { id, first, second, adviser, listing } = await aDemande(today)
    const send = async () => {
      await it.deps.db.updateTable('contact_requests').set({ delivered_at: null }).where('id', '=', id).execute()
      await run('deliver-requests')
    }
    await it.deps.db
      .updateTable('structures')
      .set({ courriel: `accueil@roule.example` })
      .where('id', '=', (eb) => eb.selectFrom('listings').select('structure_id').where('id', '=', listing.id))
      .execute()
    await noteBounce(it.deps.db, first, '550', new Date())
    server.refuse(second, '550 5.1.1 User unknown')
    await send()
    expect(await rowOf(id)).toMatchObject({ recipient_email: second, recipient_name: 'Anne' })
    await run('deliver-requests')
    const desk = await rowOf(id)
    expect([desk.recipient_kind, desk.undelivered_at]).toEqual(['structure', null])
    await noteBounce(it.deps.db, desk.recipient_email!, '550', new Date())
    await it.deps.db.deleteFrom('mails').execute()
    await send()
    expect((await rowOf(id)).undelivered_at).toBeInstanceOf(Date)
    await run('deliver-requests')
    expect(await storyOf(id)).toEqual(['send', 'succeed', 'succeed', 'fail'])
    const [told, ...more] = mailsTo(adviser.email)
    expect([told!.subject.slice(0, 10), more]).toEqual(['Non remise', []])
    expect(told!.text).toContain(number)
    const read = await it.deps.db
      .selectFrom('contact_reads')
      .select('reads')
      .where('account_id', '=', adviser.id)
      .execute()
    expect(read).toEqual([{ reads: 1 }])
    const headers = await it.signIn(adviser)
    const seen = await it.app.inject({ url: `/api/contact-requests/${id}`, headers })
    expect(seen.json().delivery).toBe('undelivered')
  })

  test('is noted as delivered once it left, and stays so when the mail is purged', async () => {
    const { id } = await aDemande(today)
    await it.deps.db.updateTable('contact_requests').set({ delivered_at: null }).where('id', '=', id).execute()
    await step(id, { action: 'succeed', actor: 'adviser' }, today)
    const to = { kind: 'intervenant', name: 'Yann', role: null, email: `ici@roule.example` } as const
    await it.deps.db.transaction().execute((trx) => mailTo(trx, id, to, { now: it.deps.clock.now(), publicUrl }))
    await it.deps.mailer.settle()
    await run('deliver-requests')
    expect((await rowOf(id)).delivered_at).toBeInstanceOf(Date)
  })
})

describe('an outage of the mail server', () => {
  const outage = { text: '', html: '', attempts: 12, last_error: 'ECONNECTION' }

  test('keeps the demande on its way, tells it late after a day, and delivers it in the end', async () => {
    const { id, second, adviser } = await aDemande(today)
    const to = { kind: 'intervenant', name: 'Anne', role: null, email: second } as const
    await server.stop()
    await it.deps.db.transaction().execute((trx) => mailTo(trx, id, to, { now: it.deps.clock.now(), publicUrl }))
    await run('deliver-requests')
    const { mail_id } = await rowOf(id)
    const mails = it.deps.db.updateTable('mails').where('id', '=', mail_id!)
    const headers = await it.signIn(adviser)
    const seen = async () => (await it.app.inject({ url: `/api/contact-requests/${id}`, headers })).json()
    expect(await seen()).toMatchObject({ delivery: 'sending', phone: null })
    await mails.set({ created_at: new Date(it.deps.clock.now().getTime() - 25 * 3_600_000) }).execute()
    expect(await seen()).toMatchObject({ delivery: 'undelivered', phone: { text: number } })
    await server.start()
    await mails.set({ next_attempt_at: it.deps.clock.now() }).execute()
    it.deps.mailer.wake()
    await it.deps.mailer.settle()
    await run('deliver-requests')
    expect((await seen()).delivery).toBe('delivered')
    expect(mailsTo(second)).toHaveLength(1)
    expect(await storyOf(id)).toEqual(['send'])
  })

  test('or a crash between sending and noting it may send a mail twice, as the same one', async () => {
    const { id, second } = await aDemande(today)
    const to = { kind: 'intervenant', name: 'Anne', role: null, email: second } as const
    await it.deps.db.transaction().execute((trx) => mailTo(trx, id, to, { now: it.deps.clock.now(), publicUrl }))
    const mails = () => it.deps.db.updateTable('mails').where('recipient', '=', second)
    const unsent = await it.deps.db
      .selectFrom('mails')
      .select(['text', 'html', 'reply_to'])
      .where('recipient', '=', second)
      .executeTakeFirstOrThrow()
    await it.deps.mailer.settle()
    await mails()
      .set({ ...unsent, sent_at: null, next_attempt_at: it.deps.clock.now() })
      .execute()
    it.deps.mailer.wake()
    await it.deps.mailer.settle()
    await run('deliver-requests')
    const [one, again] = mailsTo(second)
    expect([again!.messageId, again!.links]).toEqual([one!.messageId, one!.links])
    expect(mailsTo(second)).toHaveLength(2)
    expect((await rowOf(id)).delivered_at).toBeInstanceOf(Date)
  })

  test('longer than every attempt is told to the adviser, and the demande leaves again as a reminder', async () => {
    const { id, first, adviser } = await aDemande('2026-05-20', { delivered_at: null })
    const mail = { recipient: first, subject: 'Essai', ...outage, created_at: at('2026-05-20') }
    const kept = { ...mail, next_attempt_at: at('2026-05-22') }
    const { id: mail_id } = await it.deps.db.insertInto('mails').values(kept).returning('id').executeTakeFirstOrThrow()
    await it.deps.db.updateTable('contact_requests').set({ mail_id }).where('id', '=', id).execute()
    await run('deliver-requests')
    await run('deliver-requests')
    expect(await storyOf(id)).toEqual(['send', 'fail'])
    expect(mailsTo(adviser.email).map(({ subject }) => subject.slice(0, 10))).toEqual(['Non remise'])
    await run('follow-requests')
    expect(mailsTo(first)).toHaveLength(1)
    expect(await rowOf(id)).toMatchObject({ recipient_email: first, undelivered_at: null })
  })
})
