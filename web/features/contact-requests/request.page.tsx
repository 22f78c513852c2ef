import { useLocation, useRoute } from 'preact-iso'
import { listingHref, readAddress } from '../search/search.address.ts'
import { RequestScreen } from './request.screen.tsx'

/** Writing to the intervenant of a listing. */
export function RequestPage() {
  const id = useRoute().params.id ?? ''
  const { search } = readAddress(useLocation().url)
  const back = { href: listingHref(id, search), text: 'Revenir à la fiche' }
  return <RequestScreen key={id} kind="direct" target={id} title="Écrire une demande" search={search} back={back} />
}
