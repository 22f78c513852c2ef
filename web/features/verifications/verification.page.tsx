import { ApiError } from '../../api.ts'
import { typo } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { useToken } from '../../use-token.ts'
import { useLink } from './use-link.ts'
import { Changed } from './verification.changed.tsx'
import { Confirming } from './verification.confirming.tsx'
import { Thanks } from './verification.thanks.tsx'
import { leftToConfirm } from './verification.words.ts'

/** Where the mail of a reminder leads. A press confirms, not the arrival: programs that look into mails open links. */
export function VerificationPage() {
  const token = useToken()
  return (
    <Page>
      {token ? (
        <Opened key={token} token={token} />
      ) : (
        <Spent text="Il manque une partie de l’adresse. Ouvrez de nouveau le lien du mail, en entier." />
      )}
    </Page>
  )
}

/** The link itself is refused, rather than the moment: no other press will help. */
const isSpent = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429

function Opened({ token }: { token: string }) {
  const held = useLink(token)
  const { link, failure, confirming } = held
  if (isSpent(failure)) return <Spent text={failure.message} used={failure.code === 'link-used'} />
  if (failure) return <ErrorState error={failure} level="h1" onRetry={held.read} />
  if (!link) return <SkeletonRows lines rows={2} label="Vos fiches arrivent" />
  if (held.changed) return <Changed link={link} onBack={held.back} />
  if (leftToConfirm(link).length === 0) return <Thanks link={link} pressed={held.asked.length > 0} />
  if (isSpent(confirming.refusal)) return <Spent text={confirming.refusal.message} />
  return <Confirming link={link} held={held} />
}

/** Used, expired, incomplete: what happened, and a way on. */
const Spent = ({ text, used = false }: { text: string; used?: boolean }) => (
  <Sheet>
    <PageTitle tab={used ? 'Fiches confirmées' : 'Lien de confirmation'}>
      {used ? 'C’est déjà fait' : 'Ce lien ne marche pas'}
    </PageTitle>
    <div role="alert">
      <p>{typo(text)}</p>
    </div>
    <LinkButton kind="go" large icon="log-in" href="/connexion">
      Se connecter
    </LinkButton>
    <p class="small mute">
      Pas de compte{'\u00a0'}? <a href="/demande-acces">Demandez-en un</a> pour tenir vos fiches à jour vous-même.
    </p>
  </Sheet>
)
