import { seedDemo } from '../seed/seed.ts'
import type { Deps } from './deps.ts'
import { accountCommand } from './features/accounts/accounts.commands.ts'
import { geographyCommand } from './features/communes/communes.commands.ts'
import { importCommand } from './features/imports/imports.commands.ts'
import { oppositionCommand } from './features/oppositions/oppositions.commands.ts'
import { scheduleCommand } from './features/schedules/schedules.commands.ts'
import { reindexCommand } from './features/search/reindex.commands.ts'
import type { Command, Terminal } from './platform/command.ts'
import type { Order } from './platform/embedded/control.ts'
import { Problem } from './platform/errors.ts'

/** Opening the dependencies migrates: what is left is to say so. */
const migrateCommand: Command<Deps> = async (_deps, { terminal }) => {
  terminal.line('La base de données est à jour.')
  return 0
}

const seedCommand: Command<Deps> = async (deps, { terminal }) => {
  const seeded = await seedDemo(deps, terminal)
  terminal.line(
    seeded ? 'Le territoire de démonstration est en place.' : 'La base a déjà des fiches : rien n’a changé.',
  )
  return seeded ? 0 : 1
}

interface Entry {
  readonly run: Command<Deps>
  /** What is typed after its name. */
  readonly args: string
  readonly does: string
}

/** What `node server/cli.ts <name>` runs. Each feature exports its own from `<feature>.commands.ts`. */
export const commands: Readonly<Record<string, Entry>> = {
  account: {
    run: accountCommand,
    args: 'create|link|list|close|reopen [EMAIL] [--role …]',
    does: 'comptes et liens de connexion',
  },
  geography: { run: geographyCommand, args: '[--from ADRESSE|FICHIER]', does: 'points officiels des communes' },
  import: {
    run: importCommand,
    args: '--structures FICHIER --services FICHIER [--dry-run]',
    does: 'données au format data·inclusion v1',
  },
  migrate: { run: migrateCommand, args: '', does: 'met la base de données à jour' },
  opposition: {
    run: oppositionCommand,
    args: '--record SOURCE ID|--courriel X|--telephone X',
    does: 'retire un contact, et l’écarte des imports',
  },
  reindex: { run: reindexCommand, args: '', does: 'refait l’index des mots' },
  schedule: { run: scheduleCommand, args: 'TÂCHE|list', does: 'tâches planifiées : la liste, ou une tout de suite' },
  seed: { run: seedCommand, args: '', does: 'territoire de démonstration, dans une base vide' },
}

/** The whole list, for a person who asks what there is. */
export function usage(): string[] {
  const typed = ([name, { args }]: [string, Entry]) => `npm run ${name}${args && ` -- ${args}`}`
  const width = Math.max(...Object.entries(commands).map((entry) => typed(entry).length))
  return Object.entries(commands).map((entry) => `  ${typed(entry).padEnd(width)}  ${entry[1].does}`)
}

/** Runs one command to its exit code: nothing it throws ends the process it runs in. */
export async function runCommand(deps: Deps, { command, args, cwd }: Order, terminal: Terminal): Promise<number> {
  const entry = Object.hasOwn(commands, command) && commands[command]
  if (!entry) {
    terminal.line(`La commande « ${command} » n’existe pas.`)
    return 1
  }
  try {
    return await entry.run(deps, { args, cwd, terminal })
  } catch (error) {
    terminal.line(`La commande « ${command} » s’est arrêtée : ${reasonOf(error)}`)
    deps.log.error({ err: error, command }, 'command failed')
    return 1
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Problem) return error.message
  const { code, message } = error as NodeJS.ErrnoException
  if (code?.startsWith('ERR_PARSE_ARGS')) return `option non comprise (${message})`
  return `${message}. Le journal en dit plus.`
}
