/** The pages of those who keep the base true, in one chunk. */
export { ReportsPage } from './reports/reports.page.tsx'
export { CampaignsPage } from './verifications/campaigns.page.tsx'
