import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { buildWebIfNeeded } from './build.ts'

const dist = fileURLToPath(new URL('dist', import.meta.url))
const firstPage = 'features/search/search.page.tsx'
/** Bytes once gzipped, DESIGN §7. */
const budgets = { js: 30_000, css: 10_000 }

interface Chunk {
  file: string
  imports?: string[]
  css?: string[]
}
type Manifest = Record<string, Chunk>

/** A chunk, with everything it imports at once. */
function reach(manifest: Manifest, name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  for (const next of manifest[name]?.imports ?? []) reach(manifest, next, seen)
  return seen
}

function filesOf(manifest: Manifest): string[] {
  const names = new Set([...reach(manifest, 'index.html'), ...reach(manifest, firstPage)])
  const chunks = [...names].flatMap((name) => manifest[name] ?? [])
  return [...new Set(chunks.flatMap(({ file, css = [] }) => [file, ...css]))]
}

const gzipped = (file: string) => gzipSync(readFileSync(join(dist, file))).length
const kilo = (bytes: number) => `${(bytes / 1000).toFixed(1).padStart(6)} kB`

await buildWebIfNeeded(console.info)
const manifest: Manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
if (!manifest[firstPage]) throw new Error(`${firstPage} is not in the build`)

const files = filesOf(manifest).map((file) => ({ file, bytes: gzipped(file) }))
console.info('First page of search, gzip:')
for (const { file, bytes } of files) console.info(`  ${kilo(bytes)}  ${file}`)
for (const [kind, budget] of Object.entries(budgets)) {
  const total = files.filter(({ file }) => file.endsWith(`.${kind}`)).reduce((sum, { bytes }) => sum + bytes, 0)
  const verdict = total <= budget ? 'within' : 'OVER'
  console.info(`${kind.padEnd(4)}${kilo(total)}  ${verdict} ${kilo(budget).trim()}`)
  if (total > budget) process.exitCode = 1
}
