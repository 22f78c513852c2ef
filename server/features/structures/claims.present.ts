import type { Claim } from '../../contract/structures.ts'
import type { Account } from '../../platform/access.ts'
import { pseudonymOf } from '../../platform/audit.ts'
import type { Db } from '../../platform/db.ts'
import type { ClaimRow } from './claims.queries.ts'
import { presentShort } from './structures.present.ts'
import { shortOf } from './structures.search.ts'

/** Claims with both structures as they are today. */
export async function presentClaims(
  db: Db,
  rows: readonly ClaimRow[],
  { role }: Pick<Account, 'role'>,
): Promise<Claim[]> {
  const ids = rows.flatMap((row) => [row.structure_id, row.claimant_structure_id])
  const structures = await shortOf(db, ids)
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    structure: presentShort(structures.get(row.structure_id)!),
    claimant: presentShort(structures.get(row.claimant_structure_id)!),
    by: row.asker,
    message: row.message,
    createdAt: row.created_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedBy: deciderOf(row, role),
    reason: row.reason,
    can: {
      withdraw: row.state === 'pending' && role === 'partner',
      decide: row.state === 'pending' && role === 'admin',
    },
  }))
}

/** Partners need not know who of the administration decided. */
const deciderOf = ({ decider, decided_by }: ClaimRow, role: Account['role']) =>
  role === 'admin' ? (decider ?? (decided_by && pseudonymOf(decided_by))) : null
