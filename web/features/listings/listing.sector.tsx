import type { Listing } from '../../../server/contract/listings.ts'
import { useLater } from '../../ui/later.ts'
import { loadSectorLine } from '../commune.extras.ts'

interface Props {
  listing: Listing
  /** The commune of the search it was found by, that of the person; empty without one. */
  searched: string
}

/** The référent social of whoever is helped: by the commune that was searched, else by that of the listing. */
export function ListingSector({ listing, searched }: Props) {
  const commune = searched || listing.place.commune?.code
  const Line = useLater(commune !== undefined, loadSectorLine)
  // The line above the results is heard by its shorter name.
  const label = 'Référent social du secteur, pour cette fiche'
  return Line && commune ? <Line commune={commune} named={!searched} label={label} /> : null
}
