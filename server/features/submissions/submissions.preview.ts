import type { Listing } from '../../contract/listings.ts'
import { notFound } from '../../platform/errors.ts'
import { columnsOf, settledContent } from '../listings/listings.content.ts'
import { presentListing } from '../listings/listings.present.ts'
import { readListing } from '../listings/listings.read.ts'
import { contentOf, type Reader } from './submissions.present.ts'
import type { SubmissionFound } from './submissions.queries.ts'

/** What is being written, through what shows a listing to advisers: as if it were published today. */
export async function previewOf(found: SubmissionFound, { account, ground }: Reader): Promise<Listing> {
  const { db, clock, directory } = ground
  const row = await readListing(db, found.id, account)
  if (!row) throw notFound('Cette fiche n’existe pas ou n’existe plus.')
  const content = settledContent(await contentOf(db, found))
  const today = clock.today()
  const said = {
    ...row,
    ...columnsOf(content),
    intervenants: content.intervenants,
    date_maj: today,
    verified_on: today,
  }
  return presentListing(said, { directory: directory(), now: clock.now(), today, commune: undefined })
}
