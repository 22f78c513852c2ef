import { createQueryId, type KyselyPlugin } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { mailsOf } from '../support/mail.ts'

const it = useApp({ engine: false })
afterEach(() => void vi.restoreAllMocks())

const post = (url: string, payload: object, remoteAddress = '192.0.2.1') =>
  it.app.inject({ method: 'POST', url, payload, remoteAddress })
const askLink = (email: string, from?: string) => post('/api/session/link', { email }, from)
const moveTo = (time: number) => vi.spyOn(it.deps.clock, 'now').mockImplementation(() => new Date(time))

async function knownClosedAndUnknown() {
  const account = await anAccount(it.deps.db)
  const closed = await anAccount(it.deps.db)
  await it.deps.db.updateTable('accounts').set({ closed_at: new Date() }).where('id', '=', closed.id).execute()
  return [account.email, closed.email, `inconnue-${account.email}`] as const
}

describe('asking for a link', () => {
  test('is answered the same whether or not the account exists', async () => {
    const [known, closed, unknown] = await knownClosedAndUnknown()
    const answers = await Promise.all([known, closed, unknown].map((email) => askLink(email)))
    const shown = answers.map(({ statusCode, headers: { date: _, ...headers }, body }) => ({
      ...{ statusCode, headers },
      body: body.replace(/[\w-]{43}/, 'attempt'),
    }))
    expect([shown[0]!.statusCode, shown[0]!.body]).toEqual([202, '{"attempt":"attempt"}'])
    expect(shown[1]).toEqual(shown[0])
    expect(shown[2]).toEqual(shown[0])
    const to = (await mailsOf(it)).map((mail) => mail.to)
    expect(to).toContain(known)
    expect(to).not.toContain(closed)
    expect(to).not.toContain(unknown)
  })

  test('gives each time another attempt, kept as a hash', async () => {
    const { email } = await anAccount(it.deps.db)
    const attempts = [await askLink(email), await askLink(email)].map((answer) => answer.json().attempt)
    expect(new Set(attempts).size).toBe(2)
    const links = JSON.stringify(await it.deps.db.selectFrom('login_links').selectAll().execute())
    expect(attempts.filter((attempt) => links.includes(attempt))).toEqual([])
  })
})

describe('the database', () => {
  const asked: string[] = []
  /** Writes down every statement, without its values. */
  const recorder: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked.push(it.deps.db.getExecutor().compileQuery(node, createQueryId()).sql)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  let watched: Awaited<ReturnType<typeof buildApp>>
  beforeAll(async () => {
    watched = await buildApp({ ...it.deps, db: it.deps.db.withPlugin(recorder) })
  })
  afterAll(() => watched.close())
  const statementsOf = async (url: string, payload: object) => {
    asked.length = 0
    const answer = await watched.inject({ method: 'POST', url, payload })
    return { answer, statements: [...asked] }
  }

  test('is asked the same things for an address without account', async () => {
    const [known, closed, unknown] = await knownClosedAndUnknown()
    const { statements } = await statementsOf('/api/session/link', { email: known })
    expect(statements.filter((statement) => statement.includes('insert into'))).toHaveLength(2)
    for (const email of [closed, unknown])
      expect((await statementsOf('/api/session/link', { email })).statements).toEqual(statements)
  })

  test('is asked the same things for an attempt of an address without account', async () => {
    const [known, , unknown] = await knownClosedAndUnknown()
    const guess = async (email: string) => {
      const { attempt } = (await statementsOf('/api/session/link', { email })).answer.json()
      return statementsOf('/api/session/code', { attempt, code: '123456' })
    }
    const first = await guess(known)
    expect(first.answer.json().code).toBe('no-code')
    expect(first.statements).not.toEqual([])
    expect((await guess(unknown)).statements).toEqual(first.statements)
  })
})

describe('a limit', () => {
  test('of five links in fifteen minutes holds for an address, with or without account, and ends', async () => {
    const start = Date.now()
    for (const email of await knownClosedAndUnknown()) {
      moveTo(start)
      const answers = await Promise.all(Array.from({ length: 6 }, () => askLink(email)))
      const refused = answers.filter(({ statusCode }) => statusCode !== 202)
      expect(refused.map(({ statusCode }) => statusCode)).toEqual([429])
      expect(refused[0]!.json()).toMatchObject({
        code: 'too-many-requests',
        message: 'Trop de demandes. Réessayez dans 15 minutes.',
      })
      expect(refused[0]!.headers['retry-after']).toBe('900')

      moveTo(start + 14.5 * 60_000)
      const late = await askLink(email.toUpperCase())
      expect([late.statusCode, late.headers['retry-after']]).toEqual([429, '30'])
      expect(late.json().message).toBe('Trop de demandes. Réessayez dans une minute.')
      moveTo(start + 15 * 60_000)
      expect((await askLink(email)).statusCode).toBe(202)
    }
  })

  test('of two hundred links holds for a network address, and leaves the others alone', async () => {
    const start = Date.now() + 3_600_000
    moveTo(start)
    const from = '198.51.100.7'
    // Refused for their form, and counted all the same: a program that tries addresses makes some of those.
    for (let calls = 0; calls < 200; calls += 1) expect((await askLink('sans arobase', from)).statusCode).toBe(400)
    const refused = await askLink('a@test.levier.example', from)
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '900'])
    expect((await askLink('a@test.levier.example', '198.51.100.8')).statusCode).toBe(202)
    moveTo(start + 15 * 60_000)
    expect((await askLink('a@test.levier.example', from)).statusCode).toBe(202)
  })
})
