import { parseArgs } from 'node:util'
import { type Role, roles } from '../../contract/vocabulary.ts'
import type { Deps } from '../../deps.ts'
import { command } from '../../platform/audit.ts'
import type { Command, Terminal } from '../../platform/command.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { Problem } from '../../platform/errors.ts'
import { findStructure } from '../listings/listings.structures.ts'
import { sectorCoded } from '../sectors/sectors.queries.ts'
import { accountAt } from './accounts.addresses.ts'
import { recordAccount } from './accounts.audit.ts'
import { createLoginLink } from './accounts.links.ts'
import { type AccountRecord, findAccount, insertAccount, listAccounts } from './accounts.queries.ts'
import { accountProblems, loginLinkUrl, nameFrom } from './accounts.rules.ts'
import { closeAccount, holdAnyAccount, reopenAccount } from './accounts.states.ts'

type Ground = Pick<Deps, 'config' | 'db' | 'clock' | 'directory'>
interface Asked {
  email: string
  values: {
    role?: string
    name?: string
    organisation?: string
    structure?: string
    sector?: string
    departements?: string
  }
}
type Action = (deps: Ground, asked: Asked, terminal: Terminal) => Promise<number>

/** A link given by hand has the time to reach the person. */
const handedLinkMinutes = 24 * 60

const usage = [
  'account create EMAIL --role adviser|referent|partner|admin [--name "Prénom Nom"] [--organisation "CCAS de Dax"]',
  '               [--structure ID] [--sector CODE] [--departements 40,48]',
  'account link EMAIL     un lien de connexion à usage unique, valable 24 heures',
  'account list',
  'account close EMAIL',
  'account reopen EMAIL',
]

const actor = command('account')
const everywhere = { kind: 'all' } as const

const say = (terminal: Terminal, lines: readonly string[], code: number) => {
  for (const line of lines) terminal.line(line)
  return code
}

const create: Action = async ({ db, clock, directory }, { email, values }, terminal) => {
  const departements = values.departements?.split(',').map((code) => code.trim().toUpperCase()) ?? null
  const { role, structure = null, name = nameFrom(email), organisation = null } = values
  const problems = accountProblems({ email, role, structure, sector: values.sector ?? null, departements }, (code) =>
    Boolean(directory().departement(code)),
  )
  if (problems.length > 0) return say(terminal, problems, 1)
  const place = structure ? await findStructure(db, structure, everywhere) : null
  if (structure && !place) return say(terminal, [`Aucune structure n’a l’identifiant ${structure}.`], 1)
  const sector = values.sector ? await sectorCoded(db, values.sector) : null
  if (values.sector && !sector) return say(terminal, [`Aucun secteur n’a le code ${values.sector}.`], 1)
  const seat = place?.departement ?? sector?.departement
  const record = {
    email,
    name,
    organisation,
    role: role as Role,
    structure_id: structure,
    sector_id: sector?.id ?? null,
  }
  if (!(await make(db, { ...record, departements: departements ?? (seat ? [seat] : null) }, clock.now())))
    return say(terminal, [`${email} a déjà un compte.`], 1)
  return say(
    terminal,
    [`Compte créé pour ${email} (${roles[record.role]}).`, `Son premier lien : account link ${email}`],
    0,
  )
}

const make = (db: Db, record: AccountRecord, now: Date): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const account = await insertAccount(trx, record, now)
    if (account) await recordAccount(trx, actor, { action: 'account.created', accountId: account.id }, now)
    return account !== null
  })

const link: Action = async ({ config, db, clock }, { email }, terminal) => {
  const account = await findAccount(db, email)
  if (!account) return say(terminal, [`Aucun compte ouvert pour ${email}.`], 1)
  const token = await createLoginLink(db, account.id, { clock, minutes: handedLinkMinutes })
  await recordAccount(db, actor, { action: 'account.link-sent', accountId: account.id }, clock.now())
  return say(terminal, [loginLinkUrl(config.publicUrl, token), 'Il sert une seule fois, pendant 24 heures.'], 0)
}

const list: Action = async ({ db }, _asked, terminal) => {
  const day = (at: Date | null) => (at ? at.toISOString().slice(0, 10) : 'jamais')
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

type Held = NonNullable<Awaited<ReturnType<typeof holdAnyAccount>>>

/** Does something to the account at an address, if it is open or closed as expected. Returns whether it was. */
async function toAccountAt(
  { db }: Ground,
  { email }: Asked,
  { closed }: { closed: boolean },
  act: (trx: Trx, account: Held) => Promise<void>,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const found = await accountAt(trx, email)
    const account = found && (await holdAnyAccount(trx, found.id))
    if (!account || (account.closed_at !== null) !== closed) return false
    await act(trx, account)
    return true
  })
}

const actOf = ({ clock, config }: Ground) => ({ actor, now: clock.now(), publicUrl: config.publicUrl })

const close: Action = async (deps, asked, terminal) => {
  const done = await toAccountAt(deps, asked, { closed: false }, (trx, account) =>
    closeAccount(trx, account, { cause: 'admin' }, actOf(deps)),
  )
  return done
    ? say(terminal, [`Compte fermé : ${asked.email}. Ses sessions et ses liens ne servent plus.`], 0)
    : say(terminal, [`Aucun compte ouvert pour ${asked.email}.`], 1)
}

const reopen: Action = async (deps, asked, terminal) => {
  const done = await toAccountAt(deps, asked, { closed: true }, (trx, account) =>
    reopenAccount(trx, account, actOf(deps)),
  )
  return done
    ? say(terminal, [`Compte rouvert : ${asked.email}.`, `Pour entrer : account link ${asked.email}`], 0)
    : say(terminal, [`Aucun compte fermé pour ${asked.email}.`], 1)
}

const actions = new Map<string, Action>(Object.entries({ create, link, list, close, reopen }))

function read(args: readonly string[]) {
  const text = { type: 'string' } as const
  const options = { role: text, name: text, organisation: text, structure: text, sector: text, departements: text }
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const [name = '', email = ''] = positionals
  return { action: actions.get(name), needsEmail: name !== 'list', email: email.toLowerCase(), values }
}

/** Makes, lists, closes and opens accounts from the machine itself: the way in of a real start. */
export const accountCommand: Command<Deps> = async (deps, { args, terminal }) => {
  try {
    const { action, needsEmail, email, values } = read(args)
    if (!action || (needsEmail && !email)) return say(terminal, usage, 1)
    return await action(deps, { email, values }, terminal)
  } catch (error) {
    if (error instanceof Problem) return say(terminal, [error.message], 1)
    if ((error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')) return say(terminal, usage, 1)
    throw error
  }
}
