import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { glob, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'web/dist')
const stampOf = (folder: string) => join(folder, 'fingerprint.txt')

/** What the built web depends on; a change in any of it, or in the list itself, asks for a new build. */
const sources = ['web/**/*.{ts,tsx,css,html,svg}', 'server/contract/*.ts', 'package-lock.json']

async function fingerprint(): Promise<string> {
  const files: string[] = []
  for await (const file of glob(sources, { cwd: root, exclude: (name) => /^web\/dist/.test(name) })) files.push(file)
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

const compressors = { br: promisify(brotliCompress), gz: promisify(gzip) }

/** Writes `file.br` and `file.gz` beside every text file, for the server to send as they are. */
async function compress(folder: string) {
  for await (const name of glob('**/*.{js,css,svg,html}', { cwd: folder })) {
    const content = await readFile(join(folder, name))
    for (const [extension, pack] of Object.entries(compressors))
      await writeFile(join(folder, `${name}.${extension}`), await pack(content))
  }
}

/** Two builds may end together: the later one wins. */
function replace(folder: string, fresh: string) {
  for (let tries = 3; ; tries -= 1) {
    rmSync(folder, { recursive: true, force: true })
    try {
      return renameSync(fresh, folder)
    } catch (error) {
      if (tries === 0) throw error
    }
  }
}

/** Vite, or null in an installation without development packages. */
async function builder() {
  try {
    return (await import('vite')).build
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return null
    throw error
  }
}

/** Vite takes NODE_ENV from its caller: a test run would leave a larger build, made for development, in place. */
async function asProduction(work: () => Promise<unknown>) {
  const { NODE_ENV: before } = process.env
  process.env.NODE_ENV = 'production'
  try {
    await work()
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

/**
 * Builds the web app into `web/dist` when what is there was not made from the present sources. It is built beside, then
 * put in place at once, so that a killed or failed build leaves the former one. Returns whether it built.
 */
export async function buildWebIfNeeded(report: (sentence: string) => void): Promise<boolean> {
  const wanted = await fingerprint()
  if (existsSync(stampOf(dist)) && readFileSync(stampOf(dist), 'utf8') === wanted) return false
  const build = await builder()
  if (!build) {
    report(existsSync(dist) ? 'Interface gardée telle que livrée.' : 'Interface absente : Vite n’est pas installé.')
    return false
  }
  report('Construction de l’interface…')
  const fresh = `${dist}-${process.pid}`
  try {
    const { default: config } = await import('./vite.config.ts')
    const settings = { ...config, configFile: false as const, logLevel: 'warn' as const }
    await asProduction(() => build({ ...settings, build: { ...config.build, outDir: fresh } }))
    await compress(fresh)
    writeFileSync(stampOf(fresh), wanted)
    replace(dist, fresh)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
  return true
}

if (import.meta.main) {
  const built = await buildWebIfNeeded(console.info)
  console.info(built ? 'Interface construite dans web/dist.' : 'Interface déjà à jour.')
}
