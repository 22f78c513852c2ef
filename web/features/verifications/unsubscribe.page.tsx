import { useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { typo } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { NextTitle, PageTitle } from '../../ui/page-title.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSend } from '../../use-send.ts'
import { useToken } from '../../use-token.ts'

/** Where «ne plus recevoir ces rappels» leads: one press, no sign-in, and a way back. */
export function UnsubscribePage() {
  const token = useToken()
  return token ? (
    <Choice key={token} token={token} />
  ) : (
    <Spent text="Il manque une partie de l’adresse. Ouvrez de nouveau le lien du mail, en entier." />
  )
}

function Choice({ token }: { token: string }) {
  const [wanted, setWanted] = useState<boolean | null>(null)
  const next = wanted === false
  const sending = useSend(async () =>
    setWanted((await call('POST /api/verifications/reminders', { body: { token, wanted: next } })).wanted),
  )
  const { busy, refusal } = sending
  if (refusal?.status === 410) return <Spent text={refusal.message} />
  if (wanted !== null) return <Done wanted={wanted} sending={sending} />
  return (
    <Sheet>
      <PageTitle tab="Ne plus recevoir les rappels">{typo('Ne plus recevoir les rappels ?')}</PageTitle>
      <p class="mute">
        Ils demandent, une à trois fois en dix-huit mois, si vos fiches sont encore exactes. Sans réponse, une fiche
        finit par ne plus être proposée avec les autres.
      </p>
      <RefusalNote refusal={refusal} />
      <Button kind="go" large onClick={() => void sending.send()}>
        {busy ? 'Un instant…' : 'Ne plus recevoir'}
      </Button>
    </Sheet>
  )
}

function Done({ wanted, sending: { busy, refusal, send } }: { wanted: boolean; sending: ReturnType<typeof useSend> }) {
  return (
    <Sheet>
      <NextTitle>{wanted ? 'Vous recevrez les rappels' : 'Vous ne recevrez plus de rappel'}</NextTitle>
      <p class="mute">
        {wanted
          ? 'Le prochain viendra quand une fiche sera à confirmer.'
          : 'Plus aucun à cette adresse, pour aucune fiche. Vos fiches restent publiées.'}
      </p>
      <RefusalNote refusal={refusal} />
      <div class="row">
        <Button onClick={() => void send()}>
          {busy ? 'Un instant…' : wanted ? 'Ne plus recevoir' : 'Les recevoir de nouveau'}
        </Button>
      </div>
    </Sheet>
  )
}

const Spent = ({ text }: { text: string }) => (
  <Sheet>
    <PageTitle tab="Lien du mail">Ce lien ne marche pas</PageTitle>
    <div role="alert">
      <p>{typo(text)}</p>
    </div>
    <p class="small mute">
      Le plus récent de nos mails a le sien. Pour ne plus figurer dans la base{'\u00a0'}:{' '}
      <a href="/opposition">opposition</a>.
    </p>
    <LinkButton href="/connexion">Se connecter</LinkButton>
  </Sheet>
)
