import type { AccessRequest } from '../../../server/contract/access-requests.ts'
import { ApiError } from '../../api.ts'
import { useSend } from '../../use-send.ts'

interface Then {
  onDecided: (request: AccessRequest) => void
  onLate: (sentence: string) => Promise<void>
}

/** Somebody decided before, or the person got an account meanwhile: nothing is left to decide. */
const settled = new Set(['already-decided', 'has-account'])

/** Sends a decision once; the first one stands, and whoever comes second is told whose it was. */
export const useDecision = (decide: () => Promise<AccessRequest>, { onDecided, onLate }: Then) =>
  useSend(async () => {
    try {
      onDecided(await decide())
    } catch (error) {
      if (!(error instanceof ApiError && settled.has(error.code))) throw error
      await onLate(error.message)
    }
  })
