import { PageTitle } from '../../ui/page-title.tsx'

export const ListingPage = () => <PageTitle tab="Recherche" />
