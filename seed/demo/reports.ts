import { demoEmails } from '../../server/features/accounts/accounts.rules.ts'
import { recordId } from '../../server/features/listings/listings.records.ts'
import type { Trx } from '../../server/platform/db.ts'
import type { ReportsTable } from '../../server/platform/schema-reports.ts'

const hourMs = 3_600_000

type DemoReport = Pick<ReportsTable, 'kind'> & {
  /** As in the territory: structure, listing. */
  readonly listing: string
  readonly field: 'telephone' | 'horaires_accueil' | 'publics' | 'adresse' | null
  readonly message: string | null
  readonly by: 'adviser' | 'referent'
  readonly hoursAgo: number
  readonly partner?: 'corrected' | 'correct'
  readonly answered?: { readonly state: 'fixed' | 'dismissed'; readonly afterHours: number; readonly answer: string }
}

/** What people of the demonstration found wrong: three wait, one of them for too long, two were answered. */
const reports: readonly DemoReport[] = [
  {
    ...{ listing: 'garage-adour--reparation', field: 'horaires_accueil', kind: 'other', by: 'adviser', hoursAgo: 19 },
    message: 'Le répondeur annonce une fermeture le vendredi après-midi depuis la rentrée.',
  },
  {
    ...{ listing: 'voisins-en-route--conducteurs-benevoles', field: 'telephone', kind: 'wrong-number' },
    ...{ by: 'referent', hoursAgo: 61, message: 'Le numéro sonne chez un particulier, trois essais cette semaine.' },
  },
  {
    ...{ listing: 'mobilites-adour-emploi--diagnostic', field: 'publics', kind: 'not-these-people', by: 'adviser' },
    ...{ hoursAgo: 5, message: null },
  },
  {
    ...{ listing: 'garage-adour--location', field: 'telephone', kind: 'wrong-number', by: 'adviser', hoursAgo: 24 * 9 },
    ...{ message: null, partner: 'corrected' },
    answered: {
      state: 'fixed',
      afterHours: 7,
      answer: 'Le garage a changé d’opérateur : le nouveau numéro est en ligne.',
    },
  },
  {
    ...{ listing: 'roue-libre--velos-electriques', field: null, kind: 'closed', by: 'referent', hoursAgo: 24 * 16 },
    ...{ message: 'Rideau baissé lundi.', partner: 'correct' },
    answered: { state: 'dismissed', afterHours: 30, answer: 'L’atelier est fermé le lundi, comme la fiche le dit.' },
  },
]

/** Writes those whose listing is in the base. */
export async function saveReports(trx: Trx, at: Date): Promise<void> {
  const ids = new Map<string, string>()
  for (const role of ['adviser', 'referent', 'admin'] as const) {
    const account = await trx
      .selectFrom('accounts')
      .select('id')
      .where('email', '=', demoEmails[role])
      .executeTakeFirst()
    if (account) ids.set(role, account.id)
  }
  for (const report of reports) await saveReport(trx, report, ids, at)
}

async function saveReport(trx: Trx, report: DemoReport, ids: ReadonlyMap<string, string>, at: Date): Promise<void> {
  const listing_id = recordId('demo', `demo--${report.listing}`)
  const made = new Date(at.getTime() - report.hoursAgo * hourMs)
  const after = (hours: number) => new Date(made.getTime() + hours * hourMs)
  const { field, kind, message, by, partner, answered } = report
  await trx
    .insertInto('reports')
    .values({
      ...{ listing_id, field, kind, message, reporter: ids.get(by) ?? null, created_at: made },
      ...(partner && { partner_answer: partner, partner_answered_at: after(4), asked_at: after(1) }),
      ...(answered && { state: answered.state, answer: answered.answer, decided_at: after(answered.afterHours) }),
      ...(answered && { decided_by: ids.get('admin') ?? null }),
    })
    .execute()
}
