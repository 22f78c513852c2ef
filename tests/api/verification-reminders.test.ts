import { describe, expect, test } from 'vitest'
import { fingerprint } from '../../server/features/oppositions/oppositions.rules.ts'
import { addressPrint } from '../../server/platform/bounces.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { mailsOf } from '../support/mail.ts'
import { aPublisher, daysMailed, runOn } from '../support/verifications.ts'

const it = useApp({ engine: false })

let made = 0
const anAddress = () => {
  made += 1
  return `accueil-${made}@essai.example`
}
const remindOn = (day: string) => runOn(it, 'remind-verifications', day)
const dayMs = 86_400_000
const daysFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, i) => new Date(Date.parse(first) + i * dayMs).toISOString().slice(0, 10))
const verifiedOn = (id: string, verified_on: string) =>
  it.deps.db.updateTable('listings').set({ verified_on }).where('id', '=', id).execute()

describe('reminders', () => {
  test('come three times in eighteen months, each once, a month before the listing grows older', async () => {
    const address = anAddress()
    await aPublisher(it, { courriel: address, listings: [{ verified_on: '2026-01-31' }] })
    for (const day of daysFrom('2026-02-01', 560)) await remindOn(day)
    expect(await daysMailed(it, address)).toEqual(['2026-07-01', '2026-12-31', '2027-07-01'])
  }, 120_000)

  test('start again from a new confirmation', async () => {
    const address = anAddress()
    const { listings } = await aPublisher(it, { courriel: address, listings: [{ verified_on: '2026-01-10' }] })
    await remindOn('2026-06-10')
    await verifiedOn(listings[0]!, '2026-06-11')
    for (const day of ['2026-06-20', '2026-11-10', '2026-11-11', '2026-11-12']) await remindOn(day)
    expect(await daysMailed(it, address)).toEqual(['2026-06-10', '2026-11-11'])
  })

  test('are caught up once when nobody was there to send them', async () => {
    const address = anAddress()
    await aPublisher(it, { courriel: address, listings: [{ verified_on: '2024-01-10' }] })
    for (const day of daysFrom('2026-11-01', 30)) await remindOn(day)
    expect(await daysMailed(it, address)).toEqual(['2026-11-01'])
  })

  test('are one mail for all that is due, then nothing for a week', async () => {
    const address = anAddress()
    const listings = ['2026-06-01', '2026-06-01', '2026-06-02', '2026-06-10'].map((verified_on) => ({ verified_on }))
    await aPublisher(it, { courriel: address, listings })
    for (const day of daysFrom('2026-10-25', 30)) await remindOn(day)
    expect(await daysMailed(it, address)).toEqual(['2026-11-01', '2026-11-08', '2026-11-15'])
  })

  test('are one a week for an address that several structures share', async () => {
    const address = anAddress()
    for (let once = 0; once < 3; once += 1)
      await aPublisher(it, { courriel: address, listings: [{ verified_on: '2026-06-01' }] })
    for (const day of daysFrom('2026-11-01', 30)) await remindOn(day)
    expect(await daysMailed(it, address)).toEqual(['2026-11-01', '2026-11-08', '2026-11-15'])
  })
})

