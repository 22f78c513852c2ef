import { ApiError } from '../api.ts'
import { LinkButton } from './button.tsx'
import { Desk } from './desk.tsx'
import { lacksSector } from './lacks-sector.ts'
import { NoSector } from './no-sector.tsx'
import { EmptyState } from './state.tsx'

export const isForbidden = (error: unknown) => error instanceof ApiError && error.status === 403

/** A page of work that an account may not open: why, and the way out. */
export const ForbiddenPage = ({ title }: { title: string }) => (
  <Desk title={title}>{lacksSector() ? <NoSector /> : <NotYours />}</Desk>
)

const NotYours = () => (
  <EmptyState
    icon="circle-x"
    title="Cette page n’est pas ouverte à votre compte"
    text="Elle demande d’autres droits que les vôtres. S’ils vous manquent, parlez-en à l’administration de votre département."
  >
    <LinkButton icon="search" href="/">
      Aller à la recherche
    </LinkButton>
  </EmptyState>
)
