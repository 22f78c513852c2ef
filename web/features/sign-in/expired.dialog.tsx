import { useState } from 'preact/hooks'
import { ApiError, call } from '../../api.ts'
import { openDemo } from '../../session.moves.ts'
import { ended, loadSession, session } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { useSend } from '../../use-send.ts'
import { CodeForm } from './code-form.tsx'

const notYet =
  'Pas de session ouverte dans ce navigateur pour l’instant. Ouvrez-y le lien du mail et pressez «\u00a0Me connecter ici\u00a0».'

/** Over the page whose session ended: once it is open again, the page goes on where it was. */
export function ExpiredDialog() {
  const account = ended.use()
  const demo = session.value?.demo && account?.email.endsWith('@demo.levier.example')
  const [attempt, setAttempt] = useState<string | null>(null)
  const { busy, refusal, send } = useSend(async () => {
    if (!account) return
    if (demo) return openDemo(account.role)
    setAttempt((await call('POST /api/session/link', { body: { email: account.email } })).attempt)
  })
  const looking = useSend(async () => {
    await loadSession()
    if (ended.value) throw new ApiError(0, 'still-ended', notYet)
  })
  if (!account) return null
  return (
    <Dialog title="Votre session est terminée">
      <p role="status">
        {attempt
          ? `Un lien est parti vers ${account.email}. Ouvrez-le dans ce navigateur\u00a0: cette page reprendra là où elle en était.`
          : 'Douze heures sans activité, ou une déconnexion ailleurs. Reconnectez-vous\u00a0: vous retrouverez cette page telle quelle.'}
      </p>
      <RefusalNote refusal={refusal ?? looking.refusal} />
      <div class="row">
        {attempt ? (
          <Button kind="go" icon="check" onClick={() => void looking.send()}>
            {looking.busy ? 'Un instant…' : 'J’ai ouvert le lien'}
          </Button>
        ) : (
          <Button kind="go" icon={demo ? 'log-in' : 'mail'} onClick={() => void send()}>
            {busy ? 'Un instant…' : demo ? 'Se reconnecter' : 'Recevoir un lien'}
          </Button>
        )}
        {!attempt && <span class="small mute">{account.email}</span>}
      </div>
      {attempt && <CodeForm attempt={attempt} />}
      <p class="small">
        <a href="/connexion" target="_self" onClick={() => location.assign('/connexion')}>
          Se connecter avec un autre compte
        </a>
      </p>
    </Dialog>
  )
}
