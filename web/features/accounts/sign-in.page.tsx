import { PageTitle } from '../../ui/page-title.tsx'

export const SignInPage = () => <PageTitle tab="Recherche" />
