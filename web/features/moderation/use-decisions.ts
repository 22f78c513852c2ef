import { useState } from 'preact/hooks'
import type { Review } from '../../../server/contract/moderation.ts'
import { ApiError, call } from '../../api.ts'
import { forgetRemarks } from './use-remarks.ts'

interface Settled {
  /** Decided here: a sentence for those who hear. */
  done: (sentence: string) => void
  /** Somebody else was quicker, or the listing changed: why, and what it has become is to be read again. */
  late: (sentence: string) => void
}

/** What another admin or the structure did meanwhile: nothing of ours is written over it. */
const overtaken = new Set(['already-decided', 'withdrawn', 'edited-elsewhere', 'not-in-this-state', 'not-found'])

/** The decisions on one revision, one at a time. */
export function useDecisions({ id, version, title }: Review, { done, late }: Settled) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ApiError | null>(null)
  const params = { id }
  const decide = async (ask: () => Promise<unknown>, sentence: string) => {
    if (busy) return
    setBusy(true)
    setRefusal(null)
    try {
      await ask()
      forgetRemarks(id)
      done(`${title}${'\u00a0'}: ${sentence}`)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (overtaken.has(error.code)) late(error.message)
      else setRefusal(error)
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    refusal,
    publish: () =>
      decide(() => call('POST /api/moderation/revisions/:id/publish', { params, body: { version } }), 'publiée'),
    askChanges: (remarks: Record<string, string>) =>
      decide(
        () => call('POST /api/moderation/revisions/:id/ask-changes', { params, body: { version, remarks } }),
        'corrections demandées',
      ),
    reject: (reason: string) =>
      decide(() => call('POST /api/moderation/revisions/:id/reject', { params, body: { version, reason } }), 'refusée'),
    markRead: () => decide(() => call('POST /api/moderation/revisions/:id/read', { params, body: {} }), 'relue'),
    undo: (reason: string) =>
      decide(() => call('POST /api/moderation/revisions/:id/undo', { params, body: { reason } }), 'correction annulée'),
  }
}
export type Decisions = ReturnType<typeof useDecisions>
