import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { createLoginLink } from '../../server/features/accounts/accounts.links.ts'
import { loginLinkUrl } from '../../server/features/accounts/accounts.rules.ts'
import { anAccount } from '../factories/an-account.ts'
import { axe, holdBack, shot, useSite } from '../support/browser.ts'

const site = useSite()
const somebody = (name: string) => anAccount(site.product.deps.db, { name, departements: ['40'] })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const signIn = (page: Page) => page.getByRole('heading', { name: 'Se connecter' })
const commune = (page: Page) => page.getByRole('combobox', { name: /commune/i })

it.each([360, 1280])('says so at %i px when signing out did not work, and does it once it can', async (width) => {
  const page = await site.open('/', { as: await somebody('Paule Partante'), width })
  await button(page, width < 1024 ? 'Menu' : 'Paule Partante').click()
  await page.route('**/api/session', (route) => route.abort())
  await button(page, 'Se déconnecter').click()
  await page.getByRole('alert').getByText('Le serveur ne répond pas').waitFor()
  await shot(page, `sign-out-refused-${width}`)
  expect(await axe(page)).toEqual([])
  await page.unroute('**/api/session')
  await button(page, 'Se déconnecter').click()
  await signIn(page).waitFor()
})

it('shows no page of somebody in a browser where somebody else signed in', async () => {
  const [first, second] = [await somebody('Prune Première'), await somebody('Second Serge')]
  const page = await site.open('/compte', { as: first })
  await page.getByText('Cet appareil').waitFor()
  const tab = await page.context().newPage()
  const { deps } = site.product
  const token = await createLoginLink(deps.db, second.id, { clock: deps.clock, minutes: 15 })
  await tab.goto(loginLinkUrl(site.url, token))
  await button(tab, 'Me connecter ici').click()
  await button(tab, 'Second Serge').waitFor()
  await button(page, 'Second Serge').waitFor()
  await expect.poll(() => page.getByText('Prune Première').count()).toBe(0)
  expect(new URL(page.url()).pathname).toBe('/')
})

it('shows nothing of a page the browser had put aside, once signed out', async () => {
  const page = await site.open('/compte', { as: await somebody('Mise Decote') })
  await page.getByText('Cet appareil').waitFor()
  await page.context().clearCookies()
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await signIn(page).waitFor()
  await expect.poll(() => page.getByText('Mise Decote').count()).toBe(0)
})

it('shows nothing of it either when what is on it found the session ended before', async () => {
  const page = await site.open('/compte', { as: await somebody('Mise Decote') })
  await page.getByText('Cet appareil').waitFor()
  await page.context().clearCookies()
  await page.getByLabel('Prénom et nom').fill('Mise Retouchée')
  await button(page, 'Enregistrer le nom').click()
  await page.getByRole('heading', { name: 'Votre session est terminée' }).waitFor()
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await signIn(page).waitFor()
  await expect.poll(() => page.getByText('Mise Decote').count()).toBe(0)
})

it('says that the link was not opened yet, over a page whose session ended', async () => {
  const page = await site.open('/', { as: await somebody('Yann Impatient') })
  await commune(page).waitFor()
  await page.context().clearCookies()
  // The first letter finds the session ended: the window waits for the last one.
  await commune(page).pressSequentially('Mende', { delay: 150 })
  await button(page, 'Recevoir un lien').click()
  await button(page, 'J’ai ouvert le lien').click()
  await page.getByRole('alert').getByText('Pas de session ouverte dans ce navigateur').waitFor()
  await shot(page, 'still-ended')
  expect(await axe(page)).toEqual([])
  await expect.poll(() => commune(page).inputValue()).toBe('Mende')
})

it('tells without a window what only a count in the bar found, and leaves the keys to whoever types', async () => {
  const page = await site.open(null, { as: 'admin' })
  await page.clock.install()
  await page.goto('/compte')
  const name = page.getByLabel('Prénom et nom')
  await name.fill('')
  await page.context().clearCookies()
  await name.pressSequentially('Camille ')
  // The bar counts again long after the last letter.
  await page.clock.runFor(61_000)
  await page.getByRole('status').getByText('Votre session est terminée').waitFor()
  await page.clock.runFor(61_000)
  await page.keyboard.type('Durand', { delay: 20 })
  await expect.poll(() => name.inputValue()).toBe('Camille Durand')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  await shot(page, 'session-line')
  expect(await axe(page)).toEqual([])
  await page.setViewportSize({ width: 360, height: 800 })
  await shot(page, 'session-line-360')
  await button(page, 'Se reconnecter').click()
  await page.getByRole('heading', { name: 'Votre session est terminée' }).waitFor()
  await expect.poll(() => page.getByRole('complementary', { name: 'Session' }).count()).toBe(0)
  await expect.poll(() => name.inputValue()).toBe('Camille Durand')
})

it('opens the window once what is done needs the session that a count found ended', async () => {
  const page = await site.open(null, { as: 'admin' })
  await page.clock.install()
  await page.goto('/compte')
  await page.getByText('Cet appareil').waitFor()
  await page.context().clearCookies()
  await page.clock.runFor(61_000)
  await button(page, 'Se reconnecter').waitFor()
  await page.getByRole('link', { name: 'Structures', exact: true }).click()
  await page.getByRole('heading', { name: 'Votre session est terminée' }).waitFor()
})

it('says what it waits for while the server is slow', async () => {
  const page = await site.open(null)
  const letFirst = await holdBack(page, '**/api/session')
  await page.goto('/connexion')
  await page.getByText('Levier arrive').waitFor()
  await shot(page, 'slow-first')
  letFirst()
  await signIn(page).waitFor()
  const letSecond = await holdBack(page, '**/api/access-requests/known')
  await page.getByRole('link', { name: 'Demander un accès' }).click()
  await page.getByText('Le formulaire arrive').waitFor()
  await shot(page, 'slow-request')
  letSecond()
  await page.getByLabel('Prénom et nom').waitFor()
})