describe('who is reminded', () => {
  const due = { verified_on: '2026-06-01' }
  const today = '2026-11-03'

  test('the people of the structure who may still sign in, rather than its own address', async () => {
    const { db } = it.deps
    const own = anAddress()
    const { id: structureId } = await aPublisher(it, { courriel: own, listings: [due] })
    const open = [
      await anAccount(db, { role: 'partner', structureId }),
      await anAccount(db, { role: 'partner', structureId }),
    ]
    const closed = await anAccount(db, { role: 'partner', structureId, closedAt: new Date('2026-01-01') })
    await remindOn(today)
    for (const { email } of open) expect(await daysMailed(it, email)).toEqual([today])
    for (const email of [closed.email, own]) expect(await daysMailed(it, email)).toEqual([])
  })

  test('its own address in capitals too, and nobody when it has none', async () => {
    const address = anAddress()
    await aPublisher(it, { courriel: address.toUpperCase(), listings: [due] })
    const { listings } = await aPublisher(it, { courriel: null, listings: [due] })
    await remindOn(today)
    expect(await daysMailed(it, address.toUpperCase())).toEqual([today])
    const noted = it.deps.db.selectFrom('verification_reminders').selectAll().where('listing_id', 'in', listings)
    expect(await noted.execute()).toEqual([])
  })

  test('nobody about what is invented, not published, or waits to be read', async () => {
    const address = anAddress()
    const { listings } = await aPublisher(it, {
      courriel: address,
      listings: [{ ...due, example: true }, { ...due, state: 'archived' }, { ...due, state: 'draft' }, due],
    })
    await it.deps.db
      .insertInto('revisions')
      .values({
        ...{ listing_id: listings[3]!, number: 1, state: 'pending', content: '{}', author: 'x', saved_by: 'x' },
        ...{ created_at: new Date(), saved_at: new Date(), sent_at: new Date() },
      })
      .execute()
    await remindOn(today)
    expect(await daysMailed(it, address)).toEqual([])
  })

  test('nobody who refused, opposed, or whose address does not exist', async () => {
    const { db } = it.deps
    const at = new Date('2026-10-01')
    const [refused, opposed, bounced, merged] = [anAddress(), anAddress(), anAddress(), anAddress()]
    for (const courriel of [refused, opposed, bounced]) await aPublisher(it, { courriel, listings: [due] })
    const { id } = await aPublisher(it, { courriel: merged, listings: [due] })
    const into = await aPublisher(it)
    await db.updateTable('structures').set({ merged_into: into.id }).where('id', '=', id).execute()
    await db
      .insertInto('verification_refusals')
      .values({ address: addressPrint(refused), at })
      .execute()
    await db
      .insertInto('bounces')
      .values({ address: addressPrint(bounced), at, code: '550', count: 1 })
      .execute()
    const opposition = { kind: 'courriel', fingerprint: fingerprint('courriel', opposed), created_at: at } as const
    await db.insertInto('oppositions').values(opposition).execute()
    await remindOn(today)
    for (const address of [refused, opposed, bounced, merged]) expect(await daysMailed(it, address)).toEqual([])
  })
})

describe('the mail', () => {
  const due = { verified_on: '2026-06-01', nom: 'Prêt de scooters' }

  test('names the listings, and carries a link that confirms and one that wants no other', async () => {
    const { today } = it.deps.clock
    const { id: structureId, listings } = await aPublisher(it, { listings: [due, { ...due, nom: 'Aide au permis' }] })
    const { email } = await anAccount(it.deps.db, { role: 'partner', structureId })
    await it.deps.jobs.run('remind-verifications')
    const mail = (await mailsOf(it)).find(({ to }) => to === email)!
    expect(mail.subject).toMatch(/^Vos fiches sont-elles encore exactes\s?\?$/)
    for (const nom of [due.nom, 'Aide au permis']) expect(mail.text).toContain(`• ${nom} (`)
    const [confirm, refuse] = [...mail.text.matchAll(/\/(verification|desabonnement)#jeton=([\w-]{43})/g)]
    expect([confirm![1], refuse![1]]).toEqual(['verification', 'desabonnement'])
    const post = (url: string, payload: object) => it.app.inject({ method: 'POST', url, payload })
    expect((await post('/api/verifications/confirm', { token: confirm![2], ids: listings })).statusCode).toBe(200)
    const verified = it.deps.db.selectFrom('listings').select('verified_on').where('id', 'in', listings)
    expect((await verified.execute()).map((row) => row.verified_on)).toEqual([today(), today()])
    expect((await post('/api/verifications/reminders', { token: refuse![2], wanted: false })).statusCode).toBe(200)
  })

  test('tells a structure without an account what Levier is', async () => {
    const address = anAddress()
    await aPublisher(it, { courriel: address, listings: [due] })
    await it.deps.jobs.run('remind-verifications')
    const mail = (await mailsOf(it)).find(({ to }) => to === address)!
    expect(mail.subject).toMatch(/^Votre fiche est-elle encore exacte\s?\?$/)
    expect(mail.text).toContain('Levier est la base des ressources sociales')
    expect(mail.html).toContain('Ne plus recevoir ces rappels</a>')
  })
})
