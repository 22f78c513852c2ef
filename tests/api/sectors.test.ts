import { beforeAll, describe, expect, test } from 'vitest'
import type { SectorImport } from '../../server/contract/sectors.ts'
import { opposeNow } from '../../server/features/oppositions/oppositions.queries.ts'
import { sectorOf } from '../../server/features/sectors/sectors.queries.ts'
import { command } from '../../server/platform/audit.ts'
import { aContactRequest } from '../factories/a-contact-request.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { type FileSent, utf8Csv, windowsCsv } from '../support/tables.ts'

const it = useApp({ engine: false, today: '2026-11-27' })

type Who = { cookie: string }
let landes: Who
let lozere: Who
beforeAll(async () => {
  const admin = (departements: string[]) => anAccount(it.deps.db, { role: 'admin', departements })
  landes = await it.signIn(await admin(['40']))
  lozere = await it.signIn(await admin(['48']))
})

const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, headers: Who, payload?: object) => {
  const answer = await it.app.inject({ method, url, headers, ...(payload && { payload }) })
  return { status: answer.statusCode, ...(answer.body && answer.json()) }
}
const sending =
  (step: 'check' | 'import') =>
  (file: FileSent, headers = landes, more: object = {}) =>
    ask('POST', `/api/sectors/${step}`, headers, { departement: '40', removeAbsent: false, ...file, ...more })
const check = sending('check')
const load = sending('import')

