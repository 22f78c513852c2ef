/** What partners write with, in one chunk. */
export { PreviewPage } from './submissions/preview.page.tsx'
export { SubmissionPage } from './submissions/submission.page.tsx'
export { SubmissionsPage } from './submissions/submissions.page.tsx'
