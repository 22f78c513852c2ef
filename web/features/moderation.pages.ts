/** The pages of those who decide, in one chunk. */
export { QueuePage } from './moderation/queue.page.tsx'
export { StoryPage } from './moderation/story.page.tsx'
