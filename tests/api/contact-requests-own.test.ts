import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { holdRequest, type Move, moveRequest } from '../../server/features/contact-requests/contact-requests.moves.ts'
import { aContactRequest } from '../factories/a-contact-request.ts'
import { aListing } from '../factories/a-listing.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { mailsOf } from '../support/mail.ts'

const it = useApp({ engine: false })
const db = () => it.deps.db
const dayMs = 86_400_000
const ago = (days: number) => new Date(it.deps.clock.now().getTime() - days * dayMs)

let nadia: { cookie: string }
let adviserId: string
beforeAll(async () => {
  const account = await anAccount(db(), { name: 'Nadia Ferrand', organisation: 'France Travail Dax' })
  adviserId = account.id
  nadia = await it.signIn(account)
})

let made = 0
const anAddress = () => `accueil-${++made}@roule.example`
const person = (courriel: string | null, name = 'Yann Le Goff') => ({
  ...{ name, role: 'Accueil', telephone: '05 36 49 01 42', courriel, note: null },
})
const at = (address: string, ...others: string[]) =>
  aListing(db(), {
    nom: 'Voiture en location',
    intervenants: [person(address), ...others.map((other, rank) => person(other, `Remplaçant ${rank + 1}`))],
  })
const aRequest = async (targetId?: string, when = ago(0.9)) =>
  aContactRequest(db(), { adviserId, at: when, ...(targetId && { targetId }), reference: 'DOS-1' })

const get = (path: string, headers: object = nadia) =>
  it.app.inject({ url: `/api/contact-requests/${path}`, headers: headers as { cookie: string } })
const post = (path: string, payload: object, headers: object = nadia) =>
  it.app.inject({
    ...{ method: 'POST', url: `/api/contact-requests/${path}`, payload },
    headers: headers as { cookie: string },
  })
const move = (id: string, step: Move, when = ago(0.5)) =>
  db()
    .transaction()
    .execute(async (trx) => moveRequest(trx, await holdRequest(trx, id), step, when))
const ask = (id: string, text: string) =>
  move(id, { action: 'ask', actor: 'recipient', text, set: { asked_at: ago(0.5) } })
const mailsTo = async (address: string) => (await mailsOf(it)).filter(({ to }) => to === address)

describe('what an adviser does with demandes is refused', () => {
  const ways = [
    ['GET', 'prepare?kind=direct&target=00000000-0000-0000-0000-000000000000'],
    ['GET', 'own?shelf=waiting'],
    ['GET', 'attention'],
    ['POST', 'check'],
    ...['reply', 'cancel', 'redirect', 'conclude', 'acknowledge'].map((verb) => [
      'POST',
      `00000000-0000-0000-0000-000000000000/${verb}`,
    ]),
  ] as ['GET' | 'POST', string][]
  test.each(ways)('%s %s: to everybody else', async (method, path) => {
    for (const role of ['partner', 'admin', 'referent'] as const) {
      const headers = await it.signIn(role)
      const answer = await it.app.inject({
        method,
        url: `/api/contact-requests/${path}`,
        headers,
        ...(method === 'POST' && { payload: {} }),
      })
      expect(answer.statusCode, role).toBe(403)
    }
    const url = `/api/contact-requests/${path}`
    expect((await it.app.inject({ method, url, ...(method === 'POST' && { payload: {} }) })).statusCode).toBe(401)
  })

  test('to another adviser, as if the demande were not there', async () => {
    const { id } = await aRequest()
    const other = await it.signIn('adviser')
    for (const [verb, payload] of [
      ['reply', { text: 'Oui' }],
      ['cancel', {}],
      ['redirect', {}],
      ['conclude', { outcome: 'started' }],
      ['acknowledge', {}],
    ] as const)
      expect((await post(`${id}/${verb}`, { version: 0, ...payload }, other)).statusCode, verb).toBe(404)
  })
})

