import type { LightMyRequestResponse } from 'fastify'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createLoginLink } from '../../server/features/accounts/accounts.links.ts'
import { hashOf } from '../../server/platform/secrets.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { linkFor, mailsOf } from '../support/mail.ts'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0'
const it = useApp({ engine: false })
afterEach(() => void vi.restoreAllMocks())

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  it.app.inject({ method: 'POST', url, payload, headers })
const askLink = async (email: string) =>
  (await post('/api/session/link', { email })).json<{ attempt: string }>().attempt
const show = (token: string) => post('/api/session/link/code', { token })
const type = (attempt: string, code: string, headers = {}) => post('/api/session/code', { attempt, code }, headers)
const refusal = (answer: LightMyRequestResponse) => [answer.statusCode, answer.json().code]
const moveOn = (minutes: number) => {
  const then = Date.now() + minutes * 60_000
  vi.spyOn(it.deps.clock, 'now').mockImplementation(() => new Date(then))
}
const otherThan = (code: string) => code.replace(/^./, (digit) => String((Number(digit) + 1) % 10))

/** Somebody who asked for a link here and opened it there. */
async function someoneElsewhere() {
  const account = await anAccount(it.deps.db)
  const attempt = await askLink(account.email)
  const token = await linkFor(it, account.email)
  const { code } = (await show(token)).json<{ code: string }>()
  return { account, attempt, token, code }
}
const linkRow = (token: string) =>
  it.deps.db.selectFrom('login_links').selectAll().where('token_hash', '=', hashOf(token)).executeTakeFirstOrThrow()
const sessionsOf = (accountId: string) =>
  it.deps.db.selectFrom('sessions').selectAll().where('account_id', '=', accountId).execute()

