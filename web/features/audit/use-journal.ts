import { useState } from 'preact/hooks'
import type { AuditEntry } from '../../../server/contract/audit.ts'
import { call, type Result } from '../../api.ts'
import { useLoad } from '../../use-load.ts'
import { useSend } from '../../use-send.ts'
import { type JournalAsked, journalHref, queryOf } from './audit.address.ts'

type Answer = Result<'GET /api/audit'>

/** Lines that were asked for after the first ones, and which answer they follow. */
interface Older {
  readonly first: Answer
  readonly entries: readonly AuditEntry[]
  readonly more: boolean
}

/** The journal as it is asked for, and what is before it a press at a time. */
export function useJournal(asked: JournalAsked) {
  const { value, error, reload } = useLoad(
    (signal) => call('GET /api/audit', { query: queryOf(asked), signal }),
    [journalHref(asked)],
  )
  const [older, setOlder] = useState<Older | null>(null)
  const next = older?.first === value ? older : null
  const entries = value ? [...value.entries, ...(next?.entries ?? [])] : []
  const following = useSend(async () => {
    const last = entries.at(-1)
    if (!value || !last) return
    const answer = await call('GET /api/audit', { query: { ...queryOf(asked), before: last.id } })
    setOlder({ first: value, entries: [...(next?.entries ?? []), ...answer.entries], more: answer.more })
  })
  return { value, error, reload, entries, more: next?.more ?? value?.more ?? false, next: following }
}
