import type { ComponentChildren } from 'preact'
import { call } from '../api.ts'
import { useSend } from '../use-send.ts'
import { Button } from './button.tsx'
import { RefusalNote } from './refusal.tsx'

/**
 * A file to take away. A download that fails says nothing in the page: the server is asked first, so that an outage is
 * told and a session that ended is opened again.
 */
export function Download({ href, children }: { href: string; children: ComponentChildren }) {
  const { busy, refusal, send } = useSend(
    () => call('GET /api/account'),
    () => location.assign(href),
  )
  return (
    <>
      <Button icon="download" onClick={() => void send()}>
        {busy ? 'Un instant…' : children}
      </Button>
      <RefusalNote refusal={refusal} />
    </>
  )
}
