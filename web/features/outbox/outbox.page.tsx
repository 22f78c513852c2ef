import { PageTitle } from '../../ui/page-title.tsx'

export const OutboxPage = () => <PageTitle tab="Recherche" />
