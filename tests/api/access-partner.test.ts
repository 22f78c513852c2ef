import { beforeAll, describe, expect, test } from 'vitest'
import { aListing } from '../factories/a-listing.ts'
import { aRequest } from '../factories/a-request.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { mailsOf } from '../support/mail.ts'

const it = useApp({ engine: false })

let admin: { id: string }
let landes: { cookie: string }
beforeAll(async () => {
  admin = await anAccount(it.deps.db, { role: 'admin', departements: ['40'] })
  landes = await it.signIn(admin)
})

const accountAt = (email: string) =>
  it.deps.db.selectFrom('accounts').selectAll().where('email', '=', email).executeTakeFirst()
const mailsTo = async (email: string) => (await mailsOf(it)).filter(({ to }) => to === email)
const journal = (targetId: string) =>
  it.deps.db.selectFrom('audit_events').selectAll().where('target_id', '=', targetId).orderBy('id').execute()

describe('a partner', () => {
  const partner = () => aRequest(it.deps.db, { role: 'partner' })
  const approve = (id: string, body: object) =>
    it.app.inject({
      method: 'POST',
      url: `/api/access-requests/${id}/approve`,
      payload: { role: 'partner', departements: ['40'], ...body },
      headers: landes,
    })
  const accept = async (body: object) => {
    const request = await partner()
    const answer = await approve(request.id, body)
    return { ...request, answer, status: answer.statusCode, code: answer.json().code, fields: answer.json().fields }
  }

  test('belongs to a structure, and only a partner does', async () => {
    expect(await accept({})).toMatchObject({ status: 400, code: 'structure-needed' })
    const { id } = await aStructure(it.deps.db)
    expect(await accept({ structureId: id, role: 'adviser' })).toMatchObject({ status: 400, code: 'no-structure' })
    const newStructure = { name: 'Association neuve', commune: '40088' }
    expect(await accept({ structureId: id, newStructure })).toMatchObject({ status: 400, code: 'one-structure' })
  })

  test('belongs to a structure of the territory: there, or with something to offer there', async () => {
    const away = await aStructure(it.deps.db, { commune: '51454' })
    const refused = await accept({ structureId: away.id })
    expect(refused).toMatchObject({ status: 400, code: 'unknown-structure' })
    expect(refused.fields.structureId).toBeTruthy()
    expect(await accountAt(refused.email)).toBeUndefined()
    expect(await accept({ structureId: '00000000-0000-4000-8000-000000000000' })).toMatchObject({
      code: 'unknown-structure',
    })
    await aListing(it.deps.db, { structure_source_id: away.record.source_id, commune: '40192' })
    expect(await accept({ structureId: away.id })).toMatchObject({ status: 200 })
  })

  test('of a structure we know has an account there', async () => {
    const { id } = await aStructure(it.deps.db, { nom: 'Garage solidaire', commune: '40088' })
    const { email, status } = await accept({ structureId: id })
    expect(status).toBe(200)
    expect(await accountAt(email)).toMatchObject({ role: 'partner', structure_id: id, departements: ['40'] })
    expect((await mailsTo(email))[0]!.text).toContain('pour Garage solidaire')
  })

  test('of a new structure brings it along', async () => {
    const { email, status } = await accept({ newStructure: { name: '  Association\tneuve ', commune: '40088' } })
    expect(status).toBe(200)
    const { structure_id } = (await accountAt(email))!
    const structure = await it.deps.db
      .selectFrom('structures')
      .selectAll()
      .where('id', '=', structure_id!)
      .executeTakeFirstOrThrow()
    expect(structure).toMatchObject({ nom: 'Association neuve', commune: '40088', source: 'levier' })
    expect(await journal(structure_id!)).toMatchObject([
      { action: 'structure.created', departements: ['40'], structure_id, actor_id: admin.id },
    ])
  })

  test('brings no structure of another territory, nor of a commune that does not exist', async () => {
    const structures = () => it.deps.db.selectFrom('structures').select('id').execute()
    const before = await structures()
    const beyond = await accept({ newStructure: { name: 'Association neuve', commune: '51454' } })
    expect(beyond).toMatchObject({ status: 403, code: 'beyond-territory' })
    const nowhere = await accept({ newStructure: { name: 'Association neuve', commune: '40999' } })
    expect(nowhere).toMatchObject({ status: 400, code: 'unknown-commune' })
    expect(nowhere.fields.newStructure).toBeTruthy()
    expect(await structures()).toEqual(before)
  })
})
