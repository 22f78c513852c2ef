import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Where the Meilisearch binary of the optional npm package is, or null when it is not installed for this machine. */
export function engineBinary(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve(
      `@gaubee/meilisearch-${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}/package.json`,
    )
    return join(dirname(manifest), 'meilisearch')
  } catch {
    return null
  }
}

/** Starts Meilisearch on loopback. Resolves once it answers; rejects when it ends before that. */
export async function spawnEngine(options: { binary: string; dir: string; port: number; key: string }) {
  const { binary, dir, port, key } = options
  mkdirSync(dir, { recursive: true })
  chmodSync(binary, 0o755)
  const child = spawn(
    binary,
    ['--db-path', join(dir, 'data.ms'), '--http-addr', `127.0.0.1:${port}`, '--no-analytics', '--log-level', 'WARN'],
    { cwd: dir, env: { MEILI_MASTER_KEY: key, MEILI_ENV: 'development' }, stdio: 'ignore' },
  )
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`the word engine ended at once, with ${child.exitCode}`)
    const answers = await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (answers) return { url, key, child }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  child.kill('SIGKILL')
  throw new Error('the word engine did not answer within 15 s')
}
