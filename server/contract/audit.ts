import { type Static, Type } from 'typebox'
import { Day, Instant, Nullable, Obj } from './fields.ts'

/** Who did what to what, when, from where. */
export const AuditEntry = Obj({
  id: Type.Integer(),
  at: Instant,
  /** Name of the account, its pseudonym once deleted, «Commande», «Tâche planifiée», «Sans session». */
  actor: Obj({ kind: Type.Enum(['account', 'visitor', 'command', 'schedule']), name: Type.String() }),
  /** A stable code, `account.closed`, and what it means. */
  action: Obj({ code: Type.String(), label: Type.String() }),
  target: Nullable(Obj({ kind: Type.String(), name: Type.String() })),
  departements: Type.Array(Type.String()),
  /** Network of the caller: «192.0.2.0». */
  address: Nullable(Type.String()),
  /** More, in words: «Raison : départ». */
  detail: Nullable(Type.String()),
})
export type AuditEntry = Static<typeof AuditEntry>

const filters = {
  q: Type.Optional(Type.String({ maxLength: 100 })),
  action: Type.Optional(Type.String({ maxLength: 60 })),
  departement: Type.Optional(Type.String({ pattern: '^(\\d{2,3}|2[AB])$' })),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
}
const admins = { admin: 'own-departements' } as const

export const auditApi = {
  'GET /api/audit': {
    access: admins,
    summary: 'The journal of one’s territory, newest first',
    /** `before`: the id of the last entry shown. */
    querystring: Obj({ ...filters, before: Type.Optional(Type.Integer({ minimum: 1 })) }),
    response: {
      200: Obj({
        entries: Type.Array(AuditEntry),
        more: Type.Boolean(),
        /** What can be filtered by. */
        actions: Type.Array(Obj({ code: Type.String(), label: Type.String() })),
        departements: Type.Array(Obj({ code: Type.String(), name: Type.String() })),
      }),
    },
  },
  'GET /api/audit.csv': {
    access: admins,
    summary: 'The same, whole, as a CSV file (RFC 4180, UTF-8 with a byte order mark, semicolons)',
    limit: { max: 20, minutes: 60 },
    querystring: Obj(filters),
    response: { 200: Type.String() },
  },
} as const
