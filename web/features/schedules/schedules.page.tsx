import { Page } from '../../ui/page.tsx'
import { PageTitle } from '../../ui/page-title.tsx'

export const SchedulesPage = () => (
  <Page>
    <PageTitle tab="À venir" />
  </Page>
)
