import { LinkButton } from './button.tsx'
import { Page } from './page.tsx'
import { usePageTitle } from './page-title.tsx'
import { EmptyState } from './state.tsx'

export function NotFound() {
  usePageTitle('Page introuvable')
  return (
    <Page>
      <EmptyState
        icon="file-question-mark"
        level="h1"
        title="Cette page n’existe pas"
        text="L’adresse est incomplète, ou la page a été retirée."
      >
        <LinkButton kind="go" icon="search" href="/">
          Aller à la recherche
        </LinkButton>
      </EmptyState>
    </Page>
  )
}
