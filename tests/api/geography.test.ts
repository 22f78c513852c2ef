import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { geographyCommand, seekOfficialPoints } from '../../server/features/communes/communes.commands.ts'
import { geographyLoaded } from '../../server/features/communes/communes.queries.ts'
import { useApp } from '../support/app.ts'
import { quiet } from '../support/quiet.ts'

const levier = useApp({ engine: false })
let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'levier-geography-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const commune = (code: string, longitude: number, latitude: number) => ({
  nom: 'peu importe',
  code,
  centre: { type: 'Point', coordinates: [longitude, latitude] },
})

async function run(content: string | Buffer, name = 'communes.json') {
  writeFileSync(join(dir, name), content)
  const lines: string[] = []
  const terminal = { line: (text: string) => void lines.push(text), progress: () => {} }
  const code = await geographyCommand(levier.deps, { args: ['--from', name], cwd: dir, terminal })
  return { code, said: lines.join('\n') }
}

test('official points replace approximate ones, and the directory follows at once', async () => {
  const villefort = '48198'
  expect(levier.deps.directory().get(villefort)?.approximate).toBe(true)
  const { code, said } = await run(JSON.stringify([commune(villefort, 3.93, 44.44), commune('99999', 0, 0)]))
  expect(code).toBe(0)
  expect(said).toContain('communes.json : 1.')
  expect(said).toContain('laissés de côté : 1.')
  expect(levier.deps.directory().get(villefort)).toMatchObject({ approximate: false, latitude: 44.44, longitude: 3.93 })
})

test('a gzipped file is read like a plain one', async () => {
  const { code } = await run(gzipSync(JSON.stringify([commune('40088', -1.05, 43.71)])), 'communes.json.gz')
  expect(code).toBe(0)
  expect(levier.deps.directory().get('40088')).toMatchObject({ latitude: 43.71 })
})

test.each([
  ['a truncated file', '[{"code":"40088","cen'],
  ['something else', '{"error":"non"}'],
  ['a list without any point', '[{"code":"40088"},{"code":"40192","centre":{"coordinates":[400,400]}}]'],
])('%s changes nothing and says why', async (_, content) => {
  const before = levier.deps.directory().get('40192')
  const { code, said } = await run(content)
  expect(code).toBe(1)
  expect(said).toContain('Rien n’a changé.')
  expect(levier.deps.directory().get('40192')).toEqual(before)
})

test('a start with approximate points seeks the official ones, and lives without them', async () => {
  await levier.deps.db
    .updateTable('settings')
    .set({ value: '{"points":"approximate"}' })
    .where('key', '=', 'geography')
    .execute()
  const server = createServer((_request, response) => response.end(JSON.stringify([commune('40192', -0.5, 43.89)])))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await seekOfficialPoints(levier.deps.db, 'http://127.0.0.1:9/', quiet)
  expect(await geographyLoaded(levier.deps.db)).toMatchObject({ points: 'approximate' })
  await seekOfficialPoints(levier.deps.db, `http://127.0.0.1:${port}/`, quiet)
  expect(await geographyLoaded(levier.deps.db)).toMatchObject({ points: 'official' })
  server.close()
})
