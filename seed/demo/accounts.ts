import type { AccountRecord } from '../../server/features/accounts/accounts.queries.ts'
import { recordId } from '../../server/features/listings/listings.records.ts'

const account = { structure_id: null, departements: null }

/** One account per role, to try the demo with. */
export const demoAccounts: readonly AccountRecord[] = [
  { ...account, email: 'conseillere@demo.levier.example', name: 'Nadia Ferrand', role: 'adviser' },
  {
    ...account,
    email: 'partenaire@demo.levier.example',
    name: 'Maëlle Lartigue',
    role: 'partner',
    structure_id: recordId('demo', 'demo--garage-adour'),
  },
  {
    ...account,
    email: 'admin@demo.levier.example',
    name: 'Hélène Castaing',
    role: 'admin',
    departements: ['40', '48', '15', '51'],
  },
  {
    ...account,
    email: 'referente@demo.levier.example',
    name: 'Isabelle Darracq',
    role: 'referent',
    departements: ['40'],
  },
]
