import type { Deps } from './deps.ts'
import { accountCommand } from './features/accounts/accounts.commands.ts'
import { geographyCommand } from './features/communes/communes.commands.ts'
import { importCommand } from './features/imports/imports.commands.ts'
import { oppositionCommand } from './features/imports/oppositions.commands.ts'
import { reindexCommand } from './features/search/reindex.commands.ts'
import type { Command, Terminal } from './platform/command.ts'
import type { Order } from './platform/embedded/control.ts'
import { Problem } from './platform/errors.ts'

/** Opening the dependencies migrates: what is left is to say so. */
const migrateCommand: Command<Deps> = async (_deps, { terminal }) => {
  terminal.line('La base de données est à jour.')
  return 0
}

/** What `node server/cli.ts <name>` runs. Each feature exports its own from `<feature>.commands.ts`. */
export const commands: Readonly<Record<string, Command<Deps>>> = {
  account: accountCommand,
  geography: geographyCommand,
  import: importCommand,
  migrate: migrateCommand,
  opposition: oppositionCommand,
  reindex: reindexCommand,
}

/** How each is typed, for `--help`. */
export const commandUsage: Readonly<Record<string, string>> = {
  account: 'account -- create|link|list|close …      comptes et liens de connexion',
  geography: 'geography -- [--from ADRESSE|FICHIER]    points officiels des communes',
  import: 'import -- --structures FICHIER --services FICHIER [--dry-run]   données au format data·inclusion',
  opposition: 'opposition -- --record SOURCE ID|--courriel X|--telephone X    retire une fiche ou un contact',
  migrate: 'migrate                                  met la base de données à jour',
  reindex: 'reindex                                  reconstruit l’index des mots',
}

/** Runs one command to its exit code: nothing it throws ends the process it runs in. */
export async function runCommand(deps: Deps, { command, args, cwd }: Order, terminal: Terminal): Promise<number> {
  const run = Object.hasOwn(commands, command) && commands[command]
  if (!run) {
    terminal.line(`La commande « ${command} » n’existe pas.`)
    return 1
  }
  try {
    return await run(deps, { args, cwd, terminal })
  } catch (error) {
    terminal.line(`La commande « ${command} » s’est arrêtée : ${reasonOf(error)}`)
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
