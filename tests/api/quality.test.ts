import { beforeAll, describe, expect, test } from 'vitest'
import type { QualityBoard, QualityRow } from '../../server/contract/quality.ts'
import { type QualityFigure, qualityFigures } from '../../server/contract/vocabulary.quality.ts'
import { addressPrint } from '../../server/platform/bounces.ts'
import { aListing } from '../factories/a-listing.ts'
import { aReport } from '../factories/a-report.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'

const today = '2026-11-27'
const it = useApp({ engine: false, today })

type Who = { cookie: string }
const codes = Object.keys(qualityFigures) as QualityFigure[]
const nobody = { name: null, role: 'Accueil', telephone: null, courriel: null, note: null }
let lozere: Who
let everywhere: Who
let marne: Who
/** The titles that belong to each figure in the Lozère: told by hand, by what each listing was made with. */
const expected = Object.fromEntries(codes.map((code) => [code, [] as string[]])) as Record<QualityFigure, string[]>

/** A complete listing of the Lozère, with a phone, hours and a member, verified last month; then what is told. */
async function known(nom: string, belongs: readonly QualityFigure[], told: Parameters<typeof aListing>[1] = {}) {
  const { id: structureId, record } = await aStructure(it.deps.db, { commune: '48095' })
  if (!belongs.includes('no-member')) await anAccount(it.deps.db, { role: 'partner', structureId })
  const listing = await aListing(it.deps.db, {
    ...{ nom, structure_source_id: record.source_id, commune: '48095', verified_on: '2026-11-01' },
    ...{ horaires_accueil: 'Mo-Fr 09:00-12:00', description: 'Un texte assez long. '.repeat(12) },
    ...{ intervenants: [{ ...nobody, telephone: `+3346600${String(1000 + codesMade++)}` }], ...told },
  })
  for (const code of belongs) expected[code].push(nom)
  return { ...listing, structureId, structureSource: record.source_id }
}
let codesMade = 0

beforeAll(async () => {
  const { db } = it.deps
  const admin = async (departements: string[] | null) => it.signIn(await anAccount(db, { role: 'admin', departements }))
  ;[lozere, marne, everywhere] = [await admin(['48']), await admin(['51']), await admin(null)]
  await known('Épicerie du Causse', [])
  await known('Permanence juridique', ['unverified-6'], { verified_on: '2026-05-27' })
  await known('Tout juste à temps', [], { verified_on: '2026-05-28' })
  await known('Atelier de lecture', ['unverified-6', 'unverified-12'], { verified_on: '2025-10-10' })
  await known('Jardin partagé', ['unverified-6', 'unverified-12', 'expired'], { verified_on: '2025-02-01' })
  await known('Crèche de montagne', ['no-member'])
  await known('Sans personne à appeler', ['no-phone'], { intervenants: [nobody] })
  await known('Taxi solidaire', ['no-hours'], { horaires_accueil: null })
  await known('Prêt de matériel', ['incomplete'], { publics: [], frais: null })
  await known('Une seule chose manque', [], { publics: [] })
  const bounced = [{ ...nobody, telephone: '+33466009999', courriel: 'Refusee@lozere.example' }]
  await known('Conseil budgétaire', ['bounced'], { intervenants: bounced })
  const bounce = { address: addressPrint('refusee@lozere.example'), at: new Date(), code: '550 5.1.1', count: 1 }
  await db.insertInto('bounces').values(bounce).execute()
  await known('Réparation de vélos à Mende', ['duplicates'])
  await known('Réparation de vélos Mende', ['duplicates'])
  const shared = [{ ...nobody, telephone: '+33466008888' }]
  const first = await known('Écoute des aidants', ['duplicates', 'reports', 'late-reports'], { intervenants: shared })
  const second = await known('Halte-garderie itinérante', ['duplicates', 'reports'], { intervenants: shared })
  await reportAt(first.id, 50)
  await reportAt(second.id, 10)
  await aReport(db, { listing_id: first.id, hoursAgo: 90, state: 'fixed', decidedAfter: 12 })
  const pending = await known('Logement passerelle', ['waiting'])
  await db
    .insertInto('revisions')
    .values({
      ...{ listing_id: pending.id, number: 1, state: 'pending', content: '{}', author: 'seed', saved_by: 'seed' },
      ...{ created_at: hoursBefore(30), saved_at: hoursBefore(30), sent_at: hoursBefore(30) },
    })
    .execute()
  await aListing(db, { commune: '48095', state: 'archived', horaires_accueil: null, nom: 'Retirée' })
  await aListing(db, { commune: '51454', nom: 'Ailleurs' })
  await it.deps.jobs.run('seek-twins')
})

