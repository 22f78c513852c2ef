/** What confirming brings to the partner's own list, which knows nothing else of it. */
export { VerifyBar, VerifyButton } from './verifications/verify-button.tsx'
