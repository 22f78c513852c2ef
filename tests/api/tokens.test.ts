import { beforeAll, describe, expect, test } from 'vitest'
import { oidcCookieName } from '../../server/features/accounts/accounts.strangers.ts'
import { sessionCookieName } from '../../server/platform/session.ts'
import { anAccount } from '../factories/an-account.ts'
import { anInvitation } from '../factories/an-invitation.ts'
import { useApp } from '../support/app.ts'
import { linkFor } from '../support/mail.ts'
import { aMailedLink, aPublisher } from '../support/verifications.ts'

const it = useApp({ engine: false })
const post = (url: string, payload: object) => it.app.inject({ method: 'POST', url, payload })

type Secret = 'link' | 'attempt' | 'code attempt' | 'invitation' | 'request' | 'session' | 'confirm' | 'unsubscribe'
const secrets = {} as Record<Secret, string>

beforeAll(async () => {
  const [account, coded] = [await anAccount(it.deps.db), await anAccount(it.deps.db)]
  const ask = async (email: string) => (await post('/api/session/link', { email })).json().attempt
  secrets.attempt = await ask(account.email)
  secrets.link = await linkFor(it, account.email)
  secrets['code attempt'] = await ask(coded.email)
  await post('/api/session/link/code', { token: await linkFor(it, coded.email) })
  secrets.invitation = (await anInvitation(it.deps.db)).token
  secrets.session = (await it.signIn(account)).cookie.split('=')[1]!
  const email = 'demande@test.levier.example'
  const asked = { email, name: 'Dominique Exemple', organisation: 'Essai', role: 'adviser', departements: ['40'] }
  await post('/api/access-requests', asked)
  secrets.request = await linkFor(it, email)
  const { id: structureId, listings: listingIds } = await aPublisher(it, { listings: [{}] })
  for (const purpose of ['confirm', 'unsubscribe'] as const)
    secrets[purpose] = await aMailedLink(it, { structureId, listingIds, purpose })
})

const withToken = (url: string) => (token: string) => post(url, { token })
const name = 'Dominique Exemple'
const some = '00000000-0000-4000-8000-000000000000'
const doors: [string, Secret[], (secret: string) => ReturnType<typeof post>][] = [
  ['POST /api/session', ['link'], withToken('/api/session')],
  ['POST /api/session/link/code', ['link'], withToken('/api/session/link/code')],
  ['POST /api/session/code', ['code attempt'], (attempt) => post('/api/session/code', { attempt, code: '000000' })],
  ['POST /api/invitations/read', ['invitation'], withToken('/api/invitations/read')],
  ['POST /api/invitations/accept', ['invitation'], (token) => post('/api/invitations/accept', { token, name })],
  ['POST /api/access-requests/confirm', ['request'], withToken('/api/access-requests/confirm')],
  ['POST /api/oppositions/confirm', [], withToken('/api/oppositions/confirm')],
  ['POST /api/verifications/read', ['confirm'], withToken('/api/verifications/read')],
  ['POST /api/verifications/changed', ['confirm'], withToken('/api/verifications/changed')],
  [
    'POST /api/verifications/confirm',
    ['confirm'],
    (token) => post('/api/verifications/confirm', { token, ids: [some] }),
  ],
  [
    'POST /api/verifications/reminders',
    ['unsubscribe'],
    (token) => post('/api/verifications/reminders', { token, wanted: false }),
  ],
]
const unknown = ['link-expired', 'no-code', 'invitation-unknown']

describe('a secret made for one thing is nobody’s at', () => {
  test.each(doors)('%s', async (_door, fits, knock) => {
    for (const [kind, secret] of Object.entries(secrets) as [Secret, string][]) {
      if (fits.includes(kind)) continue
      const answer = await knock(secret)
      expect(unknown, kind).toContain(answer.json().code)
      expect(answer.headers['set-cookie'], kind).toBeUndefined()
    }
  })

  test('the cookies', async () => {
    const { publicUrl } = it.deps.config
    for (const [kind, secret] of Object.entries(secrets)) {
      const cookie = `${oidcCookieName(publicUrl)}=${secret}${kind === 'session' ? '' : `; ${sessionCookieName(publicUrl)}=${secret}`}`
      const ask = async (url: string) => (await it.app.inject({ url, headers: { cookie } })).json()
      expect((await ask('/api/session')).account, kind).toBeNull()
      expect(await ask('/api/access-requests/known'), kind).toBeNull()
    }
  })
})
