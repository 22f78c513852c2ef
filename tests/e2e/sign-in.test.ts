import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { demoAccounts } from '../../seed/demo/accounts.ts'
import { anAccount } from '../factories/an-account.ts'
import { axe, shot, useSite } from '../support/browser.ts'
import { garage } from '../support/review-desk.ts'

const site = useSite()
const adviser = demoAccounts.find(({ role }) => role === 'adviser')!

const title = (page: Page) => page.getByRole('heading', { level: 1 })
const field = (page: Page) => page.getByLabel('Adresse e-mail professionnelle')
const asRole = (page: Page, name: string) => page.getByRole('button', { name })
/** The page of mails, pressed until the mailer has written. */
async function untilMailed(page: Page, mail: Locator) {
  await expect
    .poll(async () => {
      await page.getByRole('button', { name: 'Actualiser' }).click()
      return mail.count()
    })
    .toBeGreaterThan(0)
}

const path = (page: Page) => page.evaluate(() => location.pathname + location.search + location.hash)

it('leads who is not signed in to sign-in, then to the page asked for', async () => {
  const page = await site.open('/?commune=40088&frein=mobilite')
  await expect.poll(() => path(page)).toBe('/connexion?suite=%2F%3Fcommune%3D40088%26frein%3Dmobilite')
  await expect.poll(() => page.title()).toBe('Connexion – Levier')
  await asRole(page, 'Conseillère').click()
  await expect.poll(() => path(page)).toBe('/?commune=40088&frein=mobilite')
  await page.getByRole('button', { name: adviser.name }).waitFor()
})

it('leads who follows a mail to the very field, through sign-in', async () => {
  const { id } = await site.product.deps.db
    .selectFrom('listings')
    .innerJoin('structures', 'structures.id', 'structure_id')
    .select('listings.id')
    .where('structures.id', '=', garage)
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow()
  const page = await site.open(`/mes-fiches/${id}#champ-description`)
  await asRole(page, 'Partenaire').click()
  await expect.poll(() => path(page)).toBe(`/mes-fiches/${id}#champ-description`)
  await page.waitForFunction(() => document.activeElement?.id === 'champ-description')
  // What an address holds as a value may be a secret: the server never reads it.
  await page.goto('about:blank')
  await page.context().clearCookies()
  await page.goto(`/mes-fiches/${id}#jeton=secret`)
  await expect.poll(() => path(page)).toBe(`/connexion?suite=%2Fmes-fiches%2F${id}`)
})

it('never leads out of the site', async () => {
  for (const trap of ['//ailleurs.example', '/\\ailleurs.example', 'https://ailleurs.example']) {
    const page = await site.open(`/connexion?suite=${encodeURIComponent(trap)}`)
    await asRole(page, 'Partenaire').click()
    await expect.poll(() => path(page)).toBe('/')
    expect(page.url()).toBe(`${site.url}/`)
  }
})

it('signs in by the link of a mail, used up once', async () => {
  const page = await site.open('/?frein=sante')
  await field(page).fill(adviser.email)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Consultez votre messagerie' }).waitFor()
  await page.getByText(`Si un compte existe pour ${adviser.email}`).waitFor()
  await page.getByRole('link', { name: 'Voir les mails' }).click()

  const link = page.getByRole('link', { name: '/connexion/lien#jeton=' })
  await untilMailed(page, link)
  const address = (await link.getAttribute('href')) ?? ''
  await shot(page, 'outbox')
  expect(await axe(page)).toEqual([])
  await link.click()
  await page.getByRole('heading', { name: 'Votre lien de connexion' }).waitFor()
  await expect.poll(() => path(page)).toBe('/connexion/lien')
  await page.getByRole('button', { name: 'Me connecter' }).click()
  await expect.poll(() => path(page)).toBe('/?frein=sante')

  const again = await site.open(address)
  await again.getByRole('button', { name: 'Me connecter' }).click()
  await again.getByRole('heading', { name: 'Ce lien ne marche pas' }).waitFor()
  await again.getByText('Ce lien a déjà servi').waitFor()
  expect(await axe(again)).toEqual([])
  await again.getByRole('link', { name: 'Demander un autre lien' }).click()
  await title(again).and(again.getByText('Se connecter')).waitFor()
})

