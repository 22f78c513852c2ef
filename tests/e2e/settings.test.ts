import type { Page } from 'playwright-core'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { anAccount } from '../factories/an-account.ts'
import { axe, shot, useSite } from '../support/browser.ts'

const site = useSite()
let governor: { id: string }
beforeAll(async () => {
  governor = await anAccount(site.product.deps.db, { role: 'admin', name: 'Alix Gouverne' })
})
beforeEach(async () => {
  await site.product.deps.db.deleteFrom('settings').where('key', '=', 'legal').execute()
})

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer' })
const path = (page: Page) => page.evaluate(() => location.pathname)
const asked = (page: Page) => page.getByRole('dialog', { name: 'Quitter sans enregistrer' })
const all = {
  Éditeur: 'Département des Landes\n23 rue Victor-Hugo\n40025 Mont-de-Marsan Cedex\n05 58 05 40 40',
  'Direction de la publication': 'La présidente du conseil départemental',
  Hébergeur: 'Hébergeur d’essai, 1 place de l’Essai, 40100 Dax',
  'Responsable du traitement': 'Le Département des Landes et France Travail, responsables conjoints',
  'Délégué à la protection des données': 'dpo@landes.example',
  'Lieu d’hébergement et sous-traitants': 'Dax, France. Envoi des e-mails : le Département.',
  'Adresse de contact': 'levier@landes.example',
}

it('is filled by the admin of the demonstration, and shown to a visitor', async () => {
  const admin = await site.open('/connexion')
  await admin.getByRole('button', { name: 'Administration' }).click()
  await admin.getByRole('link', { name: 'Administration' }).click()
  await admin.getByRole('link', { name: 'Réglages' }).click()
  await admin.getByText('Il manque 7\u00a0informations aux pages légales').waitFor()
  await shot(admin, 'settings-empty-1280')
  expect(await axe(admin)).toEqual([])
  for (const [name, text] of Object.entries(all)) await field(admin, name).fill(text)
  await save(admin).dblclick()
  await admin.getByText(/^Enregistré à \d/).waitFor()
  await admin.getByText('Les pages légales sont complètes').waitFor()
  expect(await axe(admin)).toEqual([])

  const page = await site.open('/mentions-legales')
  await page.getByText('23 rue Victor-Hugo').waitFor()
  expect(await page.getByText('40025 Mont-de-Marsan Cedex').evaluate((fact) => getComputedStyle(fact).whiteSpace)).toBe(
    'pre-line',
  )
  await expect
    .poll(() => page.getByRole('link', { name: 'levier@landes.example' }).getAttribute('href'))
    .toBe('mailto:levier@landes.example')
  for (const other of ['/mentions-legales', '/confidentialite', '/conditions', '/accessibilite']) {
    await page.goto(other)
    await page
      .getByText(/landes\.example/)
      .first()
      .waitFor()
    await expect.poll(() => page.getByText('À compléter').count(), { message: other }).toBe(0)
    await shot(page, `complete${other.replace('/', '-')}`)
    expect(await axe(page)).toEqual([])
  }
})

it('is filled with the keyboard alone', async () => {
  const page = await site.open('/reglages', { as: governor })
  await field(page, 'Éditeur').focus()
  await page.keyboard.type('Département')
  await page.keyboard.press('Enter')
  await page.keyboard.type('des Landes')
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate(() => document.activeElement?.textContent)) === 'Enregistrer') break
  }
  await page.keyboard.press('Enter')
  await page.getByText(/^Enregistré à \d/).waitFor()
  await page.getByText('Il manque 6\u00a0informations').waitFor()
  await expect.poll(() => field(page, 'Éditeur').inputValue()).toBe('Département\ndes Landes')
})

it('keeps what was typed when it cannot be saved, and says why', async () => {
  const page = await site.open('/reglages', { as: governor })
  await field(page, 'Éditeur').fill('x'.repeat(512))
  await page.getByText('12\u00a0signes de trop').waitFor()
  await save(page).click()
  await expect.poll(() => field(page, 'Éditeur').evaluate((area) => document.activeElement === area)).toBe(true)
  expect(await axe(page)).toEqual([])
  await field(page, 'Éditeur').fill('Département des Landes')
  await page.route('**/api/legal', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()))
  await save(page).click()
  await page.getByRole('alert').getByText('Le serveur ne répond pas').waitFor()
  await expect.poll(() => field(page, 'Éditeur').inputValue()).toBe('Département des Landes')
  expect(await axe(page)).toEqual([])
  await page.unroute('**/api/legal')
  await save(page).click()
  await page.getByText(/^Enregistré à \d/).waitFor()
})

