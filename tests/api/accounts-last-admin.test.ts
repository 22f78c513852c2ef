import { beforeEach, describe, expect, test } from 'vitest'
import { accountCommand } from '../../server/features/accounts/accounts.commands.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'

const it = useApp({ engine: false })

interface Admin {
  id: string
  email: string
}
beforeEach(async () => {
  await it.deps.db.deleteFrom('accounts').execute()
})
const anAdmin = () => anAccount(it.deps.db, { role: 'admin' })
const adminsLeft = async () => {
  const admins = it.deps.db.selectFrom('accounts').select('id').where('role', '=', 'admin')
  return (await admins.where('departements', 'is', null).where('closed_at', 'is', null).execute()).map(({ id }) => id)
}

/** Ways in which an instance could lose somebody who opens everything, each told by its request. */
const ways = {
  close: (target: Admin) => ({ method: 'POST', url: `/api/accounts/${target.id}/close`, payload: {} }),
  demote: (target: Admin) => ({ method: 'PATCH', url: `/api/accounts/${target.id}`, payload: { role: 'adviser' } }),
  confine: (target: Admin) => ({
    ...{ method: 'PATCH', url: `/api/accounts/${target.id}`, payload: { departements: ['40'] } },
  }),
  leave: (target: Admin) => ({ method: 'DELETE', url: '/api/account', payload: { email: target.email } }),
} as const
type Way = keyof typeof ways
const call = async (way: Way, target: Admin, headers: { cookie: string }) => {
  const answer = await it.app.inject({ ...ways[way](target), headers })
  return { status: answer.statusCode, code: answer.body && answer.json().code }
}

describe('the last account that administers everything', () => {
  test.each(['demote', 'confine', 'leave'] as const)('stays as it is: %s', async (way) => {
    const [last] = [await anAdmin()]
    await anAccount(it.deps.db, { role: 'admin', departements: ['40'] })
    await anAccount(it.deps.db, { role: 'admin', closedAt: new Date() })
    expect(await call(way, last, await it.signIn(last))).toEqual({ status: 409, code: 'last-admin' })
    expect(await adminsLeft()).toEqual([last.id])
  })

  test('may be renamed', async () => {
    const last = await anAdmin()
    const request = { method: 'PATCH', url: `/api/accounts/${last.id}`, payload: { name: 'Autre Nom' } } as const
    expect((await it.app.inject({ ...request, headers: await it.signIn(last) })).statusCode).toBe(200)
  })

  test('is told why it cannot go, and another one is not', async () => {
    const last = await anAdmin()
    const kept = async () =>
      (await it.app.inject({ url: '/api/account', headers: await it.signIn(last) })).json().keptBecause
    expect(await kept()).toContain('dernier compte')
    await anAdmin()
    expect(await kept()).toBeNull()
  })

  test('is not closed by a command either', async () => {
    const last = await anAdmin()
    const lines: string[] = []
    const terminal = { line: (text: string) => void lines.push(text), progress: () => {} }
    const closing = { args: ['close', last.email], cwd: '.', terminal }
    expect(await accountCommand(it.deps, closing)).toBe(1)
    expect(lines.join()).toContain('dernier compte')
    await anAdmin()
    expect(await accountCommand(it.deps, closing)).toBe(0)
  })

  test.each([
    ['close', 'close'],
    ['demote', 'demote'],
    ['close', 'leave'],
    ['confine', 'close'],
  ] as const)('is left when two go at once: %s and %s', async (first, second) => {
    const [one, two] = [await anAdmin(), await anAdmin()]
    const [headersOne, headersTwo] = [await it.signIn(one), await it.signIn(two)]
    for (const headers of [headersOne, headersTwo])
      expect((await it.app.inject({ url: '/api/account', headers })).statusCode).toBe(200)
    // Each acts on the other, but for whoever leaves.
    const answers = await Promise.all([
      call(first, two, headersOne),
      call(second, second === 'leave' ? two : one, headersTwo),
    ])
    expect(await adminsLeft()).toHaveLength(1)
    expect(answers.filter(({ status }) => status < 300).length).toBeGreaterThan(0)
  })

  test('is left when ten leave at once', async () => {
    const admins = await Promise.all(Array.from({ length: 10 }, anAdmin))
    const headers = await Promise.all(admins.map((admin) => it.signIn(admin)))
    const answers = await Promise.all(admins.map((admin, i) => call('leave', admin, headers[i]!)))
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(9)
    expect(answers.filter(({ code }) => code === 'last-admin')).toHaveLength(1)
    expect(await adminsLeft()).toHaveLength(1)
  })
})
