import { type Static, Type } from 'typebox'
import { Obj } from './fields.ts'

export const OutboxMail = Obj({
  to: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  html: Type.String(),
  /** ISO instant. */
  at: Type.String(),
})
export type OutboxMail = Static<typeof OutboxMail>

export const outboxApi = {
  'GET /api/outbox': {
    access: 'public',
    summary: 'Mails kept on this machine instead of being sent; exists only in the embedded demonstration',
    response: { 200: Obj({ mails: Type.Array(OutboxMail) }) },
  },
} as const
