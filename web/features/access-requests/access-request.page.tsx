import { Page } from '../../ui/page.tsx'
import { PageTitle } from '../../ui/page-title.tsx'

export const AccessRequestPage = () => (
  <Page>
    <PageTitle tab="À venir" />
  </Page>
)