const hoursBefore = (hours: number) => new Date(it.deps.clock.now().getTime() - hours * 3_600_000)
async function reportAt(listing_id: string, hours: number) {
  const { reporter } = await aReport(it.deps.db, { listing_id })
  await it.deps.db
    .updateTable('reports')
    .set({ created_at: hoursBefore(hours) })
    .where('reporter', '=', reporter)
    .execute()
}

const get = (url: string, headers: Who) => it.app.inject({ url, headers })
const board = async (headers: Who, query = '') => (await get(`/api/quality${query}`, headers)).json() as QualityBoard
const list = async (code: QualityFigure, headers: Who, query = '') =>
  (await get(`/api/quality/list?figure=${code}${query}`, headers)).json() as { rows: QualityRow[]; total: number }
const countOf = ({ figures }: QualityBoard, code: QualityFigure) => figures.find((one) => one.code === code)!.count

describe('the quality board is not shown', () => {
  test.each(['adviser', 'referent', 'partner'] as const)('to a %s', async (role) => {
    const headers = await it.signIn(role)
    expect((await get('/api/quality', headers)).statusCode).toBe(403)
    expect((await get('/api/quality/list?figure=no-hours', headers)).statusCode).toBe(403)
    expect((await get('/api/quality/list.csv?figure=no-hours', headers)).statusCode).toBe(403)
  })

  test('about another territory, even when it is asked for', async () => {
    const { published, figures, queue } = await board(marne, '?departement=48')
    expect([published, figures.every(({ count }) => count === 0), queue.oldest]).toEqual([0, true, null])
    for (const code of codes) expect((await list(code, marne, '&departement=48')).total).toBe(0)
    expect((await board(marne)).published).toBe(1)
  })

  test('for a figure that does not exist', async () => {
    const answer = await get('/api/quality/list?figure=secret', everywhere)
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'unknown-figure'])
    expect((await get('/api/quality/list', everywhere)).statusCode).toBe(400)
    expect((await get('/api/quality?frein=secret', everywhere)).json().code).toBe('unknown-frein')
  })
})

