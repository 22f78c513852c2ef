import { beforeAll, expect, test } from 'vitest'
import type { SectorImport } from '../../server/contract/sectors.ts'
import { sectorOf } from '../../server/features/sectors/sectors.queries.ts'
import { useApp } from '../support/app.ts'
import { sectorsFile as file, sectorsHead as head, sectorCalls, type Who } from '../support/sectors.ts'
import { type FileSent, utf8Csv, windowsCsv } from '../support/tables.ts'

// An import of sectors: what is refused of it, what it does, what it tells. Who may is in `sectors.test.ts`.
const it = useApp({ engine: false, today: '2026-11-27' })
const { check: checkBy, load: loadBy, adminOf, journal } = sectorCalls(it)

let landes: Who
beforeAll(async () => {
  landes = await adminOf('40')
})
const check = (sent: FileSent) => checkBy(sent, landes)
const load = (sent: FileSent, more: object = {}) => loadBy(sent, landes, more)
const kinds = ({ changes }: SectorImport) => changes.map(({ code, kind }) => `${code} ${kind}`)

test('an import that is only checked writes nothing', async () => {
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

test('an import makes the sectors those of the file, is told in the journal, and again changes nothing', async () => {
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
      detail: { lines: 3, linesRefused: 0, sectorsAdded: 2, sectorsChanged: 0, sectorsRemoved: 0 },
    },
  ])
})

test('an import tells what moves, what is lost, and removes what is absent only when asked', async () => {
  const moved = utf8Csv(`${head}\nTARTAS;Tartas;;;;Tartas | Saint-Paul-lès-Dax;;;;\nDAX;Dax;;;;Dax;;;;`)
  const found = await check(moved)
  expect(kinds(found)).toEqual(['TARTAS added', 'DAX changed', 'ST-PAUL absent'])
  expect(found.moves).toEqual(['Saint-Paul-lès-Dax : de « Saint-Paul » à « Tartas »'])
  expect(found.lost).toHaveLength(18)
  const done = await load(moved, { removeAbsent: true })
  expect(kinds(done)).toEqual(['TARTAS added', 'DAX changed', 'ST-PAUL removed'])
  expect(await sectorOf(it.deps.db, '40279')).toMatchObject({ code: 'TARTAS' })
  expect(await sectorOf(it.deps.db, '40202')).toBeNull()
})

test('an import exchanges the communes of two sectors, and reads its own export as no change', async () => {
  const exchanged = `${head}\nDAX;;;;;Tartas | 40279;;;;\nTARTAS;;;;;Dax;;;;`
  await load(utf8Csv(exchanged))
  expect(await sectorOf(it.deps.db, '40088')).toMatchObject({ code: 'TARTAS' })
  expect(await sectorOf(it.deps.db, '40313')).toMatchObject({ code: 'DAX' })
  await load(utf8Csv(file), { removeAbsent: true })
  const exported = await it.app.inject({ url: '/api/sectors/table.csv?departement=40', headers: landes })
  expect(exported.body).toContain('05 36 49 60 12')
  const again = await check({ name: 'secteurs.csv', content: exported.rawPayload.toString('base64') })
  expect(kinds(again)).toEqual(['DAX same', 'ST-PAUL same'])
  expect(again.lines).toEqual([])
})

test('an import of the model as it is takes nothing', async () => {
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
])('an import of %s is refused beside the file', async (_, sent, status, code, field) => {
  expect(await check(sent)).toMatchObject({ status, code, fields: { [field]: expect.any(String) } })
})

test('an import takes the good lines of a bad file, tells the others line by line, and reports them as a table', async () => {
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
