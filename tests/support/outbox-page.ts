import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** The newest mail to an address on the page of mails, asked for again until the mailer has written, and unfolded. */
export async function mailShown(page: Page, email: string): Promise<Locator> {
  await page.goto('/outbox')
  const mail = page.locator('details', { hasText: email }).first()
  await expect
    .poll(async () => {
      await page.getByRole('button', { name: 'Actualiser' }).click()
      return mail.count()
    })
    .toBeGreaterThan(0)
  if ((await mail.getAttribute('open')) === null) await mail.locator('summary').click()
  return mail
}