const head = [
  ...['Code du secteur', 'Nom du secteur', 'Accueil (CMS)', 'Téléphone', 'Courriel', 'Commune ou EPCI'],
  ...['Référent', 'Fonction du référent', 'Téléphone du référent', 'Courriel du référent'],
].join(';')
const file = [
  head,
  'DAX;Dax;Centre médico-social de Dax;05 36 49 60 10;cms-dax@landes.example;CA du Grand Dax;Isabelle Darracq;assistante sociale;05 36 49 60 12;isabelle@landes.example',
  'DAX;;;;;;Solène Darribère;;05 36 49 60 14;',
  'ST-PAUL;Saint-Paul;CMS de Saint-Paul;05 36 49 60 20;;40279;;;;',
].join('\n')
const kinds = ({ changes }: SectorImport) => changes.map(({ code, kind }) => `${code} ${kind}`)
const idOf = async (code: string) =>
  (await it.deps.db.selectFrom('sectors').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id
let told = 0
/** What was told of sectors since. */
const journal = () =>
  it.deps.db
    .selectFrom('audit_events')
    .select(['id', 'action', 'departements', 'detail'])
    .where('action', 'like', 'sector%')
    .where('id', '>', told)
    .orderBy('id')
    .execute()
const of = (headers: Who, commune = '40088') => ask('GET', `/api/sectors/of/${commune}`, headers)
const referents = (headers: Who, commune = '40088') => ask('GET', `/api/sectors/of/${commune}/referents`, headers)

describe('who is refused', () => {
  test.each(['adviser', 'referent', 'partner'] as const)(
    '%s: the list, files and changes are for admins',
    async (role) => {
      const headers = await it.signIn(role)
      const id = '00000000-0000-0000-0000-000000000000'
      for (const url of ['', '/choices', '/model.csv', '/table.csv'])
        expect((await it.app.inject({ url: `/api/sectors${url}`, headers })).statusCode, url).toBe(403)
      for (const send of [check, load]) expect(await send(utf8Csv(file), headers)).toMatchObject({ status: 403 })
      expect(await ask('DELETE', `/api/sectors/${id}`, headers)).toMatchObject({ status: 403 })
    },
  )

  test('nobody signed in, and partners of what people are called', async () => {
    expect((await it.app.inject({ url: '/api/sectors/of/40088' })).statusCode).toBe(401)
    expect(await referents(await it.signIn('partner'))).toMatchObject({ status: 403 })
  })

  test('an admin, for another département', async () => {
    await load(utf8Csv(file))
    const id = await idOf('DAX')
    for (const send of [check, load])
      expect(await send(utf8Csv(file), lozere)).toMatchObject({ status: 403, code: 'beyond-territory' })
    const texts = { name: 'Autre', desk: { name: null, phone: null, email: null }, referents: [] }
    expect(await ask('PUT', `/api/sectors/${id}`, lozere, texts)).toMatchObject({ status: 404 })
    expect(await ask('DELETE', `/api/sectors/${id}`, lozere)).toMatchObject({ status: 404 })
    expect(await ask('GET', '/api/sectors?departement=40', lozere)).toMatchObject({ status: 403 })
    expect(await referents(lozere)).toMatchObject({ status: 404 })
    expect((await ask('GET', '/api/sectors/choices', lozere)).sectors).toEqual([])
  })
})

describe('an import', () => {
  beforeAll(async () => {
    await it.deps.db.deleteFrom('sectors').execute()
    told = (await journal()).at(-1)?.id ?? 0
  })

  test('that is only checked writes nothing', async () => {
    const found = await check(windowsCsv(file))
    expect(found).toMatchObject({ status: 200, read: 3, refused: 0, readAs: 'Windows-1252, séparateur point-virgule' })
    expect(kinds(found)).toEqual(['DAX added', 'ST-PAUL added'])
    expect(found.lines).toEqual([
      {
        ...{ line: 2, text: 'DAX, CA du Grand Dax', refused: false, problems: [] },
        notes: ['CA du Grand Dax sans Saint-Paul-lès-Dax (ligne 4, ST-PAUL), d’un autre secteur.'],
      },
    ])
    expect(await it.deps.db.selectFrom('sectors').select('id').execute()).toEqual([])
    expect(await journal()).toEqual([])
  })

  test('makes the sectors those of the file, is told in the journal, and again changes nothing', async () => {
    expect(kinds(await load(windowsCsv(file)))).toEqual(['DAX added', 'ST-PAUL added'])
    expect(await sectorOf(it.deps.db, '40088')).toMatchObject({
      ...{ code: 'DAX', desk: { name: 'Centre médico-social de Dax', phone: '+33536496010' } },
      referents: [{ name: 'Isabelle Darracq' }, { name: 'Solène Darribère', role: null }],
    })
    expect(await sectorOf(it.deps.db, '40279')).toMatchObject({ code: 'ST-PAUL' })
    expect(kinds(await load(utf8Csv(file)))).toEqual(['DAX same', 'ST-PAUL same'])
    expect(await journal()).toMatchObject([
      {
        ...{ action: 'sectors.imported', departements: ['40'] },
        detail: { lines: 3, refused: 0, added: 2, changed: 0, removed: 0 },
      },
    ])
  })

  test('tells what moves, what is lost, and removes what is absent only when asked', async () => {
    const moved = utf8Csv(`${head}\nTARTAS;Tartas;;;;Tartas | Saint-Paul-lès-Dax;;;;\nDAX;Dax;;;;Dax;;;;`)
    const found = await check(moved)
    expect(kinds(found)).toEqual(['TARTAS added', 'DAX changed', 'ST-PAUL absent'])
    expect(found.moves).toEqual(['Saint-Paul-lès-Dax : de « Saint-Paul » à « Tartas »'])
    expect(found.lost).toHaveLength(18)
    const done = await load(moved, landes, { removeAbsent: true })
    expect(kinds(done)).toEqual(['TARTAS added', 'DAX changed', 'ST-PAUL removed'])
    expect(await sectorOf(it.deps.db, '40279')).toMatchObject({ code: 'TARTAS' })
    expect(await sectorOf(it.deps.db, '40202')).toBeNull()
  })

  test('exchanges the communes of two sectors, and reads its own export as no change', async () => {
    const exchanged = `${head}\nDAX;;;;;Tartas | 40279;;;;\nTARTAS;;;;;Dax;;;;`
    await load(utf8Csv(exchanged))
    expect(await sectorOf(it.deps.db, '40088')).toMatchObject({ code: 'TARTAS' })
    expect(await sectorOf(it.deps.db, '40313')).toMatchObject({ code: 'DAX' })
    await load(utf8Csv(file), landes, { removeAbsent: true })
    const exported = await it.app.inject({ url: '/api/sectors/table.csv?departement=40', headers: landes })
    expect(exported.body).toContain('05 36 49 60 12')
    const again = await check({ name: 'secteurs.csv', content: exported.rawPayload.toString('base64') })
    expect(kinds(again)).toEqual(['DAX same', 'ST-PAUL same'])
    expect(again.lines).toEqual([])
  })

  test('of the model as it is takes nothing', async () => {
    const model = await it.app.inject({ url: '/api/sectors/model.csv', headers: landes })
    const found = await check({ name: 'modele.csv', content: model.rawPayload.toString('base64') })
    expect(found).toMatchObject({ status: 200, read: 2, refused: 2 })
    expect(found.changes.map(({ kind }: { kind: string }) => kind)).toEqual(['absent', 'absent'])
  })

  test.each([
    ['an empty file', { name: 'vide.csv', content: '' }, 400, 'no-lines', 'content'],
    [
      'a picture',
      { name: 'a.csv', content: Buffer.from('\x89PNG\r\n', 'latin1').toString('base64') },
      400,
      'not-a-table',
      'content',
    ],
    ['a table of something else', utf8Csv('Titre;Description\nUne;Deux'), 400, 'missing-columns', 'content'],
    ['more than 5 MB', utf8Csv('x'.repeat(5_000_001)), 413, 'too-large', 'content'],
    ['3,001 lines', utf8Csv(`${head}\n${'DAX;;;;;Dax;;;;\n'.repeat(3001)}`), 400, 'too-many-lines', 'content'],
  ])('of %s is refused beside the file', async (_, sent, status, code, field) => {
    expect(await check(sent)).toMatchObject({ status, code, fields: { [field]: expect.any(String) } })
  })

  test('takes the good lines of a bad file, tells the others line by line, and reports them as a table', async () => {
    const bad = utf8Csv(
      [head, ';;;;;Dax;;;;', 'DAX;=1+1;;12 34;;Nulle part;;;;', 'DAX;;;;;Mende;;;;', 'DAX;Dax;;;;40088;;;;'].join('\n'),
    )
    const found = await check(bad)
    expect(found).toMatchObject({ read: 4, refused: 3 })
    expect(found.lines.map(({ line, refused }: { line: number; refused: boolean }) => [line, refused])).toEqual([
      [2, true],
      [3, true],
      [4, true],
    ])
    expect(found.report).toContain('3;DAX, Nulle part;Laissée de côté;Nous ne trouvons ni commune ni EPCI')
  })
})

describe('the sector of a commune', () => {
  beforeAll(() => load(utf8Csv(file), landes, { removeAbsent: true }))

  test('is told to everybody signed in by its desk, with the number ready to call', async () => {
    for (const role of ['adviser', 'referent', 'partner'] as const)
      expect(await of(await it.signIn(role))).toMatchObject({
        commune: { code: '40088', name: 'Dax' },
        sector: {
          ...{ name: 'Dax', referents: 2 },
          desk: {
            name: 'Centre médico-social de Dax',
            phone: { text: '05\u00a036\u00a049\u00a060\u00a010', href: 'tel:+33536496010' },
          },
        },
        can: { readReferents: role !== 'partner', manage: false },
      })
    expect(await of(landes)).toMatchObject({ can: { readReferents: true, manage: true } })
    expect(await of(lozere)).toMatchObject({ sector: { name: 'Dax' }, can: { readReferents: false, manage: false } })
  })

  test('is that of today’s commune for a former one, and nothing where nobody said', async () => {
    const adviser = await it.signIn()
    expect(await of(adviser, '48095')).toMatchObject({ commune: { name: 'Mende' }, sector: null })
    expect(await of(adviser, '99999')).toMatchObject({ status: 404, code: 'unknown-commune' })
    expect(await referents(adviser, '48095')).toMatchObject({ status: 404 })
  })

  test('gives its référents by name and number to those who may read them, each reading counted', async () => {
    const account = await anAccount(it.deps.db)
    const headers = await it.signIn(account)
    await of(headers)
    expect(await referents(headers)).toMatchObject({
      referents: [
        { name: 'Isabelle Darracq', role: 'assistante sociale', phone: { href: 'tel:+33536496012' } },
        { name: 'Solène Darribère', email: null },
      ],
    })
    await referents(headers)
    const reads = await it.deps.db.selectFrom('sector_reads').selectAll().where('account_id', '=', account.id).execute()
    expect(reads).toMatchObject([{ sector_id: await idOf('DAX'), day: '2026-11-27', reads: 2 }])
  })

  test('is that of a référent who works there; without one, nothing', async () => {
    const sectorId = await idOf('DAX')
    const account = await anAccount(it.deps.db, { role: 'referent', sectorId, departements: ['40'] })
    const own = await ask('GET', '/api/sectors/own', await it.signIn(account))
    expect(own).toMatchObject({ sector: { name: 'Dax', communes: 19 } })
    expect(await ask('GET', '/api/sectors/own', await it.signIn('referent'))).toMatchObject({ sector: null })
  })

  test('loses whoever opposes, and an import does not bring them back', async () => {
    const { db, clock } = it.deps
    const opposed = { kind: 'telephone', value: '+33536496014' } as const
    await opposeNow(db, opposed, command('test'), clock.now())
    await opposeNow(db, { kind: 'courriel', value: 'cms-dax@landes.example' }, command('test'), clock.now())
    const gone = { desk: { email: null, phone: '+33536496010' }, referents: [{ name: 'Isabelle Darracq' }] }
    expect(await sectorOf(db, '40088')).toMatchObject(gone)
    const again = await load(utf8Csv(file))
    expect(again.lines.flatMap(({ problems }: { problems: string[] }) => problems)).toEqual([
      'Quelqu’un s’est opposé à ce que ce contact paraisse : laissé.',
      'Quelqu’un s’est opposé à ce que ce contact paraisse : laissé.',
    ])
    expect(await sectorOf(db, '40088')).toMatchObject(gone)
  })
})

describe('a list of sectors', () => {
  test('has what each is made of, and the communes that have none, the largest first', async () => {
    const list = await ask('GET', '/api/sectors', landes)
    expect(list.departement).toEqual({ code: '40', name: 'Landes' })
    expect(list.sectors).toMatchObject([
      { code: 'DAX', communes: { count: 19, largest: ['Dax', expect.any(String), expect.any(String)] } },
      { code: 'ST-PAUL', communes: { count: 1, population: expect.any(Number) }, can: { delete: true }, heldBy: null },
    ])
    expect(list.without.communes[0]).toMatchObject({ code: '40192', name: 'Mont-de-Marsan' })
    expect(list.without.communes).toHaveLength(307)
  })

  test('is changed on screen, field by field, and told in the journal', async () => {
    const id = await idOf('ST-PAUL')
    const texts = {
      name: 'Saint-Paul-lès-Dax',
      desk: { name: 'Maison des solidarités', phone: '05.36.49.60.21', email: ' Accueil@Landes.example ' },
      referents: [{ name: 'Maïté Dubroca', role: 'référente', phone: '', email: null }],
    }
    expect(await ask('PUT', `/api/sectors/${id}`, landes, texts)).toMatchObject({
      ...{ name: 'Saint-Paul-lès-Dax', desk: { email: 'accueil@landes.example', phone: { href: 'tel:+33536496021' } } },
      referents: [{ name: 'Maïté Dubroca', phone: null }],
    })
    const wrong = { ...texts, desk: { ...texts.desk, phone: '05 36' } }
    expect(await ask('PUT', `/api/sectors/${id}`, landes, wrong)).toMatchObject({
      ...{ status: 400, code: 'invalid-sector', fields: { 'desk.phone': expect.stringContaining('Exemple') } },
    })
    expect((await journal()).at(-1)).toMatchObject({
      ...{ action: 'sector.changed', detail: { fields: ['name', 'desk', 'referents'] } },
    })
  })

  test('loses one where nobody works and nothing is asked; closed accounts forget it', async () => {
    const { db } = it.deps
    const id = await idOf('ST-PAUL')
    const account = await anAccount(db, { role: 'referent', sectorId: id })
    const held = await ask('DELETE', `/api/sectors/${id}`, landes)
    expect(held).toMatchObject({ status: 409, code: 'sector-held' })
    expect(held.message).toContain('1 compte y travaille')
    await db.updateTable('accounts').set({ closed_at: new Date() }).where('id', '=', account.id).execute()

    await db.updateTable('sectors').set({ desk_email: 'accueil@landes.example' }).where('id', '=', id).execute()
    const request = await aContactRequest(db, { kind: 'global', targetId: id })
    expect((await ask('DELETE', `/api/sectors/${id}`, landes)).message).toContain('1 demande y est en cours')
    await db.updateTable('contact_requests').set({ closed_at: new Date() }).where('id', '=', request.id).execute()

    expect(await ask('DELETE', `/api/sectors/${id}`, landes)).toMatchObject({ status: 204 })
    expect((await journal()).at(-1)).toMatchObject({ action: 'sector.deleted', detail: { code: 'ST-PAUL' } })
    const closed = await db.selectFrom('accounts').select('sector_id').where('id', '=', account.id).executeTakeFirst()
    expect(closed).toEqual({ sector_id: null })
  })
})
