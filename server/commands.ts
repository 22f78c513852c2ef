import type { Deps } from './deps.ts'
import { accountCommand } from './features/accounts/accounts.commands.ts'
import { geographyCommand } from './features/communes/communes.commands.ts'
import type { Command } from './platform/command.ts'

/** What `node server/cli.ts <name>` runs. Each feature exports its own from `<feature>.commands.ts`. */
export const commands: Readonly<Record<string, Command<Deps>>> = {
  account: accountCommand,
  geography: geographyCommand,
}
