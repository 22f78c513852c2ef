import type { Db } from '../../server/platform/db.ts'
import { aStructure } from './a-structure.ts'
import { anAccount } from './an-account.ts'

interface Wanted {
  /** The claimed structure; one of its own unless told, as for that of who asks. */
  structureId?: string
  claimantId?: string
  message?: string
  createdAt?: Date
}

/** A claim of the Landes that waits, with who asked for it. */
export async function aClaim(db: Db, wanted: Wanted = {}) {
  const structureId = wanted.structureId ?? (await aStructure(db)).id
  const claimantId = wanted.claimantId ?? (await aStructure(db)).id
  const account = await anAccount(db, { role: 'partner', structureId: claimantId, departements: ['40'] })
  const { message = 'C’est la même association.', createdAt = new Date() } = wanted
  const { id } = await db
    .insertInto('structure_claims')
    .values({
      ...{ structure_id: structureId, claimant_structure_id: claimantId },
      ...{ account_id: account.id, message, created_at: createdAt },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, structureId, claimantId, account }
}
