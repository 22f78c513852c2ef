import { Page } from '../../ui/page.tsx'
import { PageTitle } from '../../ui/page-title.tsx'

export const ConfirmRequestPage = () => (
  <Page>
    <PageTitle tab="À venir" />
  </Page>
)
