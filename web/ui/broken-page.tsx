import { Button } from './button.tsx'
import { Page } from './page.tsx'
import { usePageTitle } from './page-title.tsx'
import { EmptyState } from './state.tsx'

/** The page's code did not come: network, or a newer version put online meanwhile. */
export function BrokenPage() {
  usePageTitle('Page non chargée')
  return (
    <Page>
      <EmptyState
        icon="unplug"
        level="h1"
        title="La page n’a pas pu se charger"
        text="Votre adresse est gardée. Rechargez pour reprendre là où vous en étiez."
      >
        <Button kind="go" icon="refresh-cw" onClick={() => location.reload()}>
          Recharger
        </Button>
      </EmptyState>
    </Page>
  )
}
