import { describe, expect, test } from 'vitest'
import { anAccount } from '../factories/an-account.ts'
import { at, useDemandes } from '../support/demandes.ts'

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
    // One answer tells of one person's week: its delay is not said.
    expect(structures[0]).toMatchObject({ sent: 1, declined: 1, medianDays: null })
    for (const said of ['Nadia', 'Avez-vous une place', 'Complet', 'roule.example'])
      expect(answer.body).not.toContain(said)
    expect((await figures(marne)).json()).toMatchObject({ whole: { sent: 0 }, structures: [] })
    const csv = await figures(landes, '/api/contact-figures.csv')
    expect(csv.body.trim().split('\r\n').at(-1)).toMatch(/^Ensemble;;;\d+;/)
  })

  test('are told by département, each to its own admins, and the delay from five demandes on', async () => {
    for (const [departement, day] of [...Array(5).fill(['51', '2026-05-21']), ['40', '2026-05-26']] as const) {
      const { id } = await aDemande('2026-05-20', { departements: [departement, '33'] })
      await step(id, { action: 'accept', actor: 'recipient' }, day)
    }
    const late = await aDemande('2026-04-01', { departements: ['51'], undelivered_at: at('2026-04-01') })
    await step(late.id, { action: 'expire', actor: 'clock' }, '2026-05-05')
    const both = await it.signIn(await anAccount(it.deps.db, { role: 'admin', departements: ['40', '51'] }))
    const { departements } = (await figures(both)).json()
    expect(departements.map(({ code }: { code: string }) => code)).toEqual(['40', '51'])
    expect(departements[1]).toMatchObject({
      name: 'Marne',
      sent: 6,
      accepted: 5,
      expired: 1,
      undelivered: 1,
      medianDays: 1,
    })
    const one = (await figures(both, '/api/contact-figures?departement=51')).json()
    expect([one.whole, one.structuresTotal]).toEqual([expect.objectContaining({ sent: 6, medianDays: 1 }), 6])
    const csv = await figures(both, '/api/contact-figures.csv?departement=51')
    expect(csv.headers['content-disposition']).toContain('demandes-51-2026-05-26.csv')
    expect(csv.body.trim().split('\r\n')).toHaveLength(8)
  })
})
