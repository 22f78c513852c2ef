/** The pages of those who keep the base true, in one chunk. */
export { RequestFiguresPage } from './contact-follow-up/request-figures.page.tsx'
export { QualityListPage } from './quality/quality.list.page.tsx'
export { QualityPage } from './quality/quality.page.tsx'
export { ReportsPage } from './reports/reports.page.tsx'
export { CampaignsPage } from './verifications/campaigns.page.tsx'
