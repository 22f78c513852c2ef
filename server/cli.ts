import { join } from 'node:path'
import { commands, runCommand, usage } from './commands.ts'
import { type Config, environment, readConfig } from './config.ts'
import { openDeps } from './deps.ts'
import { askOwner, type Order, OwnerGone } from './platform/embedded/control.ts'
import { needsFolder, takeFolder } from './platform/embedded/folder.ts'
import { type Lock, Locked, type Owner } from './platform/embedded/lock.ts'
import { logFile, makeLog, standardError } from './platform/log.ts'
import { screen } from './platform/terminal.ts'
import { ownerSentence, refusalOf } from './refusals.ts'

const shown = screen(process.stdout)
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** What was typed; paths start from the folder npm was called in. */
function typed(): Order {
  const [command = '', ...args] = process.argv.slice(2)
  return { command, args, cwd: environment().INIT_CWD ?? process.cwd() }
}

function takeOrOwner(config: Config, command: string): Lock | Owner | null {
  if (!needsFolder(config)) return null
  try {
    return takeFolder(config.varDir, command)
  } catch (error) {
    if (error instanceof Locked) return error.owner
    throw error
  }
}

/** Runs the command here. Interrupted, it ends as a killed process does: what was not committed is undone. */
async function runHere(config: Config, order: Order): Promise<number> {
  for (const name of signals) process.on(name, () => process.exit(130))
  const embedded = config.database.kind === 'embedded'
  const log = makeLog(
    embedded ? config.logLevel : 'warn',
    embedded ? logFile(join(config.varDir, 'log/levier.log')) : standardError(),
  )
  const deps = await openDeps(config, log, shown)
  try {
    return await runCommand(deps, order, shown)
  } finally {
    shown.end()
    await deps.close()
  }
}

/** Leaving does not stop the server's work: a half-done command would be worse than one that ends unseen. */
async function runThere(owner: Owner, order: Order): Promise<number> {
  const leave = () => {
    shown.line(`La commande « ${order.command} » continue dans le serveur (processus ${owner.pid}).`)
    process.exit(130)
  }
  for (const name of signals) process.on(name, leave)
  try {
    return await askOwner(owner.socket, order, shown)
  } finally {
    for (const name of signals) process.off(name, leave)
  }
}

const retryMs = 300
const longestWaitMs = 60_000

/** The server on this folder does it or, when there is none, this process. A server that starts or stops is waited for. */
async function run(config: Config, order: Order): Promise<number> {
  for (let waited = 0; ; waited += retryMs) {
    const holder = takeOrOwner(config, order.command)
    if (!holder || 'release' in holder) return runHere(config, order).finally(() => holder?.release())
    if (holder.what !== 'server' || waited > longestWaitMs) {
      shown.line(ownerSentence(holder, config))
      return 1
    }
    try {
      return await runThere(holder, order)
    } catch (error) {
      if (!(error instanceof OwnerGone)) throw error
      if (error.started) {
        shown.line('Le serveur s’est arrêté avant la fin de la commande.')
        return 1
      }
    }
    if (waited === 0) shown.line('Le serveur démarre ou s’arrête : attente…')
    await new Promise((resolve) => setTimeout(resolve, retryMs))
  }
}

async function main(): Promise<number> {
  const order = typed()
  if (!Object.hasOwn(commands, order.command)) {
    for (const line of ['Commandes de Levier :', ...usage()]) shown.line(line)
    return ['', 'help', '--help', '-h'].includes(order.command) ? 0 : 1
  }
  let config: Config | undefined
  try {
    config = readConfig(environment())
    return await run(config, order)
  } catch (error) {
    const refusal = refusalOf(error, config)
    if (!refusal) throw error
    for (const line of refusal) process.stderr.write(`${line}\n`)
    return 1
  }
}

process.exit(await main())
