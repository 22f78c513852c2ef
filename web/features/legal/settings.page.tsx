import { Page } from '../../ui/page.tsx'
import { PageTitle } from '../../ui/page-title.tsx'

export const SettingsPage = () => (
  <Page>
    <PageTitle tab="À venir" />
  </Page>
)
