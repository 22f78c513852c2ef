import { parseArgs } from 'node:util'
import type { Call } from '../../platform/command.ts'
import type { Db } from '../../platform/db.ts'
import { emailOf, phoneOf } from '../listings/contacts.kept.ts'
import { importAlone } from './oppositions.imports.ts'
import { type Opposed, oppose } from './oppositions.queries.ts'

interface Deps {
  readonly config: { readonly database: { readonly kind: 'embedded' | 'server' } }
  readonly db: Db
  readonly clock: { now(): Date }
}

const usage =
  'Usage : npm run opposition -- --record SOURCE IDENTIFIANT | --courriel ADRESSE | --telephone NUMÉRO (une seule à la fois)'

/** `npm run opposition -- --record SOURCE ID | --courriel X | --telephone X`: takes out, and keeps out of later imports. */
export async function oppositionCommand({ config, db, clock }: Deps, { args, terminal }: Call): Promise<number> {
  const opposed = readOpposed(args)
  if (typeof opposed === 'string') {
    terminal.line(opposed)
    return 1
  }
  // An import under way knows the oppositions of its start: it would bring back what is taken out here.
  const onServer = config.database.kind === 'server'
  const removed = await importAlone(db, onServer, () => oppose(db, opposed, clock.now()))
  if (!removed) {
    terminal.line('Un import est en cours : attendez qu’il finisse. L’opposition n’est pas enregistrée.')
    return 1
  }
  terminal.line('Opposition enregistrée : les prochains imports la respecteront.')
  terminal.line(`Fiches modifiées : ${removed.listings}. Structures modifiées : ${removed.structures}.`)
  return 0
}

/** A sentence when the order cannot be understood. */
function readOpposed(args: readonly string[]): Opposed | string {
  const text = { type: 'string' } as const
  const options = { record: text, courriel: text, telephone: text }
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const { record, courriel, telephone } = values
  if (Object.keys(values).length !== 1 || positionals.length !== (record ? 1 : 0)) return usage
  if (record) return { kind: 'record', source: record, sourceId: positionals[0]! }
  const value = courriel ? emailOf(courriel) : ownNumber(telephone ?? '')
  if (!value) return courriel ? 'Cette adresse e-mail n’est pas complète.' : 'Ce numéro n’est pas celui de quelqu’un.'
  return { kind: courriel ? 'courriel' : 'telephone', value }
}

/** Short numbers, like 115, belong to nobody. */
function ownNumber(raw: string): string | null {
  const number = phoneOf(raw)
  return number?.startsWith('+') ? number : null
}
