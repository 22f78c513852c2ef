import { Fragment } from 'preact'
import { safePath } from '../../safe-path.ts'
import { session } from '../../session.ts'
import { LinkButton } from '../../ui/button.tsx'
import styles from './sign-in.module.css'

/** ProConnect says how its button is worded, and that it is explained: https://www.proconnect.gouv.fr/ */
const proconnect = 'proconnect'

/** The identity providers one may sign in through, each a page of the server that leads there. */
export function Providers({ suite }: { suite: string | undefined }) {
  const providers = session.use()?.providers ?? []
  if (providers.length === 0) return null
  const page = safePath(suite)
  const query = page === '/' ? '' : `?suite=${encodeURIComponent(page)}`
  return (
    <div class={styles.providers}>
      {providers.map(({ id, label }, index) => (
        <Fragment key={id}>
          <LinkButton
            href={`/api/session/oidc/${id}${query}`}
            target="_self"
            icon="landmark"
            large
            {...(index === 0 && { kind: 'go' })}
          >
            {id === proconnect ? `S’identifier avec ${label}` : `Se connecter avec ${label}`}
          </LinkButton>
          {id === proconnect && <AboutProConnect />}
        </Fragment>
      ))}
      <p class={styles.or}>ou</p>
    </div>
  )
}

const AboutProConnect = () => (
  <p class="small">
    <a href="https://www.proconnect.gouv.fr/" target="_blank" rel="noopener noreferrer">
      Qu’est-ce que ProConnect{'\u202f'}?<span class="sr"> (nouvel onglet)</span>
    </a>
  </p>
)
