import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { useApp } from '../support/app.ts'
import { command, importRecords, sourceOf, temporaryFolder } from '../support/import-run.ts'

const product = useApp({ engine: false, today: '2023-01-01' })

const aSource = () => sourceOf(product.deps)
const counts = (said: string) => /Fiches : .*/.exec(said)?.[0]

test('a good file goes in, published, verified on its own date, with its intervenant', async () => {
  const { structure, service, listings, intervenants } = aSource()
  const { exit, said, steps, report } = await importRecords(product.deps, {
    structures: [structure()],
    services: [service({ code_insee: '40192' })],
  })
  expect(exit).toBe(0)
  expect(said).toContain('Structures : 1 lue, 1 nouvelle')
  expect(said).toMatch(/enregistrements par seconde/)
  expect(report).toEqual([])
  expect(steps).toContain('Import des services 1/1')
  expect(await listings()).toMatchObject([{ state: 'published', verified_on: '2022-11-02', commune: '40192' }])
  expect(await intervenants('1')).toEqual([
    { name: 'Camille Essai', telephone: '+33536490142', courriel: 'permis@relais.example' },
  ])
})

test('a second run changes nothing', async () => {
  const { structure, service, listings } = aSource()
  const files = { structures: [structure()], services: [service(), service({ id: structure().id })] }
  await importRecords(product.deps, files)
  const before = await listings()
  const { said } = await importRecords(product.deps, files)
  expect(counts(said)).toBe('Fiches : 2 lues, 0 nouvelle, 0 modifiée, 2 inchangées, 0 refusée.')
  expect(await listings()).toEqual(before)
})

test('what its source changed is changed here', async () => {
  const { structure, service, listings } = aSource()
  await importRecords(product.deps, { structures: [structure()], services: [service()] })
  const { said } = await importRecords(product.deps, {
    structures: [structure()],
    services: [service({ nom: 'Nouveau titre', date_maj: '2022-12-01' })],
  })
  expect(counts(said)).toContain('1 modifiée')
  expect(await listings()).toMatchObject([{ nom: 'Nouveau titre', verified_on: '2022-12-01' }])
})

test('compressed files go in too', async () => {
  const { structure, service, listings } = aSource()
  const { exit } = await importRecords(product.deps, { structures: [structure()], services: [service()], gzip: true })
  expect(exit).toBe(0)
  expect(await listings()).toHaveLength(1)
})

test('a dry run writes nothing and says what would be done', async () => {
  const { structure, service, listings } = aSource()
  const files = { structures: [structure()], services: [service(), service({ id: 'autre' })] }
  const { exit, said } = await importRecords(product.deps, { ...files, dryRun: true })
  expect(exit).toBe(0)
  expect(said).toContain('rien n’a été écrit')
  expect(counts(said)).toBe('Fiches : 2 lues, 1 nouvelle, 0 modifiée, 0 inchangée, 1 refusée.')
  expect(await listings()).toEqual([])

  await importRecords(product.deps, files)
  const again = await importRecords(product.deps, { ...files, dryRun: true })
  expect(counts(again.said)).toContain('0 nouvelle, 0 modifiée, 1 inchangée')
})

test('bad records stay out, each reported with its field and reason, good ones go in', async () => {
  const { source, structure, service, listings } = aSource()
  const { exit, said, report } = await importRecords(product.deps, {
    structures: [structure()],
    services: [
      service(),
      service({ id: `${source}--2`, description: '' }),
      service({ id: `${source}--3`, date_maj: '2023-06-01', frais: 'cher' }),
      'texte',
      service({ id: `${source}--4`, telephone: 'inconnu' }),
    ],
  })
  expect(exit).toBe(0)
  expect(counts(said)).toBe('Fiches : 5 lues, 2 nouvelles, 0 modifiée, 0 inchangée, 3 refusées.')
  expect(said).toContain('1 × un code n’est pas dans le référentiel')
  expect((await listings()).map(({ source_id }) => source_id)).toEqual([`${source}--1`, `${source}--4`])
  expect(report).toMatchObject([
    { file: 'services', line: 2, record: `${source}/${source}--2`, field: 'description', reason: 'empty-text' },
    { line: 3, field: 'frais', severity: 'refused', reason: 'unknown-code' },
    { line: 4, record: null, reason: 'not-a-record' },
    { line: 5, field: 'telephone', severity: 'warning', reason: 'bad-phone' },
  ])
})

test('characters the database refuses cost a value or a record, never the import', async () => {
  const { structure, service, listings } = aSource()
  const fields = [
    ...['nom', 'description', 'lien_source', 'adresse', 'telephone', 'courriel', 'horaires_accueil'],
    ...['frais_precisions', 'contact_nom_prenom', 'lien_mobilisation', 'id'],
  ]
  const hostile = (field: string, sign: string, i: number) => {
    const { source, ...plain } = service()
    const id = `${source}--hostile${i}`
    const start = field.startsWith('lien') ? 'https://essai.example/' : field === 'courriel' ? 'a@b.example' : id
    return { source, ...plain, id, [field]: start + sign }
  }
  const cases = fields.flatMap((field) => ['\u0000', '\ud800'].map((sign) => [field, sign] as const))
  const services = cases.map(([field, sign], i) => hostile(field, sign, i))
  const { exit } = await importRecords(product.deps, { structures: [structure()], services: [...services, service()] })
  expect(exit).toBe(0)
  expect((await listings()).at(0)).toMatchObject({ source_id: service().id })
})

