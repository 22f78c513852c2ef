import type { Role } from '../../server/contract/vocabulary.ts'
import { demoEmails } from '../../server/features/accounts/accounts.rules.ts'
import type { Db } from '../../server/platform/db.ts'

/** The demonstration's own account of a role: it has a structure, a sector, a past. */
export const demoAccount = (db: Db, role: Role): Promise<{ id: string }> =>
  db.selectFrom('accounts').select('id').where('email', '=', demoEmails[role]).executeTakeFirstOrThrow()
