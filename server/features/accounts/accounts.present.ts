import type { AccountRow } from '../../contract/accounts.ts'
import { showTitle } from '../listings/listings.title.ts'
import type { AccountFound } from './accounts.read.ts'
import { rightsOver, type Viewer } from './accounts.rights.ts'

const instant = (at: Date | null) => at?.toISOString() ?? null

/** Field by field, for whoever administers it. */
export function presentAccount(row: NonNullable<AccountFound>, viewer: Viewer): AccountRow {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    organisation: row.organisation,
    structure: row.structure_id ? { id: row.structure_id, name: showTitle(row.structure ?? '') } : null,
    sector: row.sector_id && row.sector ? { id: row.sector_id, name: row.sector } : null,
    departements: row.departements,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: instant(row.last_seen_at),
    closedAt: instant(row.closed_at),
    closedReason: row.closed_reason,
    can: rightsOver(row, viewer),
  }
}
