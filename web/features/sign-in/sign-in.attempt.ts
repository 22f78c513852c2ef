import type { Result } from '../../api.ts'
import { tabMemory } from '../../tab-memory.ts'

/** A link asked for here, and what proves it when its code is typed. */
export interface Attempt {
  readonly email: string
  readonly attempt: string
}

/** A link may give its code until its last minute, and the code may be typed for five more. */
export const waiting = tabMemory<Attempt>('attente', 20)

/** The code a link has given, on the device where it was opened. */
export const given = tabMemory<Result<'POST /api/session/link/code'>>('code', 5)
