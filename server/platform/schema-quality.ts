/** Both ways round: each of the two has its row. */
export interface ProbableTwinsTable {
  listing_id: string
  twin_id: string
  /** As `TwinReason`. */
  reasons: string[]
}

export interface QualityMonthsTable {
  /** Its first day. */
  month: string
  /** Empty: what lies nowhere. */
  departement: string
  published: number
  /** Verified less than so many months before. */
  within_6: number
  within_12: number
  /** With a telephone. */
  reachable: number
}
