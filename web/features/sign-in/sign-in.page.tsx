import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { rememberPage, safePath, session } from '../../session.ts'
import { usePageTitle } from '../../ui/page-title.tsx'
import { DemoRoles } from './demo-roles.tsx'
import { LinkForm } from './link-form.tsx'
import { LinkSent } from './link-sent.tsx'

/** Sign-in by a link in a mail; in the demonstration, in one press. */
export function SignInPage() {
  usePageTitle('Connexion')
  const { query } = useLocation()
  const [email, setEmail] = useState('')
  const [sent, setSent] = useState(false)
  if (sent) return <LinkSent email={email} onChange={() => setSent(false)} />
  const accepted = (address: string) => {
    rememberPage(safePath(query.suite))
    setEmail(address)
    setSent(true)
  }
  return (
    <>
      <LinkForm email={email} asked={Boolean(query.suite)} onAccepted={accepted}>
        {session.value?.demo && <DemoRoles />}
      </LinkForm>
      <p class="small mute">
        Pas encore de compte{'\u202f'}? Demandez-le à la personne qui administre Levier dans votre département.
      </p>
    </>
  )
}
