import { Page } from '../../ui/page.tsx'
import { PageTitle } from '../../ui/page-title.tsx'

export const OppositionsPage = () => (
  <Page>
    <PageTitle tab="À venir" />
  </Page>
)
