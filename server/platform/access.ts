import type { FastifyRequest } from 'fastify'
import type { Access } from '../contract/api.ts'
import type { SessionAccount } from '../contract/sign-in.ts'
import { Problem } from './errors.ts'

export type Account = SessionAccount

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in; set by the session plugin before any handler runs. */
    account: Account | null
  }
}

/** Refuses a request whose account may not call the endpoint. Throws 401 `signed-out` or 403 `forbidden`. */
export function checkAccess(request: FastifyRequest, access: Access) {
  if (access === 'public') return
  if (!request.account) throw new Problem(401, 'signed-out', 'Connectez-vous pour continuer.')
  if (access !== 'signed-in' && !(request.account.role in access))
    throw new Problem(403, 'forbidden', 'Cette action n’est pas ouverte à votre compte.')
}
