import type { AccountRecord } from '../../server/features/accounts/accounts.queries.ts'
import { demoEmails } from '../../server/features/accounts/accounts.rules.ts'
import { recordId } from '../../server/features/listings/listings.records.ts'

const account = { structure_id: null, departements: null }

/** One account per role, to try the demo with. */
export const demoAccounts: readonly AccountRecord[] = [
  {
    ...account,
    email: demoEmails.adviser,
    name: 'Nadia Ferrand',
    role: 'adviser',
    organisation: 'France Travail Dax',
    departements: ['40'],
  },
  {
    ...account,
    email: demoEmails.partner,
    name: 'Maëlle Lartigue',
    role: 'partner',
    structure_id: recordId('demo', 'demo--garage-adour'),
    departements: ['40'],
  },
  {
    ...account,
    email: demoEmails.admin,
    name: 'Hélène Castaing',
    role: 'admin',
  },
  {
    ...account,
    email: demoEmails.referent,
    name: 'Isabelle Darracq',
    role: 'referent',
    departements: ['40'],
  },
]
