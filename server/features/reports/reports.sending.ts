import type { Db } from '../../platform/db.ts'
import { holdSeen, keepReport, type ReportSaid, type ReportSender } from '../listings/listings.reported.ts'

/** Keeps what somebody found wrong in a listing and returns its id. Throws 404, 410 `listing-gone`. */
export const sendReport = (db: Db, listingId: string, said: ReportSaid, sender: ReportSender) =>
  db.transaction().execute(async (trx) => {
    await holdSeen(trx, listingId)
    return keepReport(trx, listingId, said, sender)
  })