it('answers the same for an address without account, and sends another link', async () => {
  const page = await site.open('/connexion')
  await field(page).fill('personne@nulle-part.example')
  await page.getByRole('button', { name: 'Recevoir le lien' }).click()
  await page.getByRole('heading', { name: 'Consultez votre messagerie' }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await page.getByRole('button', { name: 'Renvoyer un lien' }).click()
  await page.getByText('Un autre lien vient de partir').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Changer d’adresse' }).click()
  await expect.poll(() => field(page).inputValue()).toBe('personne@nulle-part.example')
})

it('says what is wrong with an address beside the field, and keeps it', async () => {
  const page = await site.open('/connexion')
  await field(page).fill('nadia.ferrand')
  await page.keyboard.press('Enter')
  await page.getByText('Cette adresse e-mail n’est pas complète').waitFor()
  await expect.poll(() => field(page).inputValue()).toBe('nadia.ferrand')
  await expect.poll(() => field(page).evaluate((field) => document.activeElement === field)).toBe(true)
  const described = await field(page).getAttribute('aria-describedby')
  await expect.poll(() => page.locator(`[id="${described?.split(' ').at(-1)}"]`).textContent()).toContain('Exemple')
  expect(await axe(page)).toEqual([])
})

it('says so when the server does not answer, and lets one try again', async () => {
  const page = await site.open('/connexion')
  await page.route('**/api/session/link', (route) => route.abort())
  await field(page).fill(adviser.email)
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('Le serveur ne répond pas').waitFor()
  await expect.poll(() => field(page).inputValue()).toBe(adviser.email)

  const lost = await site.open(null)
  await lost.route('**/api/session', (route) => route.abort())
  await lost.goto('/connexion')
  await lost.getByRole('heading', { name: 'La page n’arrive pas à joindre le serveur' }).waitFor()
  await shot(lost, 'server-lost')
  expect(await axe(lost)).toEqual([])
  await lost.unroute('**/api/session')
  await lost.getByRole('button', { name: 'Réessayer' }).click()
  await field(lost).waitFor()
})

it('opens again over the page a session that ended, and the page goes on', async () => {
  const page = await site.open('/connexion')
  await asRole(page, 'Conseillère').click()
  const commune = page.getByRole('combobox', { name: /commune/i })
  await commune.waitFor()
  await page.context().clearCookies()
  // At once: what the bar counts finds the session ended at any moment, and the window then takes the keys.
  await commune.fill('Mont-de-M')
  const dialog = page.getByRole('dialog', { name: 'Votre session est terminée' })
  await dialog.waitFor()
  await shot(page, 'expired')
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect.poll(() => dialog.isVisible()).toBe(true)
  await dialog.getByRole('button', { name: 'Se reconnecter' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page
    .getByRole('option', { name: /Mont-de-Marsan/ })
    .first()
    .waitFor()
  await expect.poll(() => commune.inputValue()).toBe('Mont-de-M')
})

it('mails a link when a session ended, and hears of the tab that opened it', async () => {
  const { id, email } = await anAccount(site.product.deps.db)
  const page = await site.open('/', { as: { id } })
  const commune = page.getByRole('combobox', { name: /commune/i })
  await commune.waitFor()
  await page.context().clearCookies()
  await commune.pressSequentially('Mende')
  await page.getByRole('button', { name: 'Recevoir un lien' }).click()
  await page.getByText(`Un lien est parti vers ${email}`).waitFor()

  const tab = await page.context().newPage()
  await tab.goto('/outbox')
  const link = tab.getByRole('link', { name: '/connexion/lien#jeton=' }).first()
  await untilMailed(tab, tab.locator('details', { hasText: email }))
  await link.click()
  await tab.getByRole('button', { name: 'Me connecter' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('option', { name: /Mende/ }).first().waitFor()
})

it('closes the session in every tab', async () => {
  const page = await site.open('/connexion')
  await asRole(page, 'Administration').click()
  await page.waitForURL(`${site.url}/`)
  const other = await page.context().newPage()
  await other.goto('/')
  await other.getByRole('navigation', { name: 'Principale' }).waitFor()

  await page.getByRole('button', { name: demoAccounts.find(({ role }) => role === 'admin')!.name }).click()
  await shot(page, 'account')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await field(page).waitFor()
  await field(other).waitFor()
  await page.goBack()
  await field(page).waitFor()
})

it('is usable with a keyboard only, on a phone too', async () => {
  const page = await site.open('/connexion', { width: 360, height: 740 })
  await field(page).waitFor()
  await page.keyboard.press('Tab')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Aller au contenu')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('contenu')
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate(() => document.activeElement?.textContent))?.startsWith('Conseillère')) break
  }
  await page.keyboard.press('Enter')
  await page.getByRole('combobox').waitFor()
  await page.getByRole('button', { name: 'Menu' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText(adviser.email).waitFor()
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByText(adviser.email).waitFor({ state: 'hidden' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Menu')
})

it.each([360, 768, 1280])('has nothing for axe to say at %i px, light or dark', async (width) => {
  for (const dark of [false, true]) {
    const page = await site.open('/connexion', { width, dark })
    await field(page).waitFor()
    await shot(page, `sign-in-${width}${dark ? '-dark' : ''}`)
    expect(await axe(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
})
