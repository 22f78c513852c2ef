import { ReceivedRequestPage as OnePage } from './contact-answers/received.request.page.tsx'
import { StartPair } from './pairs/pair.start.tsx'

/** The pages of who answers demandes for a team, in one chunk. */
export { ReceivedPage } from './contact-answers/received.page.tsx'
export const ReceivedRequestPage = () => <OnePage Begin={StartPair} />
