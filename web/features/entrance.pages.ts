/** The pages of who has no session yet, in one chunk: rarely two of them in a row, never the first. */
export { AccessRequestPage } from './access-requests/access-request.page.tsx'
export { ConfirmRequestPage } from './access-requests/confirm-request.page.tsx'
export { InvitationPage } from './invitations/invitation.page.tsx'
export { ConfirmOppositionPage } from './oppositions/confirm-opposition.page.tsx'
export { OppositionPage } from './oppositions/opposition.page.tsx'
export { LinkPage } from './sign-in/link.page.tsx'
export { UnsubscribePage } from './verifications/unsubscribe.page.tsx'
export { VerificationPage } from './verifications/verification.page.tsx'
