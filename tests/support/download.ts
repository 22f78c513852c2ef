import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'

/** The text of the file that pressing a button gives. */
export async function downloadedBy(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ])
  return readFile(await file.path(), 'utf8')
}
