import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { seedDemo } from '../seed/seed.ts'
import { buildApp } from './app.ts'
import { runCommand } from './commands.ts'
import type { Config } from './config.ts'
import { type Deps, openDeps } from './deps.ts'
import { seekOfficialPoints } from './features/communes/communes.commands.ts'
import { openAll } from './platform/closers.ts'
import { serveControl } from './platform/embedded/control.ts'
import { needsFolder, takeFolder } from './platform/embedded/folder.ts'
import { claimPort } from './platform/embedded/processes.ts'
import type { Log } from './platform/log.ts'
import { startSchedules } from './platform/scheduler.ts'
import type { Screen } from './platform/terminal.ts'

export interface Running {
  readonly deps: Deps
  close(): Promise<void>
}

interface Ground {
  readonly config: Config
  readonly log: Log
  readonly screen: Screen
  /** Asks to give up: heard between two steps. */
  readonly signal: AbortSignal
}

/** Everything from the settings to the first answer, in order. What was opened is closed again when a step fails. */
export const startServer = ({ config, log, screen, signal }: Ground): Promise<Running> =>
  openAll(async ({ add, closeAll }) => {
    const lock = needsFolder(config) ? takeFolder(config.varDir, 'server') : null
    if (lock) add(lock.release)
    await claimPort(config.host, config.port) // refused now rather than after the long steps
    if (config.database.kind === 'embedded') await buildWeb(screen, log)
    signal.throwIfAborted()
    const deps = await openDeps(config, log, screen)
    add(deps.close)
    if (config.demo) await seedDemo(deps, screen)
    await deps.search.settle()
    signal.throwIfAborted()
    const app = await buildApp(deps)
    add(() => finishRequests(app))
    if (lock) add((await takeOrders(lock.owner.socket, deps)).close)
    signal.throwIfAborted()
    await app.listen({ host: config.host, port: config.port })
    const { stop } = await startSchedules(deps)
    add(stop)
    if (config.geographyUrl) void seekOfficialPoints(deps.db, config.geographyUrl, log)
    return { deps, close: closeAll }
  })

const builtWeb = join(import.meta.dirname, '../web/dist')

/** A build that fails leaves the former one, which is served. Vite is loaded only by who builds. */
async function buildWeb(screen: Screen, log: Log) {
  const { buildWebIfNeeded } = await import('../web/build.ts')
  try {
    await buildWebIfNeeded((sentence) => screen.line(`  ${sentence}`))
  } catch (error) {
    if (!existsSync(builtWeb)) throw error
    log.error({ err: error }, 'the web app could not be built')
    screen.line('  L’interface n’a pas pu être construite : la précédente est servie. Le journal dit pourquoi.')
  }
}

const takeOrders = (socket: string, deps: Deps) =>
  serveControl(socket, (order, terminal) => {
    deps.log.info({ command: order.command }, 'command received')
    return runCommand(deps, order, terminal)
  })

const patienceMs = 5000

/** No new request, then the end of those under way, within five seconds. */
async function finishRequests(app: FastifyInstance) {
  const late = setTimeout(() => app.server.closeAllConnections(), patienceMs)
  await app.close()
  clearTimeout(late)
}
