import { safePath } from './safe-path.ts'

const asked = 'levier:suite'

/** Kept for the link of the mail, which opens in another tab. */
export const rememberPage = (path: string) => localStorage.setItem(asked, path)

export function recallPage(): string {
  const path = safePath(localStorage.getItem(asked))
  localStorage.removeItem(asked)
  return path
}
