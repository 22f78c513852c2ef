/** How other features review what is theirs, each fetched when it is opened. */
export const loadReportReview = () => import('./reports/report.review.tsx').then((module) => module.ReportReview)
export const loadClaimReview = () => import('./structures/claim.review.tsx').then((module) => module.ClaimReview)
