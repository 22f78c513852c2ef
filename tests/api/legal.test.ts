import { describe, expect, test } from 'vitest'
import type { LegalFacts } from '../../server/contract/legal.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'

const it = useApp({ engine: false })

const nothing = {
  ...{ publisher: null, director: null, host: null, hosting: null },
  ...{ controllers: null, dpo: null, contact: null },
}
const read = async () => (await it.app.inject('/api/legal')).json<LegalFacts>()
const write = (payload: object, headers: Record<string, string>) =>
  it.app.inject({ method: 'PUT', url: '/api/legal', payload, headers })
const governor = async () => it.signIn(await anAccount(it.deps.db, { role: 'admin' }))
const journal = () =>
  it.deps.db
    .selectFrom('audit_events')
    .selectAll()
    .where('action', '=', 'setting.changed')
    .orderBy('id', 'desc')
    .execute()

describe('the facts of the legal pages', () => {
  test('are written by the admins of everything only', async () => {
    const local = await it.signIn(await anAccount(it.deps.db, { role: 'admin', departements: ['40'] }))
    for (const headers of [local, await it.signIn('partner'), await it.signIn('adviser')])
      expect((await write(nothing, headers)).statusCode).toBe(403)
    expect((await write(nothing, {})).statusCode).toBe(401)
  })

  test('are read by anybody, before anything was said of them', async () => {
    expect(await read()).toEqual(nothing)
  })

  test('are kept with their lines, without what no keyboard writes; blank ones are not said', async () => {
    const answer = await write(
      {
        ...nothing,
        publisher: '  Département des Landes \r\n23 rue Victor-Hugo\r\n\r\n\r\n40000 Mont-de-Marsan\u0000\u202e ',
        director: ' \n\t ',
        dpo: 'dpo@landes.example',
      },
      await governor(),
    )
    const saved = {
      ...nothing,
      publisher: 'Département des Landes\n23 rue Victor-Hugo\n\n40000 Mont-de-Marsan',
      dpo: 'dpo@landes.example',
    }
    expect([answer.statusCode, answer.json()]).toEqual([200, saved])
    expect(await read()).toEqual(saved)
  })

  test('are written in the journal by the names of what changed, never by what they say', async () => {
    const account = await anAccount(it.deps.db, { role: 'admin' })
    const headers = await it.signIn(account)
    const before = (await journal()).length
    const facts = { ...(await read()), host: 'Hébergeur, Dax', contact: 'contact@landes.example' }
    await write(facts, headers)
    await write(facts, headers)
    const lines = await journal()
    expect(lines).toHaveLength(before + 1)
    expect(lines[0]).toMatchObject({
      ...{ actor_kind: 'account', actor_id: account.id, target_kind: 'setting', target_id: 'legal' },
      ...{ departements: null, detail: { fields: ['host', 'contact'] } },
    })
    expect(JSON.stringify(lines[0])).not.toContain('Dax')
  })

  test('saved by two at once end as one of them left them, whole', async () => {
    const headers = await governor()
    const [one, other] = [
      { ...nothing, publisher: 'Un', host: 'Un' },
      { ...nothing, publisher: 'Deux', host: 'Deux' },
    ]
    const answers = await Promise.all([write(one, headers), write(other, headers)])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    expect([one, other]).toContainEqual(await read())
  })

  test.each([
    [{ ...nothing, publisher: 'x'.repeat(501) }, 'publisher', 'invalid-input'],
    [{ ...nothing, siret: '1' }, 'siret', 'unknown-field'],
    [{ publisher: null }, 'director', 'invalid-input'],
  ])('are refused, field by field, when they cannot be kept: %#', async (payload, field, code) => {
    const answer = await write(payload, await governor())
    expect([answer.statusCode, answer.json().code]).toEqual([400, code])
    expect(answer.json().fields[field]).toBeTruthy()
  })

  test('saved by an older version are read as far as they go', async () => {
    await it.deps.db
      .updateTable('settings')
      .set({ value: JSON.stringify({ publisher: 'Avant', dpo: 3, ancien: 'x' }) })
      .where('key', '=', 'legal')
      .execute()
    expect(await read()).toEqual({ ...nothing, publisher: 'Avant' })
  })
})
