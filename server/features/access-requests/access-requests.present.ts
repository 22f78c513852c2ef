import type { AccessRequest } from '../../contract/access-requests.ts'
import type { Deps } from '../../deps.ts'
import { pseudonymOf } from '../../platform/audit.ts'
import type { RequestRow } from './access-requests.queries.ts'

type Ground = Pick<Deps, 'config' | 'directory'>

const nameOf = ({ directory }: Pick<Ground, 'directory'>, code: string) => directory().departement(code)?.nom ?? code

/** «Landes (40), Lozère (48)». */
export const departementsInWords = (ground: Pick<Ground, 'directory'>, codes: readonly string[]) =>
  codes.map((code) => `${nameOf(ground, code)} (${code})`).join(', ')

export const departementNames = (ground: Pick<Ground, 'directory'>, codes: readonly string[]) =>
  codes.map((code) => nameOf(ground, code))

/** The name people know a provider by. */
export const providerLabel = ({ config }: Pick<Ground, 'config'>, id: string) =>
  config.oidc.find((provider) => provider.id === id)?.label ?? id

export const deciderOf = ({ decider, decided_by }: RequestRow): string | null =>
  decider ?? (decided_by && pseudonymOf(decided_by))

export const presentRequest = (row: RequestRow, ground: Ground): AccessRequest => ({
  id: row.id,
  email: row.email,
  name: row.name,
  organisation: row.organisation,
  role: row.role,
  departements: row.departements.map((code) => ({ code, name: nameOf(ground, code) })),
  message: row.message,
  state: row.state as AccessRequest['state'],
  provider: row.provider && providerLabel(ground, row.provider),
  confirmedAt: (row.confirmed_at ?? row.created_at).toISOString(),
  expiresAt: row.expires_at.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
  decidedBy: deciderOf(row),
  reason: row.reason,
  can: { decide: row.state === 'pending' },
})
