import { beforeAll, describe, expect, test } from 'vitest'
import { hashOf } from '../../server/platform/secrets.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { sheetsOf } from '../support/sheets.ts'

const it = useApp({ engine: false })
const { ask, content, titles, ground } = sheetsOf(it)
let ids: string[]
beforeAll(async () => {
  ;({ ids } = await ground())
})
const hourMs = 3_600_000
/** What it answered, with the token of its address. */
async function share(over: object = {}, who?: object) {
  const { status, body } = await ask('POST', '', { ...content(), withNotes: false, ...over }, who)
  return { status, body: body.url ? { ...body, token: body.url.split('#jeton=')[1] } : body }
}
const read = (token: string) => ask('POST', '/read', { token }, {})

describe('a sheet shown to who has its link', () => {
  const withNote = (note = 'Jeudi à 9 h') => ({ listings: ids.map((id) => ({ id, note })), bring: 'Permis' })

  test('is public facts read afresh, and nothing else', async () => {
    const { body, status } = await share()
    expect(status).toBe(201)
    expect(Object.keys(body).sort()).toEqual(['createdAt', 'expiresAt', 'id', 'token', 'url'])
    expect(Date.parse(body.expiresAt) - Date.parse(body.createdAt)).toBe(7 * 24 * hourMs)
    expect(body.url).toBe(`${it.deps.config.publicUrl}/feuille/partage#jeton=${body.token}`)
    const shown = await read(body.token)
    expect(shown.headers['cache-control']).toBe('no-store')
    expect(Object.keys(shown.body).sort()).toEqual(['bring', 'expiresAt', 'listings', 'place', 'sector'])
    const { body: seen } = await ask('POST', '/preview', content())
    expect(shown.body.listings).toEqual(seen.listings)
    expect(JSON.stringify(shown.body)).not.toMatch(/Camille|camille|01.42|Nadia|France Travail/)
    const { db } = it.deps
    await db.updateTable('listings').set({ state: 'archived' }).where('id', '=', ids[0]!).execute()
    expect(titles((await read(body.token)).body)).toEqual([null, 'Microcrédit'])
    await db.updateTable('listings').set({ state: 'published' }).where('id', '=', ids[0]!).execute()
    const [row] = await db.selectFrom('sheets').selectAll().where('id', '=', body.id).execute()
    expect(JSON.stringify(row)).not.toContain(body.token)
    expect(JSON.stringify(row)).not.toMatch(/Voiture|Garage/)
  })

  test('has the notes only when they were asked for, and warns of what they say', async () => {
    const { body: without } = await share(withNote())
    expect((await read(without.token)).body).toMatchObject({ bring: null, listings: [{ note: null }, { note: null }] })
    const { body: with_ } = await share({ ...withNote(), withNotes: true })
    expect((await read(with_.token)).body).toMatchObject({ bring: 'Permis', listings: [{ note: 'Jeudi à 9 h' }, {}] })
    const personal = withNote('Pour Mme Durand')
    expect((await share({ ...personal, withNotes: true })).body).toMatchObject({
      code: 'personal-data',
      fields: { withNotes: expect.stringContaining('donnée personnelle') },
    })
    expect((await share({ ...personal, withNotes: true, confirmed: true })).status).toBe(201)
    expect((await share(personal)).status).toBe(201)
  })

  test('is changed by who made it only, until the same day', async () => {
    const { body } = await share()
    const turned = { ...content({ listings: [...ids].reverse().map((id) => ({ id, note: null })) }), withNotes: false }
    expect((await ask('PUT', `/${body.id}`, turned, await it.signIn())).status).toBe(404)
    expect(await ask('PUT', `/${body.id}`, turned)).toMatchObject({ status: 200, body: { expiresAt: body.expiresAt } })
    expect(titles((await read(body.token)).body)).toEqual(['Microcrédit', 'Voiture en location'])
  })

  test('is listed to who made it, and opens nothing once taken back', async () => {
    const mine = await it.signIn()
    const { body } = await share({ ...withNote(), withNotes: true }, mine)
    expect((await ask('GET', '', undefined, mine)).body.sheets).toEqual([
      {
        ...{ id: body.id, createdAt: body.createdAt, expiresAt: body.expiresAt },
        ...{ titles: ['Voiture en location', 'Microcrédit'], withNotes: true },
      },
    ])
    await ask('DELETE', `/${body.id}`)
    expect((await read(body.token)).status).toBe(200)
    for (let turn = 0; turn < 2; turn += 1)
      expect((await ask('DELETE', `/${body.id}`, undefined, mine)).status).toBe(204)
    expect(await read(body.token)).toMatchObject({ status: 410, body: { code: 'link-expired' } })
    expect((await ask('GET', '', undefined, mine)).body.sheets).toEqual([])
  })

  test('opens nothing with another token, nor after its day, and is then forgotten', async () => {
    const { body } = await share()
    const tampered = `${body.token.slice(0, -2)}AA`
    for (const token of [tampered, hashOf(body.token), body.id])
      expect(await read(token)).toMatchObject({ status: 410, body: { code: 'link-expired' } })
    expect((await read('court')).body).toMatchObject({ code: 'invalid-link' })
    const { db, clock } = it.deps
    await db.updateTable('sheets').set({ expires_at: clock.now() }).where('id', '=', body.id).execute()
    expect((await read(body.token)).status).toBe(410)
    expect((await ask('PUT', `/${body.id}`, { ...content(), withNotes: false })).status).toBe(404)
    await it.deps.jobs.run('purge-sheets')
    expect(await db.selectFrom('sheets').select('id').where('id', '=', body.id).execute()).toEqual([])
  })

  test('is in the file of one’s own data, and goes with the account', async () => {
    const account = await anAccount(it.deps.db)
    const headers = await it.signIn(account)
    const { body } = await share({ ...withNote(), withNotes: true }, headers)
    const file = (await it.app.inject({ url: '/api/account/data', headers })).json()
    expect(file.feuilles).toMatchObject({ partagees: [{ contenu: { bring: 'Permis' } }], envoyees: [] })
    expect(JSON.stringify(file)).not.toContain(hashOf(body.token))
    await it.deps.db.deleteFrom('sessions').where('account_id', '=', account.id).execute()
    await it.deps.db.deleteFrom('accounts').where('id', '=', account.id).execute()
    expect((await read(body.token)).status).toBe(410)
  })
})