test('the report never repeats a contact', async () => {
  const { structure, service } = aSource()
  const { report } = await importRecords(product.deps, {
    structures: [structure()],
    services: [service({ telephone: 'appelez Camille au 12', courriel: 'camille(at)relais' })],
  })
  expect(report).toHaveLength(2)
  expect(JSON.stringify(report)).not.toMatch(/camille/i)
})

test('the first of two records with one identifier stays, the other is reported', async () => {
  const { structure, service, listings } = aSource()
  const { report } = await importRecords(product.deps, {
    structures: [structure(), structure({ nom: 'Une autre' })],
    services: [service(), service({ nom: 'Une autre' })],
  })
  expect(report).toMatchObject([
    { file: 'structures', line: 2, reason: 'duplicate' },
    { file: 'services', line: 2, reason: 'duplicate' },
  ])
  expect(await listings()).toMatchObject([{ nom: 'Aide au permis de conduire' }])
})

test('a service needs a structure, of the file or saved before', async () => {
  const { source, structure, service, listings } = aSource()
  const orphan = service({ id: `${source}--orpheline`, structure_id: `${source}--inconnue` })
  const first = await importRecords(product.deps, { structures: [structure()], services: [orphan] })
  expect(first.report).toMatchObject([{ line: 1, field: 'structure_id', reason: 'unknown-structure' }])
  await importRecords(product.deps, { structures: [], services: [service()] })
  expect((await listings()).map(({ source_id }) => source_id)).toEqual([`${source}--1`])
})

test('the services of a refused structure are refused with it', async () => {
  const { structure, service, listings } = aSource()
  const { report } = await importRecords(product.deps, {
    structures: [structure({ siret: '1' })],
    services: [service()],
  })
  expect(report.map(({ reason }) => reason)).toEqual(['bad-siret', 'unknown-structure'])
  expect(await listings()).toEqual([])
})

test('communes of before and arrondissements become communes of today, and are counted', async () => {
  const { source, structure, service, listings } = aSource()
  const elsewhere = { longitude: null, latitude: null, code_postal: null, zone_eligibilite: null }
  const { said } = await importRecords(product.deps, {
    structures: [structure()],
    services: [
      service({ ...elsewhere, code_insee: '69388' }),
      service({ ...elsewhere, id: `${source}--2`, code_insee: '48057' }),
      service({ id: `${source}--3`, zone_eligibilite: ['75101', '75102'] }),
    ],
  })
  expect(said).toMatch(/4 × le code d’une ancienne commune ou d’un arrondissement/)
  const [lyon, former, paris] = await listings()
  expect(lyon?.commune).toBe('69123')
  expect(product.deps.directory().get(former?.commune ?? '')).toBeDefined()
  expect(paris?.zone_eligibilite).toEqual(['75056'])
})

describe('files that cannot be used are refused before anything is written:', () => {
  test.each([
    ['truncated', (good: string) => good.slice(0, -20), 'incomplet'],
    ['cut between two records', (good: string) => good.slice(0, -1), 'incomplet'],
    ['not JSON', () => '[{"source": essai}]', 'JSON valable'],
    ['an object', () => '{"services": []}', 'n’est pas une liste JSON'],
    ['empty', () => '', 'vide'],
    ['two lists', (good: string) => good + good, 'JSON valable'],
  ])('%s', async (_, spoil, sentence) => {
    const { structure, service, listings } = aSource()
    const good = JSON.stringify([service()])
    const { exit, said } = await importRecords(product.deps, { structures: [structure()], services: spoil(good) })
    expect(exit).toBe(1)
    expect(said).toContain(sentence)
    expect(said).toContain('Rien n’a été écrit')
    expect(await listings()).toEqual([])
  })

  test('the two files the wrong way round', async () => {
    const { structure, service } = aSource()
    const { exit, said } = await importRecords(product.deps, { structures: [service()], services: [structure()] })
    expect(exit).toBe(1)
    expect(said).toContain('donnez-le avec --services')
  })

  test('a file that does not exist, a folder, an option nobody knows, a file that is missing', async () => {
    const dir = temporaryFolder()
    mkdirSync(join(dir, 'dossier'))
    const run = (...args: string[]) => command(product.deps, 'import', args, dir)
    expect((await run('--structures', 'absent.json', '--services', 'absent.json')).said).toContain('n’existe pas')
    expect((await run('--structures', 'dossier', '--services', 'dossier')).said).toContain('est un dossier')
    expect(await run('--structure', 'x')).toMatchObject({ exit: 1 })
    expect((await run('--structures', 'x')).said).toContain('Usage')
  })
})

test('of two imports at once the second is refused with a sentence', async () => {
  const { structure, service } = aSource()
  const files = { structures: [structure()], services: [service()] }
  const [first, second] = await Promise.all([importRecords(product.deps, files), importRecords(product.deps, files)])
  expect([first.exit, second.exit].sort()).toEqual([0, 1])
  expect(first.exit === 1 ? first.said : second.said).toContain('Un autre import est en cours')
})
