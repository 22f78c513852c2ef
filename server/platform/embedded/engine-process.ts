import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { accessSync, chmodSync, closeSync, constants, mkdirSync, openSync } from 'node:fs'
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

/** `1.21.0`; null when the binary does not say. */
export function engineVersion(binary: string): string | null {
  try {
    return /\d+\.\d+\.\d+/.exec(execFileSync(binary, ['--version'], { encoding: 'utf8' }))?.[0] ?? null
  } catch {
    return null
  }
}

export interface EngineLaunch {
  readonly binary: string
  readonly dir: string
  readonly port: number
  readonly key: string
}

/** In our process group, so that whatever ends the whole group ends it too. */
export function launchEngine({ binary, dir, port, key }: EngineLaunch): ChildProcess {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  makeExecutable(binary)
  const log = openSync(join(dir, 'engine.log'), 'w', 0o600)
  const child = spawn(
    binary,
    ['--db-path', join(dir, 'data.ms'), '--http-addr', `127.0.0.1:${port}`, '--no-analytics', '--log-level', 'WARN'],
    { cwd: dir, env: { MEILI_MASTER_KEY: key, MEILI_ENV: 'development' }, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  child.on('error', () => {}) // said by `untilItAnswers`
  return child
}

/** npm does not keep the right to run of a package's files. */
function makeExecutable(binary: string) {
  try {
    accessSync(binary, constants.X_OK)
  } catch {
    chmodSync(binary, 0o755)
  }
}

/** Resolves at the first answer. Rejects, with the child ended, when it ends first or stays silent for 15 s. */
export async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
      throw new Error(`the word engine ended at once (${child.exitCode ?? child.signalCode ?? 'not started'})`)
    const answers = await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (answers) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  child.kill('SIGKILL')
  throw new Error('the word engine did not answer within 15 s')
}