describe('before writing', () => {
  const prepare = (target: string, more = '') => get(`prepare?kind=direct&target=${target}${more}`)

  test('a listing that is not there or was withdrawn says so', async () => {
    const archived = await aListing(db(), { state: 'archived' })
    expect((await prepare(randomUUID())).statusCode).toBe(404)
    expect((await prepare(archived.id)).json()).toMatchObject({ code: 'listing-gone' })
  })

  test('an adviser knows who receives it and who is next, reads a wording for the frein, and no address', async () => {
    const [first, second] = [anAddress(), anAddress()]
    const { id } = await at(first, second)
    const answer = await prepare(id, '&commune=40088&frein=mobilite')
    expect(answer.json()).toMatchObject({
      ...{ title: 'Voiture en location', commune: { code: '40088', name: 'Dax' }, freins: ['mobilite'], open: null },
      recipients: [{ kind: 'intervenant', name: 'Yann Le Goff', role: 'Accueil' }, { name: 'Remplaçant 1' }],
      ...{ closure: null, full: null, phone: { href: 'tel:+33536490142' } },
    })
    expect(answer.json().wordings.mobilite).toContain('se déplacer')
    expect(answer.body).not.toContain('@')
  })

  test('it is told that the listing is closed or full, and that a demande of one’s own is open there', async () => {
    const { id } = await at(anAddress())
    await db()
      .updateTable('listings')
      .set({ closed_from: '2020-01-01', availability: 'complet', availability_on: it.deps.clock.today() })
      .where('id', '=', id)
      .execute()
    const { id: open } = await aRequest(id)
    expect((await prepare(id)).json()).toMatchObject({
      ...{ closure: { now: true }, full: expect.stringContaining('Complet'), open: { id: open, reference: 'DOS-1' } },
    })
    const other = await it.signIn('adviser')
    expect((await get(`prepare?kind=direct&target=${id}`, other)).json().open).toBeNull()
  })

  test('what looks like a person’s data is told while one writes, and nothing is kept', async () => {
    const answer = await post('check', { message: 'Mme Dupont, 06 12 34 56 78', reference: 'DOS-1' })
    expect(Object.keys(answer.json().fields)).toEqual(['message'])
  })

  test('the adviser’s own line goes in the mail when an answer by telephone is wanted, in a shape that can be dialled', async () => {
    const address = anAddress()
    const { id } = await at(address)
    const send = (phone: string, answerWay = 'telephone') =>
      it.app.inject({
        ...{ method: 'POST', url: '/api/contact-requests', headers: nadia },
        payload: {
          ...{ formKey: randomUUID(), kind: 'direct', target: id, freins: [], sensitiveInMail: false, informed: true },
          ...{ message: 'Une place ?', answerWay, phone },
        },
      })
    expect((await send('05 36')).json()).toMatchObject({ code: 'invalid-phone', fields: { phone: expect.anything() } })
    expect((await send('05.36.49.77.10')).json().adviser.phone).toMatchObject({ href: 'tel:+33536497710' })
    expect((await mailsTo(address))[0]?.text).toMatch(/05.36.49.77.10/)
    expect((await send('05 36 49 77 10', 'lien')).json().adviser.phone).toBeNull()
  })
})

