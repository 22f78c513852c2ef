import { demoEmails } from '../../server/features/accounts/accounts.rules.ts'
import { recordId } from '../../server/features/listings/listings.records.ts'
import { command, record } from '../../server/platform/audit.ts'
import type { Trx } from '../../server/platform/db.ts'

const dayMs = 86_400_000
const demoId = (structure: string) => recordId('demo', `demo--${structure}`)

/** Whose small corrections are published at once, and why. */
const trusted = [
  {
    structure: 'garage-adour',
    departement: '40',
    daysAgo: 120,
    reason: 'Fiches relues chaque mois, jamais une erreur.',
  },
  { structure: 'velos-canal', departement: '51', daysAgo: 31, reason: 'Répond à tous les rappels, horaires justes.' },
  { structure: 'ccas-mende', departement: '48', daysAgo: 75, reason: 'Rien à corriger sur ses six derniers envois.' },
] as const

const claims = [
  {
    structure: 'tutelaire-des-pins',
    ...{ claimant: 'budget-et-vie', email: 'odile.marsan@budget-et-vie.levier.example', departement: '40', daysAgo: 3 },
    message: 'L’Association tutélaire des Pins a fusionné avec Budget et Vie en juillet : ses fiches sont à nous.',
  },
  {
    structure: 'maison-familles-mende',
    ...{ claimant: 'ccas-mende', email: 't.valette@ccas-mende.levier.example', departement: '48', daysAgo: 0.6 },
    message: 'Le CCAS a repris la Maison des familles en septembre : nous en tenons l’accueil et les ateliers.',
  },
] as const

/** Writes who is trusted and who claims what, as it would be had they asked. */
export async function saveStructureFacts(trx: Trx, at: Date): Promise<void> {
  const admin = await accountAt(trx, demoEmails.admin)
  for (const one of trusted) await trust(trx, one, admin, at)
  for (const one of claims) await claim(trx, one, at)
}

const before = (at: Date, days: number) => new Date(at.getTime() - days * dayMs)

async function accountAt(trx: Trx, email: string): Promise<string | null> {
  const account = await trx.selectFrom('accounts').select('id').where('email', '=', email).executeTakeFirst()
  return account?.id ?? null
}

async function trust(trx: Trx, one: (typeof trusted)[number], admin: string | null, at: Date) {
  const id = demoId(one.structure)
  await trx.updateTable('structures').set({ trusted: true }).where('id', '=', id).execute()
  const line = { structure_id: id, at: before(at, one.daysAgo), actor: admin ?? 'seed', action: 'trust' as const }
  await trx
    .insertInto('structure_history')
    .values({ ...line, reason: one.reason })
    .execute()
  const where = { target: { kind: 'structure', id }, departements: [one.departement], structureId: id } as const
  await record(trx, command('seed'), { action: 'structure.trusted', ...where, detail: { reason: one.reason } }, at)
}

async function claim(trx: Trx, one: (typeof claims)[number], at: Date) {
  const structureId = demoId(one.structure)
  const { id } = await trx
    .insertInto('structure_claims')
    .values({
      ...{ structure_id: structureId, claimant_structure_id: demoId(one.claimant) },
      ...{ account_id: await accountAt(trx, one.email), message: one.message, created_at: before(at, one.daysAgo) },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const where = { target: { kind: 'claim', id }, departements: [one.departement], structureId } as const
  await record(trx, command('seed'), { action: 'claim.sent', ...where }, at)
}
