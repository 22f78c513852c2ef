import { type Config, ConfigError } from './config.ts'
import { Locked, type Owner } from './platform/embedded/lock.ts'

const list = (title: string, problems: readonly string[]) => [title, ...problems.map((problem) => `  - ${problem}`)]

/** Why the process cannot start, for the person who started it; null for what nobody foresaw. */
export function refusalOf(error: unknown, config?: Config): string[] | null {
  if (error instanceof ConfigError) return list('Ces réglages ne conviennent pas :', error.problems)
  if (error instanceof Locked) return [ownerSentence(error.owner, config)]
  const { syscall, code = '' } = error as NodeJS.ErrnoException
  if (syscall === 'listen') return [portSentence(code, config)]
  if (syscall && syscall in folderCalls)
    return [`Le dossier de données ${config?.varDir ?? ''} ne peut pas servir (${code}). LEVIER_VAR en donne un autre.`]
  if (config?.database.kind === 'server' && (syscall || isSqlState(code)))
    return [`La base de données de DATABASE_URL n’accepte pas la connexion (${code}).`]
  return null
}

export function ownerSentence({ what, pid }: Owner, config?: Config): string {
  const where = config ? ` (${config.varDir})` : ''
  return what === 'server'
    ? `Levier tourne déjà sur ce dossier de données${where} : processus ${pid}. Arrêtez-le d’abord, ou donnez un autre dossier avec LEVIER_VAR.`
    : `La commande « ${what} » travaille sur ce dossier de données${where} : processus ${pid}. Attendez qu’elle finisse.`
}

const folderCalls = { mkdir: 1, open: 1, link: 1, rename: 1, unlink: 1, stat: 1, chmod: 1 }
const isSqlState = (code: string) => /^(28|3D|57|53)[0-9A-Z]{3}$/.test(code)

function portSentence(code: string, config?: Config): string {
  const port = config?.port ?? 0
  if (code === 'EADDRINUSE')
    return `Le port ${port} est déjà pris sur ${config?.host}. Arrêtez ce qui l’occupe, ou donnez-en un autre : PORT=${port + 1} npm start.`
  if (code === 'EACCES') return `Le port ${port} est réservé au système. Donnez-en un autre avec PORT.`
  return `L’adresse ${config?.host} (HOST) n’est pas de cette machine (${code}).`
}