describe('«Mes demandes»', () => {
  test('puts first what expects something, most urgent first, and counts each list', async () => {
    const account = await anAccount(db(), { name: 'Une autre' })
    const own = await it.signIn(account)
    const write = async (when = ago(2)) => (await aContactRequest(db(), { adviserId: account.id, at: when })).id
    const [asked, lost, yes, no, late, done, waits] = await Promise.all(Array.from({ length: 7 }, () => write()))
    await mailsOf(it)
    await ask(asked!, 'De quelle année est la voiture ?')
    await db()
      .updateTable('contact_requests')
      .set({ undelivered_at: ago(1) })
      .where('id', '=', lost!)
      .execute()
    const appointment = { appointment_at: ago(-2), appointment_place: 'À l’accueil' }
    await move(yes!, { action: 'accept', actor: 'recipient', set: appointment })
    await move(no!, { action: 'decline', actor: 'recipient', set: { decline_reason: 'plus-de-places' } })
    await move(late!, { action: 'expire', actor: 'clock' })
    await move(done!, { action: 'cancel', actor: 'adviser', set: { acknowledged_at: ago(0.1) } })
    const list = await get('own?shelf=attention', own)
    expect(list.json().counts).toEqual({ attention: 5, waiting: 1, closed: 1 })
    expect(list.json().requests.map(({ attention }: { attention: string }) => attention)).toEqual([
      ...['question', 'undelivered', 'accepted', 'expired', 'declined'],
    ])
    expect(list.body).not.toMatch(/@|Camille|tel:/)
    expect((await get('attention', own)).json()).toEqual({ count: 5 })
    expect((await get('own?shelf=waiting', own)).json().requests).toMatchObject([{ id: waits, attention: null }])

    const { version } = (await get(no!, own)).json()
    const read = await post(`${no}/acknowledge`, { version }, own)
    expect(read.json()).toMatchObject({ attention: null, version })
    expect((await get('own?shelf=closed', own)).json().counts).toEqual({ attention: 4, waiting: 1, closed: 2 })
  })

  test('asks what came of an appointment once it is past, and asks no more once it is said', async () => {
    const { id } = await aRequest(undefined, ago(9))
    await move(id, { action: 'accept', actor: 'recipient', set: { appointment_at: ago(3) } }, ago(8))
    await post(`${id}/acknowledge`, { version: 1 })
    const before = await get(id)
    expect(before.json()).toMatchObject({ attention: 'outcome', can: ['cancel', 'conclude'] })
    expect((await post(`${id}/conclude`, { version: 1, outcome: 'not-started' })).json().fields).toHaveProperty(
      'reason',
    )
    const said = await post(`${id}/conclude`, { version: 1, outcome: 'not-started', reason: 'renonce' })
    expect(said.json()).toMatchObject({ attention: null, outcome: 'not-started', outcomeReason: 'renonce' })
    expect((await post(`${id}/conclude`, { version: 2, outcome: 'started' })).json()).toMatchObject({
      ...{ outcome: 'started', outcomeReason: null },
    })
  })

  test('leaves out what ended more than a year ago', async () => {
    const account = await anAccount(db(), { name: 'Une ancienne' })
    const { id } = await aContactRequest(db(), { adviserId: account.id, at: ago(400) })
    await move(id, { action: 'expire', actor: 'clock' }, ago(370))
    const list = await get('own?shelf=attention', await it.signIn(account))
    expect(list.json()).toMatchObject({ counts: { attention: 0, waiting: 0, closed: 0 }, requests: [] })
  })
})

