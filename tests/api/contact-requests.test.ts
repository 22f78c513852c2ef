import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { addressPrint, noteBounce } from '../../server/platform/bounces.ts'
import { aContactRequest } from '../factories/a-contact-request.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { mailsOf } from '../support/mail.ts'

const it = useApp({ engine: false })

let nadia: { cookie: string }
beforeAll(async () => {
  const account = await anAccount(it.deps.db, {
    ...{ name: 'Nadia Ferrand', organisation: 'France Travail Dax', email: 'nadia@agence.example' },
  })
  nadia = await it.signIn(account)
})

const send = (payload: object, headers = nadia) =>
  it.app.inject({
    ...{ method: 'POST', url: '/api/contact-requests', headers },
    payload: {
      ...{ formKey: randomUUID(), kind: 'direct', freins: ['mobilite'], sensitiveInMail: false, informed: true },
      ...{ commune: '40088', message: 'Une place est-elle libre ce mois-ci ?', answerWay: 'telephone', ...payload },
    },
  })
const read = (id: string, headers: object) =>
  it.app.inject({ url: `/api/contact-requests/${id}`, headers: headers as { cookie: string } })
const aReader = (email: string | null) => ({
  ...{ name: 'Yann Le Goff', role: 'Accueil', telephone: '05 36 49 01 42', courriel: email, note: null },
})
let made = 0
const anAddress = () => `yann-${++made}@roule.example`

describe('a demande is not written', () => {
  test.each(['partner', 'admin', 'referent'] as const)('by a %s', async (role) => {
    const { id } = await aListing(it.deps.db)
    expect((await send({ target: id }, await it.signIn(role))).statusCode).toBe(403)
  })

  test('without a session', async () => {
    expect((await send({ target: randomUUID() }, {} as never)).statusCode).toBe(401)
  })

  test('about what is not there, or was withdrawn', async () => {
    const archived = await aListing(it.deps.db, { state: 'archived' })
    const draft = await aListing(it.deps.db, { state: 'draft' })
    expect((await send({ target: randomUUID() })).statusCode).toBe(404)
    expect((await send({ target: draft.id })).statusCode).toBe(404)
    expect((await send({ target: archived.id })).json()).toMatchObject({ code: 'listing-gone' })
  })

  test('before the person was told, and what was written stays', async () => {
    const { id } = await aListing(it.deps.db)
    const answer = await send({ target: id, informed: false })
    expect([answer.statusCode, answer.json().fields.informed]).toEqual([
      400,
      'Informez la personne avant d’écrire, puis cochez la case.',
    ])
  })

  test('without words', async () => {
    const { id } = await aListing(it.deps.db)
    expect((await send({ target: id, message: ' \n ' })).json()).toMatchObject({ code: 'message-needed' })
  })

  test.each([
    ['message', 'Rappelez Mme Dupont au 06 12 34 56 78', 'un numéro de mobile, le nom d’une personne'],
    ['reference', '2 85 05 78 006 084 41', 'un numéro de sécurité sociale'],
  ])('with what looks like the person in its %s, unless that was read', async (field, text, what) => {
    const { id } = await aListing(it.deps.db)
    const warned = await send({ target: id, [field]: text })
    expect(warned.json()).toMatchObject({ code: 'personal-data', fields: { [field]: expect.stringContaining(what) } })
    expect((await send({ target: id, [field]: text, confirmed: true })).statusCode).toBe(201)
  })

  test('to nobody: no address, one that was opposed, one that its server refused', async () => {
    const [opposed, refused] = [anAddress(), anAddress()]
    const unreachable = [
      await aListing(it.deps.db, { intervenants: [aReader(null)] }),
      await aListing(it.deps.db, { intervenants: [aReader(opposed)] }),
      await aListing(it.deps.db, { intervenants: [aReader(refused)] }),
    ]
    await it.deps.db
      .updateTable('structures')
      .set({ courriel: null })
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('listings')
          .select('structure_id')
          .where(
            'id',
            'in',
            unreachable.map(({ id }) => id),
          ),
      )
      .execute()
    await noteBounce(it.deps.db, refused, '550', new Date())
    await it.deps.db
      .insertInto('oppositions')
      .values({ kind: 'courriel', fingerprint: addressPrint(opposed), created_at: new Date() })
      .execute()
    for (const { id } of unreachable)
      expect((await send({ target: id })).json(), id).toMatchObject({ code: 'nobody-to-write-to' })
  })

  test('to somebody who had fifteen in a day', async () => {
    const address = anAddress()
    const { id } = await aListing(it.deps.db, { intervenants: [aReader(address)] })
    for (let count = 0; count < 15; count += 1) await aContactRequest(it.deps.db, { targetId: id })
    const refused = await send({ target: id })
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'recipient-busy'])
  })
})

