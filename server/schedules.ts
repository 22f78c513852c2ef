import type { Deps } from './deps.ts'
import { accessRequestsJobs } from './features/access-requests/access-requests.jobs.ts'
import { accountsJobs } from './features/accounts/accounts.jobs.ts'
import { auditJobs } from './features/audit/audit.jobs.ts'
import { callsJobs } from './features/calls/calls.jobs.ts'
import { followUpJobs } from './features/contact-follow-up/follow-up.jobs.ts'
import { invitationsJobs } from './features/invitations/invitations.jobs.ts'
import { listingsJobs } from './features/listings/listings.jobs.ts'
import { moderationJobs } from './features/moderation/moderation.jobs.ts'
import { oppositionsJobs } from './features/oppositions/oppositions.jobs.ts'
import { pairsJobs } from './features/pairs/pairs.jobs.ts'
import { qualityJobs } from './features/quality/quality.jobs.ts'
import { reportsJobs } from './features/reports/reports.jobs.ts'
import { sheetsJobs } from './features/sheets/sheets.jobs.ts'
import { signInJobs } from './features/sign-in/sign-in.jobs.ts'
import { structuresJobs } from './features/structures/structures.jobs.ts'
import { verificationsJobs } from './features/verifications/verifications.jobs.ts'
import type { Job } from './platform/jobs.ts'
import { mailsJobs } from './platform/mails.jobs.ts'

/** Everything done on a schedule, in the order of its page. Each feature exports its own from `<feature>.jobs.ts`. */
export const schedules: readonly Job<Omit<Deps, 'jobs' | 'close'>>[] = [
  ...signInJobs,
  ...accountsJobs,
  ...accessRequestsJobs,
  ...invitationsJobs,
  ...oppositionsJobs,
  ...listingsJobs,
  ...reportsJobs,
  ...callsJobs,
  ...qualityJobs,
  ...verificationsJobs,
  ...moderationJobs,
  ...structuresJobs,
  ...sheetsJobs,
  ...followUpJobs,
  ...pairsJobs,
  ...auditJobs,
  ...mailsJobs,
]
