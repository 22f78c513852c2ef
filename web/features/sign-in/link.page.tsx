import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { call } from '../../api.ts'
import { enter, recallPage } from '../../session.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSend } from '../../use-send.ts'

/** Takes the token out of the address at once, so that neither the history nor a screenshot keeps it. */
function takeToken(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('jeton')
  if (token) history.replaceState(null, '', location.pathname)
  return token
}

function useToken(): string | null {
  const [token, setToken] = useState(takeToken)
  useEffect(() => {
    const again = () => setToken((former) => takeToken() ?? former)
    addEventListener('hashchange', again)
    return () => removeEventListener('hashchange', again)
  }, [])
  return token
}

/**
 * Where the link of the mail leads. The session opens on a press, not on arrival: programs that look into mails open
 * links, and would use this one up.
 */
export function LinkPage() {
  const token = useToken()
  return token ? (
    <Open key={token} token={token} />
  ) : (
    <Spent text="Il manque une partie de l’adresse. Copiez le lien du courriel en entier, ou demandez-en un autre." />
  )
}

const spent = new Set(['link-used', 'link-expired', 'invalid-link'])

function Open({ token }: { token: string }) {
  const { route } = useLocation()
  const { busy, refusal, send } = useSend(
    () => enter(call('POST /api/session', { body: { token } })),
    () => route(recallPage(), true),
  )
  if (refusal && spent.has(refusal.code)) return <Spent text={refusal.message} />
  return (
    <Sheet>
      <PageTitle tab="Connexion">Votre lien de connexion</PageTitle>
      <p class="mute">Il sert une seule fois, dans ce navigateur.</p>
      {refusal && (
        <Note kind="bad" role="alert">
          <p class="small">{refusal.message}</p>
        </Note>
      )}
      <Button kind="go" icon="log-in" large onClick={() => void send()}>
        {busy ? 'Connexion…' : 'Me connecter'}
      </Button>
    </Sheet>
  )
}

function Spent({ text }: { text: string }) {
  return (
    <Sheet>
      <PageTitle tab="Lien de connexion">Ce lien ne marche pas</PageTitle>
      <div role="alert">
        <p>{text}</p>
      </div>
      <LinkButton kind="go" icon="mail" large href="/connexion">
        Demander un autre lien
      </LinkButton>
    </Sheet>
  )
}
