import { describe, expect, test } from 'vitest'
import { anAccount } from '../factories/an-account.ts'
import { useDemandes } from '../support/demandes.ts'

const { it, aDemande, step } = await useDemandes('2026-05-26')

describe('figures for admins', () => {
  const figures = (headers: { cookie: string }, path = '/api/contact-figures') => it.app.inject({ url: path, headers })

  test('are refused to everybody else', async () => {
    for (const role of ['adviser', 'partner', 'referent'] as const)
      expect((await figures(await it.signIn(role))).statusCode).toBe(403)
  })

  test('count what became of demandes in their départements, and name neither who asked nor what', async () => {
    const landes = await it.signIn(await anAccount(it.deps.db, { role: 'admin', departements: ['40'] }))
    const marne = await it.signIn(await anAccount(it.deps.db, { role: 'admin', departements: ['51'] }))
    const before = (await figures(landes)).json().whole
    const { id } = await aDemande('2026-05-20')
    await step(id, { action: 'decline', actor: 'recipient', text: 'Complet.' }, '2026-05-22')
    const answer = await figures(landes)
    const { whole, structures } = answer.json()
    expect([whole.sent, whole.declined]).toEqual([before.sent + 1, before.declined + 1])
    expect(
      structures.find((row: { sent: number; medianDays: number }) => row.sent === 1 && row.medianDays === 2),
    ).toBeDefined()
    for (const said of ['Nadia', 'Avez-vous une place', 'Complet', 'roule.example'])
      expect(answer.body).not.toContain(said)
    expect((await figures(marne)).json()).toMatchObject({ whole: { sent: 0 }, structures: [] })
    const csv = await figures(landes, '/api/contact-figures.csv')
    expect(csv.body.trim().split('\r\n').at(-1)).toMatch(/^Ensemble;;\d+;/)
  })
})
