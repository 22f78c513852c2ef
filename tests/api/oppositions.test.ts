import { describe, expect, test } from 'vitest'
import { useApp } from '../support/app.ts'
import { command, importRecords, sourceOf } from '../support/import-run.ts'

const product = useApp({ engine: false, today: '2023-01-01' })
const aSource = () => sourceOf(product.deps)
const counts = (said: string) => /Fiches : .*/.exec(said)?.[0]

describe('an opposition', () => {
  test('waits for the end of an import, which would bring the contact back', async () => {
    const { structure, service } = aSource()
    const services = Array.from({ length: 300 }, (_, i) => service({ id: `${service().id}${i}` }))
    const running = importRecords(product.deps, { structures: [structure()], services })
    const { exit, said } = await command(product.deps, 'opposition', ['--courriel', 'permis@relais.example'])
    expect(exit).toBe(1)
    expect(said).toContain('Un import est en cours')
    expect((await running).exit).toBe(0)
  })

  test('to a record archives the listing, empties its contacts and keeps it out of later imports', async () => {
    const { source, structure, service, listings, intervenants } = aSource()
    const files = { structures: [structure()], services: [service()] }
    await importRecords(product.deps, files)
    const before = (await listings())[0]!
    const { exit, said } = await command(product.deps, 'opposition', ['--record', source, `${source}--1`])
    expect({ exit, said }).toMatchObject({ exit: 0, said: expect.stringContaining('Fiches modifiées : 1.') })
    expect((await listings())[0]).toMatchObject({ state: 'archived' })
    expect((await listings())[0]!.index_revision).toBeGreaterThan(before.index_revision)
    expect(await intervenants('1')).toEqual([])

    const again = await importRecords(product.deps, { ...files, services: [service({ nom: 'Titre changé' })] })
    expect(counts(again.said)).toContain('1 écartée par opposition')
    expect(again.report).toMatchObject([{ severity: 'opposed', reason: 'opposed-record' }])
    expect((await listings())[0]).toMatchObject({ state: 'archived', nom: 'Aide au permis de conduire' })
  })

  test('to an address or a number takes them out everywhere, and out of later imports', async () => {
    const { db } = product.deps
    const { structure, service, id, listings, intervenants } = aSource()
    const files = {
      structures: [structure({ courriel: 'camille@relais.example', telephone: '05 36 49 77 77' })],
      services: [
        service({
          courriel: 'Camille@relais.example',
          telephone: '05 36 49 77 77',
          conditions_acces: 'Écrire à camille@relais.example ou appeler le 05 36 49 77 77.',
        }),
      ],
    }
    await importRecords(product.deps, files)
    await command(product.deps, 'opposition', ['--courriel', 'CAMILLE@relais.example'])
    expect(await intervenants('1')).toEqual([{ name: null, telephone: '+33536497777', courriel: null }])
    await command(product.deps, 'opposition', ['--telephone', '0536497777'])

    const clean = async () => {
      expect(await intervenants('1')).toEqual([])
      const [listing] = await listings()
      expect(`${listing!.conditions_acces} ${listing!.match_text}`).not.toMatch(/camille|77 77/)
      const structures = await db
        .selectFrom('structures')
        .select(['telephone', 'courriel'])
        .where('id', '=', id('structure'))
        .execute()
      expect(structures).toEqual([{ telephone: null, courriel: null }])
    }
    await clean()
    const { report } = await importRecords(product.deps, files)
    expect(report.filter(({ reason }) => reason === 'opposed-contact')).toHaveLength(5)
    await clean()
  })

  test('keeps fingerprints only', async () => {
    await command(product.deps, 'opposition', ['--courriel', 'secrete@relais.example'])
    const rows = await product.deps.db.selectFrom('oppositions').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('secrete')
  })

  test.each([
    [[]],
    [['--record', 'essai']],
    [['--courriel', 'rien']],
    [['--telephone', '12']],
    [['--courriel', 'a@b.example', '--telephone', '0536490142']],
  ])('that cannot be understood is refused: %j', async (args) => {
    expect((await command(product.deps, 'opposition', args)).exit).toBe(1)
  })
})
