import type { SessionAccount } from '../../../server/contract/sign-in.ts'
import { stepOut } from '../../session.moves.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSend } from '../../use-send.ts'

type Way = 'sign-in' | 'ask'

const states: Readonly<Record<string, { title: string; way: Way }>> = {
  'invitation-used': { title: 'Cette invitation a déjà servi', way: 'sign-in' },
  'has-account': { title: 'Vous avez déjà un compte', way: 'sign-in' },
  'account-closed': { title: 'Votre compte est fermé', way: 'ask' },
  'invitation-unknown': { title: 'Cette invitation n’est plus la bonne', way: 'ask' },
  'invitation-cancelled': { title: 'Cette invitation a été annulée', way: 'ask' },
  'invitation-expired': { title: 'Cette invitation n’est plus valable', way: 'ask' },
}

const ways: Readonly<Record<Way, { href: string; text: string }>> = {
  'sign-in': { href: '/connexion', text: 'Me connecter' },
  ask: { href: '/demande-acces', text: 'Demander un accès' },
}

/** An invitation that opens nothing any more: why, and the way in that is left. */
export function Ended({ code, text }: { code: string; text: string }) {
  const { title, way } = states[code] ?? { title: 'Cette invitation ne marche pas', way: 'ask' }
  return (
    <Sheet>
      <PageTitle tab="Invitation">{title}</PageTitle>
      <div role="alert">
        <p>{text}</p>
      </div>
      <LinkButton kind="go" {...(way === 'sign-in' && { icon: 'log-in' })} large href={ways[way].href}>
        {ways[way].text}
      </LinkButton>
    </Sheet>
  )
}

/** Who is signed in here is not always who was invited. */
export function SignedInAlready({ account, email }: { account: SessionAccount; email: string }) {
  const { busy, refusal, send } = useSend(stepOut)
  return (
    <Sheet>
      <PageTitle tab="Invitation">Cette invitation est pour {email}</PageTitle>
      <p>
        Vous utilisez ici le compte de {account.name} ({account.email}). Déconnectez-vous pour accepter l’invitation
        {'\u202f'}; sinon, laissez-la à la personne invitée.
      </p>
      <RefusalNote refusal={refusal} />
      <Button kind="go" icon="log-out" large onClick={() => void send()}>
        {busy ? 'Un instant…' : 'Me déconnecter et continuer'}
      </Button>
      <p class="small">
        <a href="/">Garder ce compte et revenir à la recherche</a>
      </p>
    </Sheet>
  )
}