describe('each figure', () => {
  test.each(codes)('counts what was made so, and its list has just that: %s', async (code) => {
    const wanted = expected[code].sort()
    expect(countOf(await board(lozere), code)).toBe(wanted.length)
    const { rows, total } = await list(code, lozere)
    expect(total).toBe(wanted.length)
    expect(rows.map(({ listing }) => listing.title).sort()).toEqual(wanted)
  })

  const filters = ['', '?frein=mobilite', '?frein=sante', '?departement=48', '?departement=51&frein=mobilite']
  test.each(filters)(
    'agrees with its list, page after page, whoever looks and through any filter: %s',
    async (query) => {
      for (const headers of [lozere, everywhere, marne]) {
        const { figures } = await board(headers, query)
        for (const { code, count } of figures) {
          const { rows, total } = await list(code, headers, query.replace('?', '&'))
          expect([code, total, Math.min(total, 50)]).toEqual([code, count, rows.length])
          const lines = (await get(`/api/quality/list.csv?figure=${code}${query.replace('?', '&')}`, headers)).body
          expect(lines.trimEnd().split('\r\n')).toHaveLength(count + 1)
        }
      }
    },
  )

  test('leads where it is put right, and says what is the matter', async () => {
    const one = async (code: QualityFigure) => (await list(code, lozere)).rows[0]!
    expect(await one('incomplete')).toMatchObject({ detail: 'public, frais', commune: 'Mende' })
    expect((await one('unverified-12')).detail).toBe('01/02/2025')
    expect((await one('bounced')).detail).toBe('intervenant')
    expect((await one('no-hours')).path).toMatch(/^\/mes-fiches\//)
    expect((await one('late-reports')).path).toMatch(/^\/file\/signalement\//)
    expect((await one('waiting')).path).toMatch(/^\/file\/fiche\//)
    const twins = (await list('duplicates', lozere)).rows
    expect(twins.map(({ listing, detail }) => `${listing.title} = ${detail}`)).toContain(
      'Réparation de vélos à Mende = Réparation de vélos Mende',
    )
    const [first, second] = ['Réparation de vélos à Mende', 'Réparation de vélos Mende'].map(
      (title) => twins.find(({ listing }) => listing.title === title)!,
    )
    expect(first).toMatchObject({ act: 'merge', path: `/fiches/${first!.id}/reunir?avec=${second!.id}` })
    // Whichever line one starts from, the one verified last is proposed to stay.
    await it.deps.db.updateTable('listings').set({ verified_on: '2026-11-02' }).where('id', '=', first!.id).execute()
    const again = (await list('duplicates', lozere)).rows.filter(({ id }) => id === first!.id || id === second!.id)
    for (const { path } of again) expect(path).toBe(`/fiches/${second!.id}/reunir?avec=${first!.id}`)
    expect(again).toHaveLength(2)
  })

  test('keeps addresses of people to itself', async () => {
    expect(JSON.stringify(await list('bounced', lozere))).not.toContain('@')
  })
})

describe('the delays', () => {
  test('are those of what waits and of what was answered', async () => {
    const { queue, medianReport, published } = await board(lozere)
    expect(published).toBe(16)
    expect(Math.round(queue.medianWaiting!)).toBe(30)
    expect(Math.round((it.deps.clock.now().getTime() - Date.parse(queue.oldest!)) / 3_600_000)).toBe(30)
    expect([queue.decided, queue.medianDecided, medianReport]).toEqual([0, null, 12])
  })
})

describe('duplicates', () => {
  test('are not offered to merge with what another département decides on', async () => {
    const { db } = it.deps
    const { id: structureId, record } = await aStructure(db)
    const both = { structure_source_id: record.source_id, nom: 'Prêt de scooters', intervenants: [] }
    const { id } = await aListing(db, { ...both, commune: '48095' })
    await aListing(db, { ...both, commune: '51454' })
    await it.deps.jobs.run('seek-twins')
    const { rows } = await list('duplicates', lozere)
    expect(rows.find((row) => row.id === id)).toMatchObject({ act: 'correct', path: `/mes-fiches/${id}` })
    await db.updateTable('listings').set({ state: 'archived' }).where('structure_id', '=', structureId).execute()
  })

  test('stop being counted once one of the two is withdrawn', async () => {
    const { db } = it.deps
    const twin = { commune: '15014', nom: 'Aide au déménagement' }
    const { id } = await aListing(db, { ...twin, intervenants: [] })
    await aListing(db, { ...twin, intervenants: [] })
    await it.deps.jobs.run('seek-twins')
    expect((await list('duplicates', everywhere, '&departement=15')).total).toBe(2)
    await db.updateTable('listings').set({ state: 'archived' }).where('id', '=', id).execute()
    expect((await list('duplicates', everywhere, '&departement=15')).total).toBe(0)
  })

  test('are not seen in a number that half the country shows', async () => {
    const intervenants = [{ ...nobody, telephone: '3949' }]
    for (let made = 0; made < 21; made += 1)
      await aListing(it.deps.db, { commune: '2A004', nom: String.fromCharCode(65 + made).repeat(9), intervenants })
    await it.deps.jobs.run('seek-twins')
    expect((await list('duplicates', everywhere, '&departement=2A')).total).toBe(0)
  })
})

describe('the months', () => {
  test('are counted by département, once a month', async () => {
    await it.deps.jobs.run('count-quality')
    await it.deps.jobs.run('count-quality')
    const { months } = await board(
      await it.signIn(await anAccount(it.deps.db, { role: 'admin', departements: ['48', '15'] })),
    )
    expect(months).toEqual([{ month: '2026-11-01', published: 17, within6: 14, within12: 15 }])
    expect((await board(everywhere, '?frein=budget')).months).toEqual([])
  })
})
