import { type Kysely, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../server/platform/schema.ts'
import { hashOf } from '../../server/platform/secrets.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { importRecords, sourceOf } from '../support/import-run.ts'
import { linkFor, mailsOf } from '../support/mail.ts'
import { opposing, someone } from '../support/oppositions.ts'

const it = useApp({ engine: false })

const { ask, confirm, showing, contactsOf, requestsOf, journal } = opposing(it)

/** The embedded database has one session; on a server the lock is that of another one. */
async function holdingTheLock<T>(work: () => Promise<T>): Promise<T> {
  const held = async (session: Kysely<Database>) => {
    await sql`select pg_advisory_lock(7305002)`.execute(session)
    const done = await work()
    await sql`select pg_advisory_unlock(7305002)`.execute(session)
    return done
  }
  return process.env.TEST_DATABASE_URL ? it.deps.db.connection().execute(held) : held(it.deps.db)
}

describe('asking to oppose', () => {
  test('answers the same whether the address is known or not, and writes to it either way', async () => {
    const { courriel } = someone()
    await showing({ courriel })
    const answers = await Promise.all([ask({ email: courriel }), ask({ email: 'inconnue@relais.example' })])
    const said = answers.map(({ statusCode, body }) => ({ statusCode, body }))
    expect(said).toEqual([
      { statusCode: 202, body: '' },
      { statusCode: 202, body: '' },
    ])
    const mails = (await mailsOf(it)).filter(({ to }) => [courriel, 'inconnue@relais.example'].includes(to))
    expect(mails.map(({ subject }) => subject)).toEqual(Array(2).fill(mails[0]!.subject))
    expect(await contactsOf(await showing({ courriel }))).toHaveLength(1)
  })

  test.each([
    [{ email: 'camille' }, 'email', 'invalid-email'],
    [{ email: 'a@b.example', telephone: 'rien' }, 'telephone', 'invalid-phone'],
    [{ email: 'a@b.example', telephone: '00000000' }, 'telephone', 'invalid-phone'],
    [{ email: 'a@b.example', telephone: '116 006' }, 'telephone', 'invalid-phone'],
    [{ email: 'a@b.example', message: 'x'.repeat(1001) }, 'message', 'invalid-input'],
  ])('says beside the field what is wrong: %j', async (payload, field, code) => {
    const answer = await ask(payload)
    expect([answer.statusCode, answer.json().code]).toEqual([400, code])
    expect(answer.json().fields[field]).toBeTruthy()
  })

  test('keeps no sign a database refuses, and the token as a hash only', async () => {
    const { courriel } = someone()
    await ask({ email: courriel.toUpperCase(), message: 'Bonjour\u0000\u202e,\r\n\r\n\r\n\r\nretirez-moi. ' })
    const token = await linkFor(it, courriel)
    expect(await requestsOf(courriel)).toMatchObject([
      { message: 'Bonjour,\n\nretirez-moi.', state: 'unconfirmed', token_hash: hashOf(token) },
    ])
  })

  test('never repeats the message in the mail: another may have written it', async () => {
    const { courriel, telephone } = someone()
    await ask({ email: courriel, telephone, message: 'Gagnez un téléphone' })
    const mail = (await mailsOf(it)).find(({ to }) => to === courriel)!
    expect(mail.text).not.toContain('Gagnez')
    expect(mail.text).toContain(telephone.replaceAll(' ', '\u00a0'))
    expect(mail.text).toContain('/opposition/confirmation#jeton=')
  })

  test('sends one address five links a day at most, and says nothing of it', async () => {
    const { courriel } = someone()
    for (let tries = 0; tries < 7; tries += 1) expect((await ask({ email: courriel })).statusCode).toBe(202)
    expect((await mailsOf(it)).filter(({ to }) => to === courriel)).toHaveLength(5)
  })

  test('stops one network that asks for too many', async () => {
    const from = (email: string) =>
      it.app.inject({ method: 'POST', url: '/api/oppositions', remoteAddress: '192.0.2.66', payload: { email } })
    const codes = []
    for (let tries = 0; tries < 31; tries += 1) codes.push((await from(`n${tries}@relais.example`)).statusCode)
    expect(codes).toEqual([...Array(30).fill(202), 429])
  })
})

describe('confirming an opposition', () => {
  test('removes the address and its name everywhere, and counts the listings', async () => {
    const { courriel } = someone()
    const other = someone()
    const listings = [await showing({ courriel, telephone: '05 36 49 01 42' }), await showing({ courriel }, other)]
    const structure = await aStructure(it.deps.db, { courriel })
    const ofStructure = await aListing(it.deps.db, { structure_source_id: structure.record.source_id })
    await ask({ email: courriel })
    const answer = await confirm(await linkFor(it, courriel))
    expect([answer.statusCode, answer.json()]).toEqual([200, { listings: 3, pending: false }])

    expect(await contactsOf(listings[0]!)).toEqual([{ name: null, telephone: '05 36 49 01 42', courriel: null }])
    expect(await contactsOf(listings[1]!)).toEqual([{ name: 'Camille Essai', ...other }])
    const read = await it.app.inject({ url: `/api/listings/${ofStructure.id}`, headers: await it.signIn() })
    expect(read.statusCode).toBe(200)
    expect(read.body).not.toContain(courriel)
    expect(await requestsOf(courriel)).toMatchObject([{ state: 'done', decided_by: null }])
  })

  test('takes with it the number that always stands beside the address', async () => {
    const { courriel, telephone } = someone()
    const listings = [await showing({ courriel, telephone }), await showing({ courriel, telephone })]
    await ask({ email: courriel, telephone: `+33${telephone.replace(/\s/g, '').slice(1)}` })
    expect((await confirm(await linkFor(it, courriel))).json()).toEqual({ listings: 2, pending: false })
    for (const listing of listings) expect(await contactsOf(listing)).toEqual([])
  })

  test.each([
    ['shown nowhere', () => []],
    ['of somebody else', (telephone: string) => [{ courriel: 'autre@relais.example', telephone }]],
    ['shown without address', (telephone: string) => [{ telephone }]],
  ])('leaves to an admin a number %s, and tells them', async (_name, others) => {
    const { courriel, telephone } = someone()
    const admin = await anAccount(it.deps.db, { role: 'admin' })
    const local = await anAccount(it.deps.db, { role: 'admin', departements: ['40'] })
    const listing = await showing({ courriel, telephone }, ...others(telephone))
    const shown = others(telephone).length > 0
    await ask({ email: courriel, telephone: shown ? telephone : '05 36 49 99 99' })
    expect((await confirm(await linkFor(it, courriel))).json()).toEqual({ listings: 1, pending: true })
    expect((await contactsOf(listing)).map((contact) => contact.telephone)).toContain(telephone)
    expect(await requestsOf(courriel)).toMatchObject([{ state: 'pending', decided_at: null }])
    const told = (await mailsOf(it)).filter(({ subject }) => subject === 'Une opposition attend votre décision')
    expect(told.map(({ to }) => to)).toContain(admin.email)
    expect(told.map(({ to }) => to)).not.toContain(local.email)
    expect(JSON.stringify(told)).not.toContain(courriel)
  })

  test('serves an address the base does not know: it is kept out of what comes later', async () => {
    const { courriel } = someone()
    await ask({ email: courriel })
    expect((await confirm(await linkFor(it, courriel))).json()).toEqual({ listings: 0, pending: false })
    const { structure, service, intervenants } = sourceOf(it.deps)
    const { report } = await importRecords(it.deps, { structures: [structure()], services: [service({ courriel })] })
    expect(report).toContainEqual(expect.objectContaining({ field: 'courriel', reason: 'opposed-contact' }))
    expect(await intervenants('1')).toMatchObject([{ courriel: null, name: null }])
  })

  test('works once', async () => {
    const { courriel } = someone()
    await ask({ email: courriel })
    const token = await linkFor(it, courriel)
    const both = await Promise.all([confirm(token), confirm(token)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410])
    const again = await confirm(token)
    expect([again.statusCode, again.json().code]).toEqual([410, 'link-used'])
  })

  test('refuses a link of nobody, and one of more than seven days', async () => {
    const { courriel } = someone()
    await ask({ email: courriel })
    const token = await linkFor(it, courriel)
    await it.deps.db
      .updateTable('opposition_requests')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where('email', '=', courriel)
      .execute()
    for (const given of [token, 'x'.repeat(43)]) {
      const answer = await confirm(given)
      expect([answer.statusCode, answer.json().code]).toEqual([410, 'link-expired'])
    }
    expect((await confirm('court')).json().code).toBe('invalid-link')
  })

  test('waits for the end of an import, and the link still serves', async () => {
    const { courriel } = someone()
    await ask({ email: courriel })
    const token = await linkFor(it, courriel)
    const { structure, service } = sourceOf(it.deps)
    const services = Array.from({ length: 300 }, (_, i) => service({ id: `${service().id}${i}`, courriel }))
    const running = importRecords(it.deps, { structures: [structure()], services })
    const answer = await confirm(token)
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'import-running'])
    await running
    expect((await confirm(token)).json()).toEqual({ listings: 300, pending: false })
  })

  test('waits for an import of another instance, which holds the lock', async () => {
    const { courriel } = someone()
    await ask({ email: courriel })
    const token = await linkFor(it, courriel)
    const answer = await holdingTheLock(() => confirm(token))
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'import-running'])
    expect((await confirm(token)).statusCode).toBe(200)
  })

  test('does not wait for another opposition', async () => {
    const people = [someone(), someone(), someone()]
    for (const { courriel } of people) await ask({ email: courriel })
    const tokens = await Promise.all(people.map(({ courriel }) => linkFor(it, courriel)))
    const answers = await Promise.all(tokens.map(confirm))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
  })

  test('is written in the journal, with counts and nobody’s address', async () => {
    const { courriel, telephone } = someone()
    await showing({ courriel, telephone })
    await ask({ email: courriel, telephone })
    await confirm(await linkFor(it, courriel))
    const lines = await journal((await requestsOf(courriel))[0]!.id)
    expect(lines).toMatchObject([
      {
        ...{ action: 'opposition.applied', actor_kind: 'visitor', actor_id: null, departements: null },
        detail: { kind: 'courriel', telephone: 'applied', listings: 1, structures: 0 },
      },
    ])
    expect(JSON.stringify(lines)).not.toMatch(new RegExp(courriel))
  })
})
