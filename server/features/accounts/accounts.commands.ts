import { parseArgs } from 'node:util'
import { type Role, roles } from '../../contract/vocabulary.ts'
import type { Deps } from '../../deps.ts'
import type { Command, Terminal } from '../../platform/command.ts'
import { createLoginLink } from './accounts.links.ts'
import {
  type AccountRecord,
  closeAccount,
  findAccount,
  insertAccount,
  listAccounts,
  structureExists,
} from './accounts.queries.ts'
import { accountProblems, loginLinkUrl, nameFrom } from './accounts.rules.ts'

type Ground = Pick<Deps, 'config' | 'db' | 'clock' | 'directory'>
interface Asked {
  email: string
  values: { role?: string; name?: string; structure?: string; departements?: string }
}
type Action = (deps: Ground, asked: Asked, terminal: Terminal) => Promise<number>

/** A link given by hand has the time to reach the person. */
const handedLinkMinutes = 24 * 60

const usage = [
  'account create EMAIL --role adviser|referent|partner|admin [--name "Prénom Nom"] [--structure ID] [--departements 40,48]',
  'account link EMAIL     un lien de connexion à usage unique, valable 24 heures',
  'account list',
  'account close EMAIL',
]

const say = (terminal: Terminal, lines: readonly string[], code: number) => {
  for (const line of lines) terminal.line(line)
  return code
}

const create: Action = async ({ db, clock, directory }, { email, values }, terminal) => {
  const departements = values.departements?.split(',').map((code) => code.trim().toUpperCase()) ?? null
  const { role, structure = null } = values
  const problems = accountProblems({ email, role, structure, departements }, (code) =>
    Boolean(directory().departement(code)),
  )
  if (problems.length > 0) return say(terminal, problems, 1)
  if (structure && !(await structureExists(db, structure)))
    return say(terminal, [`Aucune structure n’a l’identifiant ${structure}.`], 1)
  const record: AccountRecord = {
    email,
    name: values.name ?? nameFrom(email),
    role: role as Role,
    structure_id: structure,
    departements,
  }
  const made = await insertAccount(db, record, clock.now())
  if (!made) return say(terminal, [`${email} a déjà un compte.`], 1)
  return say(
    terminal,
    [`Compte créé pour ${email} (${roles[record.role]}).`, `Son premier lien : account link ${email}`],
    0,
  )
}

const link: Action = async ({ config, db, clock }, { email }, terminal) => {
  const account = await findAccount(db, email)
  if (!account) return say(terminal, [`Aucun compte ouvert pour ${email}.`], 1)
  const token = await createLoginLink(db, account.id, { clock, minutes: handedLinkMinutes })
  return say(terminal, [loginLinkUrl(config.publicUrl, token), 'Il sert une seule fois, pendant 24 heures.'], 0)
}

const list: Action = async ({ db }, _asked, terminal) => {
  const day = (at: Date | string | null) => (at ? new Date(at).toISOString().slice(0, 10) : 'jamais')
  const accounts = await listAccounts(db)
  const lines = accounts.map(({ email, role, name, departements, last_seen_at, closed_at }) =>
    [
      email.padEnd(40),
      role.padEnd(8),
      (closed_at ? `fermé le ${day(closed_at)}` : `vu ${day(last_seen_at)}`).padEnd(20),
      name,
      departements ? `(${departements.join(', ')})` : '',
    ].join(' '),
  )
  return say(terminal, lines.length > 0 ? lines : ['Aucun compte.'], 0)
}

const close: Action = async ({ db, clock }, { email }, terminal) => {
  const closed = await closeAccount(db, email, clock.now())
  return closed
    ? say(terminal, [`Compte fermé : ${email}. Ses sessions et ses liens ne servent plus.`], 0)
    : say(terminal, [`Aucun compte ouvert pour ${email}.`], 1)
}

const actions = new Map<string, Action>(Object.entries({ create, link, list, close }))

function read(args: readonly string[]) {
  const text = { type: 'string' } as const
  const options = { role: text, name: text, structure: text, departements: text }
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const [name = '', email = ''] = positionals
  return { action: actions.get(name), needsEmail: name !== 'list', email: email.toLowerCase(), values }
}

/** Opens, lists and closes accounts from the machine itself: the way in of a real start. */
export const accountCommand: Command<Deps> = async (deps, { args, terminal }) => {
  try {
    const { action, needsEmail, email, values } = read(args)
    if (!action || (needsEmail && !email)) return say(terminal, usage, 1)
    return await action(deps, { email, values }, terminal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')) return say(terminal, usage, 1)
    throw error
  }
}
