import type { ComponentChildren } from 'preact'
import { h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ListingNews } from '../../../server/contract/calls.ts'
import type { Listing } from '../../../server/contract/listings.ts'
import { useLater } from '../../ui/later.ts'
import { loadCallOutcome } from '../listing.extras.ts'

export interface Calls {
  /** The listing with what was just said of it. */
  listing: Listing
  /** Its number was called, copied or shown as a code. */
  onUsed: () => void
  /** To say what came of it; absent for who may not. */
  outcome: ComponentChildren
}

/** What comes of calling a listing's number, once it was used. */
export function useCalls(listing: Listing): Calls {
  const [used, setUsed] = useState(false)
  const [news, setNews] = useState<ListingNews | null>(null)
  useEffect(() => {
    setUsed(false)
    setNews(null)
  }, [listing])
  const Outcome = useLater(listing.can.noteCall, loadCallOutcome)
  return {
    listing: news ? { ...listing, ...news } : listing,
    onUsed: () => setUsed(true),
    outcome: Outcome && h(Outcome, { key: listing.id, listingId: listing.id, used, onNews: setNews }),
  }
}
