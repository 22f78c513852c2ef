import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { rememberPage } from '../../asked-page.ts'
import { safePath } from '../../safe-path.ts'
import { session, signInPath } from '../../session.ts'
import { Note } from '../../ui/note.tsx'
import { usePageTitle } from '../../ui/page-title.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { DemoRoles } from './demo-roles.tsx'
import { LinkForm } from './link-form.tsx'
import { LinkSent } from './link-sent.tsx'
import { Providers } from './providers.tsx'
import { type Attempt, waiting } from './sign-in.attempt.ts'
import styles from './sign-in.module.css'
import { providerRefusal } from './sign-in.refusals.ts'

/** Sign-in through an identity provider or by a link in a mail; in the demonstration, in one press. */
export function SignInPage() {
  usePageTitle('Connexion')
  const { query, route } = useLocation()
  const [attempt, setAttempt] = useState(() => (query.erreur ? null : waiting.recall()))
  const [email, setEmail] = useState('')
  const accept = (accepted: Attempt) => {
    const page = safePath(query.suite)
    rememberPage(page)
    if (query.erreur) route(signInPath(page), true)
    waiting.keep(accepted)
    setAttempt(accepted)
  }
  const change = () => {
    setEmail(attempt?.email ?? '')
    waiting.forget()
    setAttempt(null)
  }
  if (attempt) return <LinkSent {...attempt} onSent={accept} onChange={change} />
  return (
    <>
      <Sheet>
        <Title asked={Boolean(query.suite)} refusal={query.erreur} />
        <Providers suite={query.suite} />
        <LinkForm email={email} onAccepted={accept} />
        {session.value?.demo && <DemoRoles />}
      </Sheet>
      <p class="small mute">
        Pas encore de compte{'\u202f'}? <a href="/demande-acces">Demander un accès</a>
      </p>
    </>
  )
}

/** `asked`: the person came for a page, and is told why they are here instead. */
const Title = ({ asked, refusal }: { asked: boolean; refusal: string | undefined }) => (
  <>
    <div class={styles.title}>
      <h1>Se connecter</h1>
      <p class="mute">
        {asked
          ? 'Cette page demande un compte. Vous y reviendrez juste après.'
          : 'Trouver la bonne ressource sociale dans une commune, et joindre la personne qui la porte.'}
      </p>
    </div>
    {refusal && (
      <Note kind="bad" role="alert">
        <p class="small">{providerRefusal(refusal)}</p>
      </Note>
    )}
  </>
)
