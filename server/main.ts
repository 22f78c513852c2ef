import { join } from 'node:path'
import { type Config, environment, readConfig } from './config.ts'
import { claimPort } from './platform/embedded/processes.ts'
import { type Log, logFile, makeLog } from './platform/log.ts'
import { logScreen, type Screen, screen } from './platform/terminal.ts'
import { refusalOf } from './refusals.ts'
import { startServer } from './start.ts'
import { welcome } from './welcome.ts'

/** Embedded, the terminal is for the person and the log goes to a file; on a server the log is the output. */
function speak(config: Config): { log: Log; screen: Screen } {
  if (config.database.kind === 'embedded') {
    const log = makeLog(config.logLevel, logFile(join(config.varDir, 'log/levier.log')))
    return { log, screen: screen(process.stdout) }
  }
  const log = makeLog(config.logLevel)
  return { log, screen: logScreen(log) }
}

/** PORT=0 asks for any free port: it is known before the addresses made with it. */
async function settings(): Promise<Config> {
  const config = readConfig(environment())
  if (config.port !== 0) return config
  return readConfig({ ...environment(), PORT: String(await claimPort(config.host, 0)) })
}

/** A stop that takes longer than this is cut short. */
const longestStopMs = 15_000
/** npm passes on the signal that the terminal already sent to all of us: that is one request, not two. */
const sameRequestMs = 500

/** Aborted by the first request to stop; a second one ends the process at once. */
function stopRequests(): AbortSignal {
  const stop = new AbortController()
  let askedAt = 0
  const heard = () => {
    if (stop.signal.aborted && Date.now() - askedAt > sameRequestMs) process.exit(130)
    if (stop.signal.aborted) return
    askedAt = Date.now()
    stop.abort()
    setTimeout(() => process.exit(1), longestStopMs).unref()
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, heard)
  return stop.signal
}

const requested = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

async function run(config: Config, log: Log, screen: Screen, signal: AbortSignal) {
  const { deps, close } = await startServer({ config, log, screen, signal })
  for (const line of await welcome(deps)) screen.line(line)
  await requested(signal)
  screen.line('Arrêt…')
  await close()
  screen.line('Levier est arrêté.')
}

/** Ends the process: with 0 when that was asked for, else with 1 and the reason, in a sentence where there is one. */
function end(error: unknown, { config, log, signal }: { config?: Config; log?: Log; signal?: AbortSignal }): never {
  if (signal?.aborted && error === signal.reason) process.exit(0)
  const refusal = refusalOf(error, config)
  if (!refusal) log?.fatal({ err: error }, 'ended by an unforeseen error')
  const unforeseen = [`Levier s’est arrêté sur une erreur imprévue : ${error instanceof Error ? error.message : error}`]
  process.stderr.write(`${(refusal ?? unforeseen).join('\n')}\n`)
  process.exit(1)
}

async function main() {
  const signal = stopRequests()
  const config = await settings().catch((error: unknown) => end(error, {}))
  try {
    const { log, screen } = speak(config)
    process.on('uncaughtException', (error) => end(error, { config, log }))
    await run(config, log, screen, signal).catch((error: unknown) => end(error, { config, log, signal }))
  } catch (error) {
    end(error, { config })
  }
  process.exit(0)
}

await main()
