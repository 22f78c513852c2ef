/** How long accounts are kept: the page on privacy says the same. */
export const retention = {
  /** Without use, before the closing is announced by mail… */
  warnedMonths: 23,
  /** …and before the account is closed… */
  inactiveMonths: 24,
  /** …but never sooner than this after the mail. */
  noticeDays: 30,
  /** From closed to deleted. */
  closedMonths: 12,
} as const
