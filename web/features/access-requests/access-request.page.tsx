import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { call } from '../../api.ts'
import { session } from '../../session.ts'
import { LinkButton } from '../../ui/button.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SignOut } from '../../ui/sign-out.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useLoad } from '../../use-load.ts'
import { recallDraft, waiting, withStructure } from './access-request.draft.ts'
import { AccessRequestForm, type Known, type Next } from './access-request.form.tsx'
import styles from './access-request.module.css'
import { AccountOpened, ConfirmAddress, RequestPending } from './access-request.next.tsx'

/** Who has no account asks for one; an identity provider may already have said who they are. */
export function AccessRequestPage() {
  const account = session.use()?.account
  const { value, error } = useLoad(async (signal) => ({
    known: await call('GET /api/access-requests/known', { signal }),
  }))
  if (account) return <HasAccount name={account.name} />
  // Without an answer the form asks for everything, which always works.
  return value || error ? (
    <Asking known={value?.known ?? null} />
  ) : (
    <SkeletonRows rows={3} label="Le formulaire arrive" />
  )
}

function draftFor(known: Known, structure: string | undefined) {
  const draft = withStructure(recallDraft(), structure)
  return known ? { ...draft, email: known.email, name: draft.name || (known.name ?? '') } : draft
}

function Asking({ known }: { known: Known }) {
  const { query } = useLocation()
  const [sent] = useState(() => (known ? null : waiting.recall()))
  const [draft, setDraft] = useState(() => sent ?? draftFor(known, query.structure))
  const [next, setNext] = useState<Next | null>(sent && 'confirm')
  const [again, setAgain] = useState(false)
  const follow = (next: Next) => {
    if (next === 'confirm') waiting.keep(draft)
    setNext(next)
  }
  const correct = () => {
    waiting.forget()
    setAgain(true)
    setNext(null)
  }
  if (next === 'confirm') return <ConfirmAddress draft={draft} onChange={correct} />
  if (next === 'pending') return <RequestPending departements={draft.departements} />
  if (next === 'opened') return <AccountOpened />
  return (
    <>
      <Sheet>
        <div class={styles.title}>
          <PageTitle tab="Demander un accès" />
          <p class="mute">
            Réservé aux professionnels de l’emploi et du social. Réponse en deux jours ouvrés en général.
          </p>
        </div>
        <AccessRequestForm draft={draft} onDraft={setDraft} known={known} again={again} onSent={follow} />
      </Sheet>
      <p class="small mute">
        Déjà un compte{'\u202f'}? <a href="/connexion">Se connecter</a>
      </p>
    </>
  )
}

const HasAccount = ({ name }: { name: string }) => (
  <Sheet>
    <PageTitle tab="Demander un accès">Vous avez déjà un accès</PageTitle>
    <p>Vous utilisez le compte de {name}. Pour demander un accès à une autre adresse, déconnectez-vous d’abord.</p>
    <div class="row">
      <LinkButton href="/" kind="go" icon="search" large>
        Aller à la recherche
      </LinkButton>
      <SignOut />
    </div>
  </Sheet>
)