describe('an adviser', () => {
  test('answers a question, which is mailed with a new link, and nothing is asked any more', async () => {
    const address = anAddress()
    const { id } = await aRequest((await at(address)).id)
    expect((await post(`${id}/reply`, { version: 0, text: 'Oui.' })).json()).toMatchObject({
      code: 'not-in-this-state',
    })
    await ask(id, 'De quelle année est la voiture ?')
    expect((await post(`${id}/reply`, { version: 0, text: 'Oui.' })).json()).toMatchObject({
      code: 'changed-meanwhile',
    })
    expect((await post(`${id}/reply`, { version: 1, text: ' ' })).json().fields).toHaveProperty('text')
    expect((await post(`${id}/reply`, { version: 1, text: 'Au 06 12 34 56 78' })).json()).toMatchObject({
      code: 'personal-data',
    })
    const answer = await post(`${id}/reply`, { version: 1, text: 'De 2011.' })
    expect(answer.json()).toMatchObject({ state: 'seen', asked: false, attention: null })
    const mail = (await mailsTo(address)).find(({ subject }) => subject.includes('question'))
    expect(mail?.subject).toBe('Nadia Ferrand répond à votre question')
    for (const said of ['De quelle année est la voiture', 'De 2011.', 'DOS-1', '/reponse#jeton='])
      expect(mail?.text).toContain(said)
    expect(
      await db().selectFrom('contact_request_links').selectAll().where('request_id', '=', id).execute(),
    ).toHaveLength(2)
  })

  test('takes a demande back: the recipient is told, and no link opens it any more', async () => {
    const address = anAddress()
    const { id } = await aRequest((await at(address)).id)
    await mailsOf(it)
    const answer = await post(`${id}/cancel`, { version: 0, text: 'Une solution est trouvée.' })
    expect(answer.json()).toMatchObject({ state: 'cancelled', attention: null, can: [] })
    expect((await mailsTo(address)).find(({ subject }) => subject.includes('annule'))).toMatchObject({
      subject: 'Nadia Ferrand annule sa demande',
      text: expect.stringContaining('Une solution est trouvée.'),
    })
    const open = db().selectFrom('contact_request_links').selectAll().where('request_id', '=', id)
    expect(await open.where('revoked_at', 'is', null).execute()).toEqual([])
    expect((await post(`${id}/cancel`, { version: 1 })).json()).toMatchObject({ code: 'not-in-this-state' })
  })

  test('acts from an older page when it was only read or reminded meanwhile, and is told of anything else', async () => {
    const { id } = await aRequest()
    await move(id, { action: 'remind', actor: 'clock' }).then(() => move(id, { action: 'see', actor: 'recipient' }))
    expect((await post(`${id}/cancel`, { version: 0 })).json()).toMatchObject({ state: 'cancelled' })

    const asked = await aRequest()
    await ask(asked.id, 'De quelle année ?')
    const { code, message } = (await post(`${asked.id}/cancel`, { version: 0 })).json()
    expect([code, message]).toEqual(['changed-meanwhile', expect.stringMatching(/^Question déjà posée par le lien /)])
  })

  test('sends a demande to the next person, then to nobody else', async () => {
    const [first, second] = [anAddress(), anAddress()]
    const listing = await at(first, second)
    const desk = db().updateTable('structures').set({ courriel: null })
    await desk
      .where('id', '=', (eb) => eb.selectFrom('listings').select('structure_id').where('id', '=', listing.id))
      .execute()
    const { id } = await aRequest(listing.id)
    await mailsOf(it)
    const before = await get(id)
    expect(before.json()).toMatchObject({ next: { name: 'Remplaçant 1' }, can: ['succeed', 'cancel'] })
    const answer = await post(`${id}/redirect`, { version: 0 })
    expect(answer.json()).toMatchObject({
      recipient: { name: 'Remplaçant 1' },
      next: null,
      can: ['cancel'],
      version: 1,
    })
    expect((await mailsTo(second))[0]?.text).toContain('/reponse#jeton=')
    expect((await mailsTo(first)).map(({ subject }) => subject)).toContain(
      'Nadia Ferrand adresse sa demande à quelqu’un d’autre',
    )
    expect((await post(`${id}/redirect`, { version: 1 })).json()).toMatchObject({ code: 'nobody-else' })
  })

  test('acts once when two tabs act at the same time', async () => {
    const { id } = await aRequest()
    const answers = await Promise.all([1, 2, 3].map(() => post(`${id}/cancel`, { version: 0 })))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409])
  })

  test('finds all of it in the copy of what is kept about them, and nothing of who answered', async () => {
    const account = await anAccount(db(), { name: 'Qui part' })
    await aContactRequest(db(), { adviserId: account.id, message: 'Une place ce mois-ci ?' })
    const { cookie } = await it.signIn(account)
    const file = await it.app.inject({ url: '/api/account/data', headers: { cookie } })
    expect(file.json().demandes).toMatchObject([{ message: 'Une place ce mois-ci ?', gestes: [{ action: 'send' }] }])
    expect(JSON.stringify(file.json().demandes)).not.toContain('@')
  })
})
