import type { AccessRequest } from '../../../server/contract/access-requests.ts'
import { ApiError } from '../../api.ts'
import { useSend } from '../../use-send.ts'

interface Then {
  onDecided: (request: AccessRequest) => void
  onLate: (sentence: string) => Promise<void>
}

/** Sends a decision once; the first one stands, and whoever comes second is told whose it was. */
export const useDecision = (decide: () => Promise<AccessRequest>, { onDecided, onLate }: Then) =>
  useSend(async () => {
    try {
      onDecided(await decide())
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 409 && error.code === 'already-decided')) throw error
      await onLate(error.message)
    }
  })