describe('a demande sent', () => {
  test('goes to the first intervenant with an address, with a link, and is answered to the adviser', async () => {
    const address = anAddress()
    const structure = await aStructure(it.deps.db)
    const { id } = await aListing(it.deps.db, {
      ...{ structure_source_id: structure.record.source_id, nom: 'Voiture en location' },
      intervenants: [{ ...aReader(null), name: 'Sans Adresse' }, aReader(address)],
    })
    const answer = await send({ target: id, reference: 'DOS-12', freins: ['mobilite', 'sante'] })
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({
      ...{ state: 'sent', delivery: 'sending', recipient: { kind: 'intervenant', name: 'Yann Le Goff' } },
      ...{ listing: { id, title: 'Voiture en location' }, commune: { code: '40088', name: 'Dax' } },
      ...{
        reference: 'DOS-12',
        phone: null,
        can: ['cancel'],
        steps: [{ who: 'Nadia Ferrand', what: 'Envoyée' }],
      },
    })
    expect(JSON.stringify(answer.json())).not.toContain(address)

    const mail = (await mailsOf(it)).find(({ to }) => to === address)!
    expect(mail.subject).toMatch(/^Une demande pour «\sVoiture en location\s»$/)
    expect(mail.text).toContain('Nadia Ferrand (France Travail Dax) vous adresse une demande')
    expect(mail.text).toMatch(/\/reponse#jeton=[\w-]{43}/)
    for (const said of ['Une place est-elle libre', 'DOS-12', 'Mobilité', 'Dax', 'par téléphone'])
      expect(mail.text, said).toContain(said)
    expect(mail.text).not.toContain('Santé')
    const after = await read(answer.json().id, nadia)
    expect(after.json().delivery).toBe('delivered')
  })

  test('names what tells of health only when the adviser puts it in', async () => {
    const address = anAddress()
    const { id } = await aListing(it.deps.db, { intervenants: [aReader(address)] })
    await send({ target: id, freins: ['sante'], sensitiveInMail: true })
    expect((await mailsOf(it)).find(({ to }) => to === address)!.text).toContain('Santé')
  })

  test('twice by the same form is one, and one mail', async () => {
    const address = anAddress()
    const { id } = await aListing(it.deps.db, { intervenants: [aReader(address)] })
    const formKey = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => send({ target: id, formKey })))
    expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(1)
    expect((await mailsOf(it)).filter(({ to }) => to === address)).toHaveLength(1)
  })

  test('goes to the desk of the structure when nobody else has an address', async () => {
    const address = anAddress()
    const { id } = await aListing(it.deps.db, { intervenants: [aReader(null)] })
    await it.deps.db
      .updateTable('structures')
      .set({ courriel: address })
      .where('id', '=', (eb) => eb.selectFrom('listings').select('structure_id').where('id', '=', id))
      .execute()
    expect((await send({ target: id })).json().recipient.kind).toBe('structure')
    expect((await mailsOf(it)).filter(({ to }) => to === address)).toHaveLength(1)
  })
})

describe('a demande is read', () => {
  test('by its adviser, and by nobody else who is one', async () => {
    const { id, adviserId } = await aContactRequest(it.deps.db)
    expect((await read(id, await it.signIn({ id: adviserId }))).statusCode).toBe(200)
    expect((await read(id, nadia)).statusCode).toBe(404)
  })

  test('by the structure it is addressed to, no other, and no administrator', async () => {
    const { id, targetId } = await aContactRequest(it.deps.db)
    const { structure_id } = await it.deps.db
      .selectFrom('listings')
      .select('structure_id')
      .where('id', '=', targetId)
      .executeTakeFirstOrThrow()
    const member = await anAccount(it.deps.db, { role: 'partner', structureId: structure_id })
    const seen = await read(id, await it.signIn(member))
    expect(seen.json()).toMatchObject({ id, can: ['see', 'ask', 'pass_on', 'assign', 'accept', 'decline'] })
    expect((await read(id, await it.signIn('partner'))).statusCode).toBe(404)
    expect((await read(id, await it.signIn('admin'))).statusCode).toBe(403)
    expect((await read(id, await it.signIn('referent'))).statusCode).toBe(403)
  })
})
