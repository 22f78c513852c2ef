import { Page } from '../../ui/page.tsx'
import { PageTitle } from '../../ui/page-title.tsx'

export const AuditPage = () => (
  <Page>
    <PageTitle tab="À venir" />
  </Page>
)
