import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../config.ts'
import type { Log } from '../log.ts'
import type { EngineAddress } from '../search-engine.ts'
import { type EngineLaunch, engineBinary, engineVersion, launchEngine, untilItAnswers } from './engine-process.ts'
import { endRecorded, forget, record } from './engine-record.ts'
import { claimPort, endProcess, markOf } from './processes.ts'

/** The word engine as the rest of the product sees it: an address while it is there, nothing while it is not. */
export interface EngineHandle {
  /** Where to ask now; null while no engine answers, and the database matches the words. */
  address(): EngineAddress | null
  stop(): Promise<void>
}

interface Place {
  readonly binary: string
  readonly dir: string
}

const noBinary =
  'Le moteur de mots Meilisearch n’est pas installé pour cette machine : la base de données cherchera les mots, sans corriger les fautes de frappe. Pour l’installer, relancez « npm ci » ou donnez MEILI_BINARY.'

const notStarted = (dir: string) =>
  `Le moteur de mots Meilisearch ne démarre pas : la base de données cherche les mots en attendant. Ce qu’il dit est dans ${join(dir, 'engine.log')}.`

/** The engine of the settings, or none: a missing or broken engine never stops a start. `say` is told why. */
export async function openEngine(
  { engine }: Pick<Config, 'engine'>,
  log: Log,
  say: (line: string) => void = () => {},
): Promise<EngineHandle> {
  if (engine.kind === 'server') return constant({ url: engine.url, key: engine.key })
  const { dir } = engine
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  await endRecorded(dir)
  const binary = engine.binary ?? engineBinary()
  if (!binary || !existsSync(binary)) {
    say(noBinary)
    return constant(null)
  }
  dropOtherVersion(binary, dir)
  const engineHandle = await superviseEngine({ binary, dir }, log)
  if (!engineHandle.address()) say(notStarted(dir))
  return engineHandle
}

const constant = (address: ReturnType<EngineHandle['address']>): EngineHandle => ({
  address: () => address,
  stop: async () => {},
})

/** Meilisearch refuses the data of another version. Ours is a copy of the database: it is made again. */
function dropOtherVersion(binary: string, dir: string) {
  const written = join(dir, 'data.ms/VERSION')
  const version = engineVersion(binary)
  if (!version || !existsSync(written)) return
  if (readFileSync(written, 'utf8').trim() !== version) rmSync(join(dir, 'data.ms'), { recursive: true })
}

const firstDelayMs = 500
const longestDelayMs = 30_000

/** Keeps one engine running: started again after each end, later and later while it does not hold. */
async function superviseEngine(place: Place, log: Log): Promise<EngineHandle> {
  let address: EngineAddress | null = null
  let child: ChildProcess | null = null
  let timer: NodeJS.Timeout | undefined
  let delayMs = firstDelayMs
  let stopped = false

  const start = async () => {
    const launch = await newLaunch(place)
    if (stopped) return
    child = launchEngine(launch)
    if (child.pid) record(place.dir, markOf(child.pid))
    const url = `http://127.0.0.1:${launch.port}`
    await untilItAnswers(url, child)
    address = { url, key: launch.key }
    const steady = setTimeout(() => (delayMs = firstDelayMs), longestDelayMs).unref()
    child.once('exit', (code, signal) => {
      address = null
      clearTimeout(steady)
      again({ code, signal })
    })
  }
  const again = (cause: object) => {
    if (stopped) return
    log.warn({ ...cause, delayMs }, 'the word engine is not running; it will be started again')
    timer = setTimeout(() => void attempt(), delayMs)
    delayMs = Math.min(delayMs * 2, longestDelayMs)
  }
  const attempt = () => start().catch((error: unknown) => again({ err: error }))
  // A process that ends without stopping (a second Ctrl-C, an unforeseen error) still takes its engine along.
  const kill = () => void child?.kill('SIGKILL')
  process.on('exit', kill)
  const stop = async () => {
    stopped = true
    address = null
    clearTimeout(timer)
    if (child?.pid && child.exitCode === null && child.signalCode === null) await endProcess(markOf(child.pid))
    process.off('exit', kill)
    forget(place.dir)
  }
  await attempt()
  return { address: () => address, stop }
}

/** A free port and a key of its own each time. */
const newLaunch = async (place: Place): Promise<EngineLaunch> => ({
  ...place,
  port: await claimPort('127.0.0.1', 0),
  key: randomBytes(24).toString('base64url'),
})
