import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import type { NotStartedReason, RequestOutcome } from '../../../server/contract/vocabulary.requests.ts'
import { ApiError, call } from '../../api.ts'
import { type Sending, useSend } from '../../use-send.ts'

/** The demande as it stands now; with a sentence when somebody had acted before. */
export type OwnDone = (request: ContactRequest, late?: string | null) => void

interface Bodies {
  reply: { text: string; confirmed?: boolean }
  cancel: { text?: string; confirmed?: boolean }
  redirect: Record<never, never>
  conclude: { outcome: RequestOutcome; reason?: NotStartedReason; text?: string; confirmed?: boolean }
  acknowledge: Record<never, never>
}

/** It moved since the page was read: what it became is shown instead. */
const moved = new Set(['changed-meanwhile', 'not-in-this-state'])

/** Acts once on a demande, from the version its page shows. */
export const useOwnAct = <V extends keyof Bodies>(
  verb: V,
  request: ContactRequest,
  body: () => Bodies[V],
  onDone: OwnDone,
): Sending =>
  useSend(async () => {
    const params = { id: request.id }
    const sent = { version: request.version, ...body() }
    const ask = call as (key: string, asked: object) => Promise<ContactRequest>
    try {
      onDone(await ask(`POST /api/contact-requests/:id/${verb}`, { params, body: sent }))
    } catch (error) {
      if (!(error instanceof ApiError && moved.has(error.code))) throw error
      onDone(await call('GET /api/contact-requests/:id', { params }), error.message)
    }
  })
