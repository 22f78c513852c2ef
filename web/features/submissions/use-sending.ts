import { useState } from 'preact/hooks'
import { ApiError, call } from '../../api.ts'
import type { Draft } from './draft.ts'
import { goTo, inOrder } from './submission.fields.ts'

export interface Sending {
  readonly busy: boolean
  /** Sending was tried: every field says what it lacks. */
  readonly tried: boolean
  /** The last refusal. */
  readonly refused: ApiError | null
  /** What the last sending did. */
  readonly done: 'sent' | 'published' | null
  send(): Promise<void>
}

/** Saves what waits, then sends it; refused, the first wrong field gets the focus. */
export function useSending(draft: Draft): Sending {
  const [state, setState] = useState<Omit<Sending, 'send'>>({ busy: false, tried: false, refused: null, done: null })
  const set = (part: Partial<Sending>) => setState((now) => ({ ...now, ...part }))
  const send = async () => {
    if (state.busy) return
    set({ busy: true, refused: null, done: null })
    try {
      if (!(await draft.flush())) return set({ busy: false })
      const { known } = draft.view.value
      const sent = await call('POST /api/submissions/:id/send', {
        params: { id: known.id },
        body: { version: known.version },
      })
      draft.adopt(sent)
      set({ busy: false, tried: false, done: sent.open === 'pending' ? 'sent' : 'published' })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      set({ busy: false, tried: true, refused: error })
      const [first] = inOrder(error.fields)
      if (first) requestAnimationFrame(() => goTo(first[0]))
    }
  }
  return { ...state, send }
}
