import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { call } from '../../api.ts'
import { recallPage } from '../../asked-page.ts'
import { enter } from '../../session.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSend } from '../../use-send.ts'
import { forgetToken, useToken } from '../../use-token.ts'
import { ShownCode } from './shown-code.tsx'
import { given, waiting } from './sign-in.attempt.ts'
import styles from './sign-in.module.css'

/**
 * Where the link of the mail leads. The session opens on a press, not on arrival: programs that look into mails open
 * links, and would use this one up.
 */
export function LinkPage() {
  const token = useToken()
  // A phone forgets a page left for another one: the code is still there on the way back.
  const code = given.recall()
  if (token) return <Open key={token} token={token} />
  if (code) return <ShownCode {...code} />
  return <Spent text="Il manque une partie de l’adresse. Copiez le lien du mail en entier, ou demandez-en un autre." />
}

const spent = new Set(['link-used', 'link-expired', 'invalid-link'])

function Open({ token }: { token: string }) {
  const { route } = useLocation()
  const [code, setCode] = useState<ReturnType<typeof given.recall>>(null)
  const here = useSend(
    () => enter(call('POST /api/session', { body: { token } })),
    () => {
      waiting.forget()
      route(recallPage(), true)
    },
  )
  const there = useSend(async () => {
    const shown = await call('POST /api/session/link/code', { body: { token } })
    given.keep(shown)
    forgetToken()
    setCode(shown)
  })
  // One of the two presses uses the link up: not both at once.
  const press = (way: typeof here) => () => {
    if (!here.busy && !there.busy) void way.send()
  }
  const refusal = here.refusal ?? there.refusal
  if (code) return <ShownCode {...code} />
  if (refusal && spent.has(refusal.code)) return <Spent text={refusal.message} />
  return (
    <Sheet>
      <PageTitle tab="Connexion">Votre lien de connexion</PageTitle>
      <p class="mute">Il sert une seule fois.</p>
      <RefusalNote refusal={refusal} />
      <Button kind="go" icon="log-in" large onClick={press(here)}>
        {here.busy ? 'Connexion…' : 'Me connecter ici'}
      </Button>
      <div class={styles.elsewhere}>
        <p class="small">
          Vous avez demandé ce lien sur un autre appareil{'\u202f'}? Un code s’affichera ici{'\u00a0'}: vous le taperez
          sur l’autre.
        </p>
        <Button icon="monitor-smartphone" large onClick={press(there)}>
          {there.busy ? 'Un instant…' : 'Continuer sur l’autre appareil'}
        </Button>
      </div>
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
      <LinkButton kind="go" icon="mail" large href="/connexion" onClick={waiting.forget}>
        Demander un autre lien
      </LinkButton>
    </Sheet>
  )
}
