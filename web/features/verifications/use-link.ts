import { useEffect, useRef, useState } from 'preact/hooks'
import type { LinkToConfirm } from '../../../server/contract/verifications.ts'
import { call } from '../../api.ts'
import { type Sending, useSend } from '../../use-send.ts'

export interface LinkHeld {
  readonly link: LinkToConfirm | null
  readonly failure: unknown
  read(): void
  /** Confirms these; `asked` are those on their way, or that came last. */
  confirm(ids: readonly string[]): void
  readonly asked: readonly string[]
  readonly confirming: Sending
  /** Notes that something has changed; `changed` once it is. */
  readonly telling: Sending
  readonly changed: boolean
  back(): void
}

/** What a mailed link opens, and what is done from there. */
export function useLink(token: string): LinkHeld {
  const [link, setLink] = useState<LinkToConfirm | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [changed, setChanged] = useState(false)
  const asked = useRef<readonly string[]>([])
  const read = () => {
    setFailure(null)
    call('POST /api/verifications/read', { body: { token } }).then(setLink, setFailure)
  }
  useEffect(read, [])
  const confirming = useSend(async () =>
    setLink(await call('POST /api/verifications/confirm', { body: { token, ids: [...asked.current] } })),
  )
  const telling = useSend(
    () => call('POST /api/verifications/changed', { body: { token } }),
    () => setChanged(true),
  )
  const confirm = (ids: readonly string[]) => {
    if (confirming.busy) return
    asked.current = ids
    void confirming.send()
  }
  return {
    link,
    failure,
    read,
    confirm,
    asked: asked.current,
    confirming,
    telling,
    changed,
    back: () => setChanged(false),
  }
}
