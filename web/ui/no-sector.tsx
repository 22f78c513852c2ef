import { call } from '../api.ts'
import { session } from '../session.ts'
import { useLoad } from '../use-load.ts'
import { LinkButton } from './button.tsx'
import { EmptyState } from './state.tsx'

/** In the place of what a sector would bring: what is missing, and who can give it. */
export function NoSector() {
  const { value } = useLoad((signal) => call('GET /api/sectors/own', { signal }))
  const email = session.use()?.account?.email
  return (
    <EmptyState
      icon="landmark"
      title="Votre compte n’a pas encore de secteur"
      text={
        <>
          Les demandes des conseillers arrivent par secteur. Demandez qu’on choisisse le vôtre dans «{'\u00a0'}Comptes
          {'\u00a0'}» pour l’adresse {email}
          {value && value.ask.length > 0 ? (
            <>
              {'\u00a0'}:{' '}
              {value.ask.map((one, at) => (
                <span key={one.email}>
                  {at > 0 && ', '}
                  {one.name} (<a href={`mailto:${one.email}`}>{one.email}</a>)
                </span>
              ))}
              .
            </>
          ) : (
            ', auprès de qui administre Levier dans votre département.'
          )}
        </>
      }
    >
      <LinkButton icon="search" href="/">
        Aller à la recherche
      </LinkButton>
    </EmptyState>
  )
}
