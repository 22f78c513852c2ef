/** The pages of who writes to intervenants, in one chunk. */
export { OwnRequestsPage } from './contact-requests/own.page.tsx'
export { OwnRequestPage } from './contact-requests/own.request.page.tsx'
export { RequestPage } from './contact-requests/request.page.tsx'
export { SectorRequestPage } from './contact-requests/sector-request.page.tsx'
