/** The pages of who answers demandes for a team, in one chunk. */
export { ReceivedPage } from './contact-answers/received.page.tsx'
export { ReceivedRequestPage } from './contact-answers/received.request.page.tsx'
