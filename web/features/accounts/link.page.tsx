import { PageTitle } from '../../ui/page-title.tsx'

export const LinkPage = () => <PageTitle tab="Recherche" />