describe('the code a link shows on another device', () => {
  test('is refused to whoever has no link, and never shown for one that is used, late or changed', async () => {
    const { token } = await someoneElsewhere()
    expect(refusal(await show('x'.repeat(43)))).toEqual([410, 'link-expired'])
    expect(refusal(await show(token))).toEqual([410, 'link-used'])
    expect(refusal(await show(`${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`))).toEqual([410, 'link-expired'])
    const late = await anAccount(it.deps.db)
    await askLink(late.email)
    const lateToken = await linkFor(it, late.email)
    moveOn(15)
    expect(refusal(await show(lateToken))).toEqual([410, 'link-expired'])
  })

  test('comes with the device that asked, to be recognised before it is let in', async () => {
    const account = await anAccount(it.deps.db)
    await post('/api/session/link', { email: account.email }, { 'user-agent': firefox })
    const mail = (await mailsOf(it)).find(({ to }) => to === account.email)
    expect(mail?.text).toContain('Il a été demandé depuis Firefox sur Linux.')
    const { askedFrom } = (await show(await linkFor(it, account.email))).json()
    expect(askedFrom).toEqual({ device: 'Firefox sur Linux', address: '127.0.0.0' })
  })

  test('opens the session on the device that asked, and only there', async () => {
    const { account, attempt, code } = await someoneElsewhere()
    expect(code).toMatch(/^\d{6}$/)
    const other = await someoneElsewhere()
    expect(refusal(await type(other.attempt, code === other.code ? otherThan(code) : code))).toEqual([
      400,
      'wrong-code',
    ])
    const answer = await type(attempt, code, {
      'user-agent': firefox,
    })
    expect(answer.json()).toMatchObject({ account: { id: account.id } })
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^levier_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    expect(await sessionsOf(account.id)).toMatchObject([{ device: 'Firefox sur Linux', address: '127.0.0.0' }])
  })

  test('is typed as it is read, with its spaces', async () => {
    const { attempt, code } = await someoneElsewhere()
    expect((await type(attempt, ` ${code.slice(0, 3)}\u00a0${code.slice(3)} `)).statusCode).toBe(200)
  })

  test.each(['', '12345', '1234567', 'abcdef', '12 34'])(
    'has six digits: %j is refused beside its field',
    async (code) => {
      const answer = await type('x'.repeat(43), code)
      expect(refusal(answer)).toEqual([400, 'invalid-code'])
      expect(answer.json().fields).toEqual({ code: 'Le code a six chiffres.' })
    },
  )

  test('uses the link up: it opens no session any more', async () => {
    const { token } = await someoneElsewhere()
    expect(refusal(await post('/api/session', { token }))).toEqual([410, 'link-used'])
  })

  test('is told once when the link is pressed five times at the same moment', async () => {
    const { email } = await anAccount(it.deps.db)
    await askLink(email)
    const token = await linkFor(it, email)
    const answers = await Promise.all(Array.from({ length: 5 }, () => show(token)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410, 410, 410, 410])
  })

  test('opens one session when it is sent five times at the same moment', async () => {
    const { account, attempt, code } = await someoneElsewhere()
    const answers = await Promise.all(Array.from({ length: 5 }, () => type(attempt, code)))
    expect(answers.map((answer) => answer.json().code ?? 'open').sort()).toEqual([
      ...Array<string>(4).fill('code-used'),
      'open',
    ])
    expect(answers.filter(({ headers }) => headers['set-cookie'])).toHaveLength(1)
    expect(await sessionsOf(account.id)).toHaveLength(1)
  })

  test('may be typed wrongly four times', async () => {
    const { attempt, code } = await someoneElsewhere()
    const wrong = otherThan(code)
    const said: string[] = []
    for (let tries = 0; tries < 4; tries += 1) said.push((await type(attempt, wrong)).json().message)
    expect(said).toEqual([
      'Ce code n’est pas le bon. Il vous reste 4 essais.',
      'Ce code n’est pas le bon. Il vous reste 3 essais.',
      'Ce code n’est pas le bon. Il vous reste 2 essais.',
      'Ce code n’est pas le bon. Il vous reste un essai.',
    ])
    expect((await type(attempt, code)).statusCode).toBe(200)
  })

  test('is cancelled by the fifth wrong one, even when they come together', async () => {
    const { account, attempt, code } = await someoneElsewhere()
    const answers = await Promise.all(Array.from({ length: 8 }, () => type(attempt, otherThan(code))))
    const codes = answers.map((answer) => refusal(answer).join(' ')).sort()
    expect(codes).toEqual([...Array<string>(4).fill('400 wrong-code'), ...Array<string>(4).fill('410 code-cancelled')])
    const right = await type(attempt, code)
    expect(refusal(right)).toEqual([410, 'code-cancelled'])
    expect(right.json().fields.code).toBe('Ce code est annulé, après 5 essais. Demandez un autre lien.')
    expect(await sessionsOf(account.id)).toEqual([])
  })

  test('expires after five minutes', async () => {
    const { attempt, token, code } = await someoneElsewhere()
    moveOn(4.9)
    expect(refusal(await type(attempt, otherThan(code)))).toEqual([400, 'wrong-code'])
    moveOn(5)
    expect(refusal(await type(attempt, code))).toEqual([410, 'code-expired'])
    expect((await linkRow(token)).code_expires_at).toBeInstanceOf(Date)
  })

  test('serves once', async () => {
    const { attempt, code } = await someoneElsewhere()
    await type(attempt, code)
    expect(refusal(await type(attempt, code))).toEqual([410, 'code-used'])
  })

  test('is cancelled with its link by the next one asked for', async () => {
    const { account, attempt, code } = await someoneElsewhere()
    await askLink(account.email)
    expect(refusal(await type(attempt, code))).toEqual([400, 'no-code'])
    expect(await sessionsOf(account.id)).toEqual([])
  })

  test('opens nothing for an account closed meanwhile', async () => {
    const { account, attempt, code } = await someoneElsewhere()
    await it.deps.db.updateTable('accounts').set({ closed_at: new Date() }).where('id', '=', account.id).execute()
    expect(refusal(await type(attempt, code))).toEqual([400, 'no-code'])
  })

  test('is kept as a hash that says nothing without its attempt', async () => {
    const first = await someoneElsewhere()
    const row = await linkRow(first.token)
    expect(JSON.stringify(row)).not.toContain(first.code)
    expect(row.code_hash).not.toBe(hashOf(first.code))
    expect(row.attempt_hash).toBe(hashOf(first.attempt))
  })
})

describe('a link no device waits for', () => {
  test('shows no code, says so, and still opens a session', async () => {
    const { db, clock } = it.deps
    const { id } = await anAccount(db)
    const token = await createLoginLink(db, id, { clock, minutes: 15 })
    const answer = await show(token)
    expect(refusal(answer)).toEqual([409, 'no-device'])
    expect(answer.json().message).toContain('Me connecter ici')
    expect((await post('/api/session', { token })).statusCode).toBe(200)
  })
})

describe('an attempt', () => {
  test('of an address without account is answered like one whose link is not opened yet', async () => {
    const known = await askLink((await anAccount(it.deps.db)).email)
    const unknown = await askLink('personne@test.levier.example')
    const shown = async (attempt: string) => {
      const { statusCode, headers, body } = await type(attempt, '123456')
      const { date: _, ...stable } = headers
      return { statusCode, stable, said: { ...JSON.parse(body), requestId: null } }
    }
    for (let tries = 0; tries < 6; tries += 1) expect(await shown(unknown)).toEqual(await shown(known))
    expect(refusal(await type(unknown, '123456'))).toEqual([400, 'no-code'])
  })

  test('leaves its code all its tries, whatever was typed before it was shown', async () => {
    const { email } = await anAccount(it.deps.db)
    const attempt = await askLink(email)
    for (let tries = 0; tries < 6; tries += 1) await type(attempt, '123456')
    const { code } = (await show(await linkFor(it, email))).json()
    expect((await type(attempt, code)).statusCode).toBe(200)
  })
})
