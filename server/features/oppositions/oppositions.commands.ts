import { parseArgs } from 'node:util'
import { command } from '../../platform/audit.ts'
import type { Call } from '../../platform/command.ts'
import type { Db } from '../../platform/db.ts'
import { emailOf } from '../listings/contacts.kept.ts'
import { opposeNow } from './oppositions.queries.ts'
import type { Opposed } from './oppositions.removal.ts'
import { ownNumber } from './oppositions.rules.ts'

interface Deps {
  readonly db: Db
  readonly clock: { now(): Date }
}

const usage =
  'Usage : npm run opposition -- --record SOURCE IDENTIFIANT | --courriel ADRESSE | --telephone NUMÉRO (une seule à la fois)'

/** `npm run opposition -- --record SOURCE ID | --courriel X | --telephone X`: takes out, and keeps out of later imports. */
export async function oppositionCommand({ db, clock }: Deps, { args, terminal }: Call): Promise<number> {
  const opposed = readOpposed(args)
  if (typeof opposed === 'string') {
    terminal.line(opposed)
    return 1
  }
  const { listings, structures } = await opposeNow(db, opposed, command('opposition'), clock.now())
  terminal.line('Opposition enregistrée : les prochains imports la respecteront.')
  terminal.line(`Fiches modifiées : ${listings.size}. Structures modifiées : ${structures.size}.`)
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
