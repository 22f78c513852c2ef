import { expect, test } from 'vitest'
import { seedDemo } from '../../seed/seed.ts'
import { demoEmails } from '../../server/features/accounts/accounts.rules.ts'
import { useApp } from '../support/app.ts'

const it = useApp({ engine: false, today: '2026-11-22' })

test('the demo has requests to decide and invitations that wait, of invented people', async () => {
  await seedDemo(it.deps, { line: () => {}, progress: () => {} })
  const admin = await it.deps.db
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', demoEmails.admin)
    .executeTakeFirstOrThrow()
  const headers = await it.signIn(admin)
  const { requests, pending } = (await it.app.inject({ url: '/api/access-requests', headers })).json()
  const told = requests.map(({ role, state, departements }: { role: string; state: string; departements: object[] }) =>
    [state, role, ...departements.map((one) => (one as { code: string }).code)].join(' '),
  )
  expect(told).toEqual(['pending referent 48', 'pending adviser 40', 'pending partner 51', 'refused adviser 40'])
  expect(pending).toBe(3)
  expect(requests[3].decidedBy).toBe('Hélène Castaing')
  const { invitations, waiting } = (await it.app.inject({ url: '/api/invitations', headers })).json()
  expect(invitations.map(({ state }: { state: string }) => state)).toEqual(['sent', 'sent', 'expired'])
  expect(waiting).toBe(2)
  expect(invitations[0].structure.name).toBe('Garage solidaire de l’Adour')
  for (const { email } of [...requests, ...invitations]) expect(email).toMatch(/\.levier\.example$/)
})
