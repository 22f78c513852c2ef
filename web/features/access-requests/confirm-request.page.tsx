import { useState } from 'preact/hooks'
import { call, type Result } from '../../api.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSend } from '../../use-send.ts'
import { useToken } from '../../use-token.ts'
import { waiting } from './access-request.draft.ts'
import { AccountOpened, RequestPending } from './access-request.next.tsx'

/** Where the mail of a request leads. As for signing in, a press confirms: programs that look into mails open links. */
export function ConfirmRequestPage() {
  const token = useToken()
  return token ? (
    <Confirm key={token} token={token} />
  ) : (
    <Spent text="Il manque une partie de l’adresse. Ouvrez de nouveau le lien du mail, en entier, ou refaites une demande." />
  )
}

/** The link itself is refused, rather than the moment: no other press will help. */
const isSpent = (status: number) => status >= 400 && status < 500 && status !== 429

function Confirm({ token }: { token: string }) {
  const [done, setDone] = useState<Result<'POST /api/access-requests/confirm'> | null>(null)
  const { busy, refusal, send } = useSend(
    async () => setDone(await call('POST /api/access-requests/confirm', { body: { token } })),
    waiting.forget,
  )
  if (done?.next === 'opened') return <AccountOpened />
  if (done) return <RequestPending departements={done.departements} />
  if (refusal && isSpent(refusal.status)) return <Spent text={refusal.message} />
  return (
    <Sheet>
      <PageTitle tab="Confirmer ma demande">Confirmez votre demande d’accès</PageTitle>
      <p class="mute">Elle partira vers les personnes qui administrent Levier dans vos départements.</p>
      <RefusalNote refusal={refusal} />
      <Button kind="go" icon="check" large onClick={() => void send()}>
        {busy ? 'Un instant…' : 'Confirmer et envoyer'}
      </Button>
    </Sheet>
  )
}

function Spent({ text }: { text: string }) {
  return (
    <Sheet>
      <PageTitle tab="Lien de confirmation">Ce lien ne marche pas</PageTitle>
      <div role="alert">
        <p>{text}</p>
      </div>
      <LinkButton kind="go" large href="/demande-acces" onClick={waiting.forget}>
        Refaire une demande
      </LinkButton>
      <p class="small mute">
        Votre compte est peut-être déjà ouvert{'\u00a0'}: <a href="/connexion">essayez de vous connecter</a>.
      </p>
    </Sheet>
  )
}
