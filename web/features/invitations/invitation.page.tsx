import { useState } from 'preact/hooks'
import { ApiError, call } from '../../api.ts'
import { session } from '../../session.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { useToken } from '../../use-token.ts'
import { Offer } from './invitation.offer.tsx'
import { Ended, SignedInAlready } from './invitation.states.tsx'

/** Where the mail of an invitation leads: what is offered, by whom, and a press to accept it. */
export function InvitationPage() {
  const token = useToken()
  return token ? (
    <Read key={token} token={token} />
  ) : (
    <Ended
      code="invalid-link"
      text="Il manque une partie de l’adresse. Ouvrez de nouveau le lien du mail, en entier."
    />
  )
}

/** The invitation itself is refused, rather than the moment: asking again changes nothing. */
const isEnded = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429

function Read({ token }: { token: string }) {
  const account = session.use()?.account
  const { value, error, reload } = useLoad((signal) => call('POST /api/invitations/read', { body: { token }, signal }))
  const [ended, setEnded] = useState<ApiError | null>(null)
  // Accepting opens a session, on the way to the next page.
  const [accepting, setAccepting] = useState(false)
  const over = ended ?? error
  if (isEnded(over)) return <Ended code={over.code} text={over.message} />
  if (error) return <ErrorState error={error} level="h1" onRetry={reload} />
  if (!value) return <SkeletonRows rows={2} label="L’invitation arrive" />
  if (account && !accepting) return <SignedInAlready account={account} email={value.email} />
  const refuse = (refusal: ApiError) => {
    setAccepting(false)
    // A name it does not take leaves the invitation as it was.
    if (isEnded(refusal) && !refusal.fields.name) setEnded(refusal)
  }
  return <Offer token={token} invitation={value} onAccept={() => setAccepting(true)} onRefused={refuse} />
}
