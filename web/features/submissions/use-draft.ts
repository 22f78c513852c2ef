import { useEffect, useState } from 'preact/hooks'
import type { Submission } from '../../../server/contract/submissions.ts'
import { call } from '../../api.ts'
import { session } from '../../session.ts'
import { forget, keep, recall } from './draft.kept.ts'
import { joinTabs } from './draft.tabs.ts'
import { type Draft, openDraft } from './draft.ts'

const params = (id: string) => ({ params: { id } })

function open(submission: Submission, told: (version: number) => void): Draft {
  const { id } = submission
  const accountId = session.value?.account?.id ?? ''
  return openDraft(submission, recall(id, accountId), {
    put: (version, content) => call('PUT /api/submissions/:id', { ...params(id), body: { version, content } }),
    get: () => call('GET /api/submissions/:id', params(id)),
    keep: (version, content) => keep(id, { accountId, version, content }),
    forget: () => forget(id),
    saved: told,
    later: (act, ms) => {
      const timer = setTimeout(act, ms)
      return () => clearTimeout(timer)
    },
  })
}

/** A draft for as long as its page is open, with what the browser says: other tabs, the network, the end of the page. */
export function useDraft(submission: Submission): { draft: Draft; also: boolean } {
  const [also, setAlso] = useState(false)
  const [tabs] = useState<{ saved: (version: number) => void }>({ saved: () => {} })
  const [draft] = useState(() => open(submission, (version) => tabs.saved(version)))
  useEffect(() => {
    const joined = joinTabs(submission.id, { onAlso: () => setAlso(true), onSaved: draft.hear })
    tabs.saved = joined.saved
    const flush = () => void draft.flush()
    const onClose = (event: BeforeUnloadEvent) => {
      if (draft.view.value.saving === 'saved') return
      flush()
      event.preventDefault()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      flush()
    }
    addEventListener('beforeunload', onClose)
    addEventListener('online', flush)
    addEventListener('keydown', onKey)
    document.addEventListener('visibilitychange', flush)
    return () => {
      removeEventListener('beforeunload', onClose)
      removeEventListener('online', flush)
      removeEventListener('keydown', onKey)
      document.removeEventListener('visibilitychange', flush)
      // Left by a link: what waits is saved behind.
      void draft.flush()
      draft.close()
      joined.close()
    }
  }, [])
  return { draft, also }
}
