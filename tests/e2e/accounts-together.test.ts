import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { anAccount } from '../factories/an-account.ts'
import { axe, shot, useSite } from '../support/browser.ts'

const site = useSite()

const row = (page: Page) => page.locator('summary').filter({ hasText: 'Zoé Dépassée' })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

it('tells an admin that another one closed the account meanwhile, and leads to it as it is', async () => {
  await anAccount(site.product.deps.db, { name: 'Zoé Dépassée' })
  const open = async () => {
    const page = await site.open('/comptes?q=depassee', { as: 'admin' })
    await row(page).click()
    return page
  }
  const [quick, slow] = [await open(), await open()]
  await button(quick, 'Fermer le compte').click()
  await quick.getByRole('dialog').getByRole('button', { name: 'Fermer le compte' }).click()
  await row(quick)
    .getByText(/^Fermé le/)
    .waitFor()
  await button(slow, 'Envoyer un lien').click()
  await slow.getByRole('alert').getByText('Ce compte est fermé').waitFor()
  await shot(slow, 'stale')
  expect(await axe(slow)).toEqual([])

  await button(slow, 'Actualiser la liste').click()
  await slow.getByRole('link', { name: 'Chercher parmi les comptes fermés' }).click()
  await row(slow).click()
  await button(slow, 'Rouvrir').click()
  await slow.getByText('Le compte est rouvert, un mail l’annonce.').waitFor()
  await expect.poll(() => slow.getByRole('alert').count()).toBe(0)
})