it('asks before leaving what is not saved, by a link, by going back, by closing', async () => {
  const page = await site.open('/oppositions', { as: governor })
  await page.getByRole('link', { name: 'Réglages' }).click()
  await field(page, 'Hébergeur').fill('Brouillon')
  await page.getByText('Modifications non enregistrées.').waitFor()

  await page.getByRole('link', { name: 'Journal' }).click()
  await asked(page).waitFor()
  await shot(page, 'settings-leaving')
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('Escape')
  await asked(page).waitFor({ state: 'detached' })
  expect([await path(page), await field(page, 'Hébergeur').inputValue()]).toEqual(['/reglages', 'Brouillon'])

  await page.goBack()
  await asked(page).getByRole('button', { name: 'Rester sur la page' }).click()
  expect([await path(page), await field(page, 'Hébergeur').inputValue()]).toEqual(['/reglages', 'Brouillon'])

  const [asks] = await Promise.all([
    page.waitForEvent('dialog'),
    page.evaluate(() => void setTimeout(() => location.reload())),
  ])
  expect(asks.type()).toBe('beforeunload')
  await asks.dismiss()
  await expect.poll(() => field(page, 'Hébergeur').inputValue()).toBe('Brouillon')

  await page.goBack()
  await asked(page).getByRole('button', { name: 'Quitter sans enregistrer' }).click()
  await expect.poll(() => path(page)).toBe('/oppositions')
  await page.getByRole('link', { name: 'Réglages' }).click()
  await page.getByText('Il manque 7\u00a0informations').waitFor()
  await expect.poll(() => field(page, 'Hébergeur').inputValue()).toBe('')
})

it('lets one leave what is saved, and go back, without a word', async () => {
  const page = await site.open('/oppositions', { as: governor })
  await page.getByRole('link', { name: 'Réglages' }).click()
  await field(page, 'Hébergeur').fill('Hébergeur d’essai')
  await save(page).click()
  await page.getByText(/^Enregistré à \d/).waitFor()
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Oppositions' }).waitFor()
  await page.getByRole('link', { name: 'Réglages' }).click()
  await field(page, 'Hébergeur').fill('Un autre')
  await page.getByRole('link', { name: 'Oppositions' }).click()
  await asked(page).getByRole('button', { name: 'Quitter sans enregistrer' }).click()
  await page.getByRole('heading', { level: 1, name: 'Oppositions' }).waitFor()
  await page.goBack()
  await expect.poll(() => field(page, 'Hébergeur').inputValue()).toBe('Hébergeur d’essai')
})

it('shows, once saved, what is kept: the last of two who write', async () => {
  const [one, other] = [await site.open('/reglages', { as: governor }), await site.open('/reglages', { as: governor })]
  await field(one, 'Éditeur').fill('Le premier')
  await field(other, 'Éditeur').fill('Le second')
  await save(one).click()
  await one.getByText(/^Enregistré à \d/).waitFor()
  await save(other).click()
  await other.getByText(/^Enregistré à \d/).waitFor()
  await expect.poll(() => field(other, 'Éditeur').inputValue()).toBe('Le second')
  await one.reload()
  await expect.poll(() => field(one, 'Éditeur').inputValue()).toBe('Le second')
})

it('is closed to an admin of some départements, in words', async () => {
  const local = await anAccount(site.product.deps.db, { role: 'admin', departements: ['40'] })
  const page = await site.open('/reglages', { as: local })
  await page.getByRole('heading', { name: 'Cette page n’est pas ouverte à votre compte' }).waitFor()
  await expect.poll(() => page.getByRole('textbox').count()).toBe(0)
  expect(await axe(page)).toEqual([])
})

it('says that the settings did not come, and asks again', async () => {
  const page = await site.open(null, { as: governor })
  await page.route('**/api/legal', (route) => route.abort())
  await page.goto('/reglages')
  await page.getByRole('heading', { name: 'Les réglages ne se chargent pas' }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.unroute('**/api/legal')
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await field(page, 'Éditeur').waitFor()
})

it.each([
  { width: 360, dark: true },
  { width: 768, dark: false },
  { width: 1280, dark: true },
])('reads at $width px, dark $dark', async ({ width, dark }) => {
  const page = await site.open('/reglages', { as: governor, width, dark })
  await field(page, 'Éditeur').waitFor()
  // The four tabs keep to one line.
  const tabs = page.getByRole('navigation', { name: 'Administration' })
  expect((await tabs.boundingBox())?.height).toBeLessThan(60)
  await shot(page, `settings-${width}${dark ? '-dark' : ''}`)
  expect(await axe(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
})
