/** What other features hang on a listing, each fetched when it is wanted. */
export const loadReportDialog = () => import('./reports/report.dialog.tsx').then((module) => module.ReportDialog)
export const loadOwnReports = () => import('./reports/own-reports.tsx').then((module) => module.OwnReports)
export const loadListingTools = () => import('./moderation/listing.tools.tsx').then((module) => module.ListingTools)
export const loadCallOutcome = () => import('./calls/call.outcome.tsx').then((module) => module.CallOutcome)
export const loadSheetButton = () => import('./sheets/sheet.button.tsx').then((module) => module.SheetButton)
export const loadRequestButton = () =>
  import('./contact-requests/request.button.tsx').then((module) => module.RequestButton)
