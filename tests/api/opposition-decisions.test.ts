import { describe, expect, test } from 'vitest'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { command } from '../support/import-run.ts'
import { mailsOf } from '../support/mail.ts'
import { opposing, someone } from '../support/oppositions.ts'

const it = useApp({ engine: false })
const { post, ask, showing, contactsOf, requestsOf, journal, governor, pending } = opposing(it)

describe('deciding on an opposition', () => {
  test('is for the admins of everything', async () => {
    const { id } = await pending()
    const local = await it.signIn(await anAccount(it.deps.db, { role: 'admin', departements: ['40'] }))
    const calls = [
      it.app.inject({ url: '/api/oppositions', headers: local }),
      post(`/api/oppositions/${id}/apply`, {}, local),
      post(`/api/oppositions/${id}/refuse`, { reason: 'Non.' }, local),
    ]
    for (const answer of await Promise.all(calls)) expect(answer.statusCode).toBe(403)
  })

  test('shows those to decide, the oldest first, then the decided ones; never one without proof', async () => {
    const [first, second] = [await pending(), await pending()]
    const unproved = someone()
    await ask({ email: unproved.courriel })
    const headers = await governor()
    const { requests } = (await it.app.inject({ url: '/api/oppositions', headers })).json()
    const waiting = requests.filter(({ state }: { state: string }) => state === 'pending')
    expect(requests.slice(0, waiting.length)).toEqual(waiting)
    const emails = waiting.map(({ email }: { email: string }) => email)
    expect(emails.indexOf(first.email)).toBeLessThan(emails.indexOf(second.email))
    expect(waiting.at(-1)).toMatchObject({
      ...{ email: second.email, message: 'C’est mon portable.', decidedAt: null, reason: null },
      telephone: second.telephone.replaceAll(' ', '\u00a0'),
    })
    expect(JSON.stringify(requests)).not.toContain(unproved.courriel)
  })

  test('to apply removes the number everywhere, tells the person, and stands', async () => {
    const { id, email, listing } = await pending()
    const headers = await governor()
    const answer = await post(`/api/oppositions/${id}/apply`, {}, headers)
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { state: 'done', reason: null }])
    expect(await contactsOf(listing)).toEqual([])
    expect((await mailsOf(it)).find(({ to }) => to === email)?.subject).toBe('Votre numéro est retiré de Levier')
    expect((await journal(id)).at(-1)).toMatchObject({
      ...{ action: 'opposition.applied', actor_kind: 'account' },
      detail: { kind: 'telephone', listings: 1, structures: 0 },
    })
    const after = await post(`/api/oppositions/${id}/refuse`, { reason: 'Trop tard.' }, headers)
    expect([after.statusCode, after.json().code]).toEqual([409, 'already-decided'])
  })

  test('to refuse keeps the number, and sends the reason', async () => {
    const { id, email, telephone, listing } = await pending()
    const headers = await governor()
    expect((await post(`/api/oppositions/${id}/refuse`, { reason: '\u0000\u0000' }, headers)).json()).toMatchObject({
      ...{ code: 'reason-needed', fields: { reason: expect.any(String) } },
    })
    const reason = 'Ce numéro est celui du standard.'
    const answer = await post(`/api/oppositions/${id}/refuse`, { reason }, headers)
    expect(answer.json()).toMatchObject({ state: 'refused', reason })
    expect(await contactsOf(listing)).toMatchObject([{ telephone }])
    expect((await mailsOf(it)).find(({ to }) => to === email)?.text).toContain(reason)
    expect((await journal(id)).at(-1)).toMatchObject({ action: 'opposition.refused', detail: { reason } })
  })

  test('by two admins at once is decided once', async () => {
    const { id } = await pending()
    const [one, other] = [await governor(), await governor()]
    const answers = await Promise.all([
      post(`/api/oppositions/${id}/apply`, {}, one),
      post(`/api/oppositions/${id}/refuse`, { reason: 'Non.' }, other),
    ])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect(await journal(id)).toHaveLength(2)
  })

  test('on a request that nobody proved, or that does not exist, is a 404', async () => {
    const { courriel } = someone()
    await ask({ email: courriel })
    const ids = [(await requestsOf(courriel))[0]!.id, '00000000-0000-4000-8000-000000000000']
    const headers = await governor()
    for (const id of ids) expect((await post(`/api/oppositions/${id}/apply`, {}, headers)).statusCode).toBe(404)
  })
})

describe('the schedule of oppositions', () => {
  test('deletes what was not confirmed in seven days, and what was decided a year ago; never what waits', async () => {
    const days = (count: number) => new Date(Date.now() - count * 24 * 3_600_000)
    const old = { telephone: null, message: null, token_hash: null, created_at: days(800) }
    const rows = [
      { email: 'a@purge.example', state: 'unconfirmed', expires_at: days(1) },
      { email: 'b@purge.example', state: 'unconfirmed', expires_at: days(-1) },
      { email: 'c@purge.example', state: 'done', expires_at: days(700), decided_at: days(370) },
      { email: 'd@purge.example', state: 'refused', expires_at: days(700), decided_at: days(360) },
      { email: 'e@purge.example', state: 'pending', expires_at: days(700), confirmed_at: days(700) },
    ] as const
    await it.deps.db.deleteFrom('opposition_requests').execute()
    await it.deps.db
      .insertInto('opposition_requests')
      .values(rows.map((row) => ({ ...old, ...row })))
      .execute()
    expect(await it.deps.jobs.run('purge-oppositions')).toBe(2)
    const left = await it.deps.db.selectFrom('opposition_requests').select('email').orderBy('email').execute()
    expect(left.map(({ email }) => email[0])).toEqual(['b', 'd', 'e'])
  })
})

describe('the command', () => {
  test('writes in the journal what it removed, as a command', async () => {
    const { courriel } = someone()
    await showing({ courriel })
    await command(it.deps, 'opposition', ['--courriel', courriel])
    const last = await it.deps.db.selectFrom('audit_events').selectAll().orderBy('id', 'desc').executeTakeFirst()
    expect(last).toMatchObject({
      ...{ action: 'opposition.applied', actor_kind: 'command', actor_id: 'opposition', target_id: null },
      detail: { kind: 'courriel', listings: 1, structures: 0 },
    })
  })
})
