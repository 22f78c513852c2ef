import { useLocation } from 'preact-iso'
import type { Listing } from '../../../server/contract/listings.ts'
import { LinkButton } from '../../ui/button.tsx'
import { listingHref, readAddress } from '../search/search.address.ts'

/** Leads to the form, with the search the listing was found by; the number stays the first thing to do. */
export function RequestButton({ listing: { id } }: { listing: Pick<Listing, 'id'> }) {
  const [path = '', query] = listingHref(id, readAddress(useLocation().url).search).split('?')
  return (
    <LinkButton icon="send" href={`${path}/demande${query ? `?${query}` : ''}`}>
      Écrire une demande
    </LinkButton>
  )
}
