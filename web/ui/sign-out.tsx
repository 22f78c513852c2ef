import { closeSession } from '../session.moves.ts'
import { useSend } from '../use-send.ts'
import { Button } from './button.tsx'
import { RefusalNote } from './refusal.tsx'

/** The way out. Whoever leaves a shared computer must know when it did not work. */
export function SignOut({ kind, children = 'Se déconnecter' }: { kind?: 'go'; children?: string }) {
  const { busy, refusal, send } = useSend(closeSession)
  return (
    <>
      <Button {...(kind && { kind })} icon="log-out" onClick={() => void send()}>
        {busy ? 'Un instant…' : children}
      </Button>
      <RefusalNote refusal={refusal} />
    </>
  )
}
