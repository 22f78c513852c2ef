import { PageTitle } from '../../ui/page-title.tsx'

export const SearchPage = () => <PageTitle tab="Recherche" />
