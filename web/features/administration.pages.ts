/** The pages of accounts and administration, in one chunk: whoever opens one goes on to the others. */
export { RequestsPage } from './access-requests/requests.page.tsx'
export { AccountsPage } from './accounts/accounts.page.tsx'
export { OwnAccountPage } from './accounts/own-account.page.tsx'
export { AuditPage } from './audit/audit.page.tsx'
export { InvitationsPage } from './invitations/invitations.page.tsx'
export { SettingsPage } from './legal/settings.page.tsx'
export { OppositionsPage } from './oppositions/oppositions.page.tsx'
export { SchedulesPage } from './schedules/schedules.page.tsx'
