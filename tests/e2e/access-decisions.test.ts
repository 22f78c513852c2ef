import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { aRequest } from '../factories/a-request.ts'
import { anAccount } from '../factories/an-account.ts'
import { axe, shot, useSite } from '../support/browser.ts'
import { mailsOf } from '../support/mail.ts'

const site = useSite()

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })
const inFront = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent)
const row = (page: Page, name: string) => page.locator('main li', { has: page.getByRole('heading', { name }) })
const asked = (wanted: Parameters<typeof aRequest>[1]) => aRequest(site.product.deps.db, wanted)
const forget = () => site.product.deps.db.deleteFrom('access_requests').execute()
const mailTo = async (email: string) => (await mailsOf(site.product)).find(({ to }) => to === email)

it('shows the requests to admins only', async () => {
  for (const as of ['adviser', 'partner'] as const) {
    const page = await site.open('/comptes/demandes', { as })
    await heading(page, 'Cette page n’est pas ouverte à votre compte').waitFor()
    expect(await axe(page)).toEqual([])
    await shot(page, 'forbidden')
    await page.getByRole('link', { name: 'Aller à la recherche' }).click()
    await page.waitForURL((url) => url.pathname === '/')
  }
})

it('refuses with a reason the person is told, then goes on with the next request', async () => {
  await forget()
  const first = await asked({ name: 'Alix Moreau', email: 'alix.moreau@courriel.example', confirmedDaysAgo: 4 })
  await asked({
    name: 'Noor Haddad',
    role: 'referent',
    message: 'CMS de Parentis.\nReprise du secteur nord.',
    confirmedDaysAgo: 1,
  })
  const page = await site.open('/comptes/demandes', { as: 'admin' })
  await row(page, 'Alix Moreau').getByText('Attend depuis 4 jours').waitFor()
  await row(page, 'Alix Moreau')
    .getByRole('button', { name: /^Refuser/ })
    .click()
  await page.getByRole('button', { name: 'Refuser et prévenir' }).click()
  await page.getByText('Donnez la raison en quelques mots').waitFor()
  await page.getByRole('button', { name: 'Adresse personnelle' }).click()
  await shot(page, 'refuse')
  expect(await axe(page)).toEqual([])
  await page.keyboard.type(' Merci.')
  await page.keyboard.press('Escape')
  await expect.poll(() => inFront(page)).toBe('Refuser la demande de Alix Moreau')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByLabel('Raison du refus').inputValue()).toMatch(/professionnelle\. Merci\.$/)
  await page.getByRole('button', { name: 'Refuser et prévenir' }).click()
  await row(page, 'Alix Moreau')
    .getByText(/^Refusée par/)
    .waitFor()
  await expect.poll(() => inFront(page)).toBe('Accepter la demande de Noor Haddad')
  await page.getByRole('link', { name: 'En attente (1)' }).waitFor()
  await shot(page, 'refused')
  expect(await axe(page)).toEqual([])
  expect((await mailTo(first.email))?.text).toContain('adresse professionnelle. Merci.')

  await page.getByRole('link', { name: 'Traitées' }).click()
  await row(page, 'Alix Moreau').getByText('Raison donnée').waitFor()
  await expect.poll(() => row(page, 'Noor Haddad').count()).toBe(0)
  await shot(page, 'decided')
  expect(await axe(page)).toEqual([])
  await page.goBack()
  await row(page, 'Noor Haddad').waitFor()
  await expect.poll(() => row(page, 'Alix Moreau').count()).toBe(0)
})

it('adds a usual reason to what was written, and opens one form at a time without losing another', async () => {
  await forget()
  await asked({ name: 'Alix Moreau', confirmedDaysAgo: 2 })
  await asked({ name: 'Noor Haddad', confirmedDaysAgo: 1 })
  const page = await site.open('/comptes/demandes', { as: 'admin' })
  const reason = page.getByRole('textbox', { name: 'Raison du refus' })
  const opener = (what: string, name: string) =>
    page.getByRole('button', { name: `${what} la demande de ${name}`, exact: true })
  await opener('Refuser', 'Alix Moreau').click()
  await reason.fill('Bonjour.')
  await page.getByRole('button', { name: 'Autre département' }).click()
  await expect.poll(() => reason.inputValue()).toMatch(/^Bonjour\. Vous ne travaillez pas/)
  await page.getByRole('button', { name: 'Hors du public' }).click()
  await expect.poll(() => reason.inputValue()).toMatch(/^Bonjour\. Levier est réservé aux professionnels[^.]*\.$/)

  await opener('Accepter', 'Noor Haddad').click()
  await page.getByRole('form', { name: 'Accepter la demande de Noor Haddad' }).waitFor()
  await expect.poll(() => reason.isVisible()).toBe(false)
  await opener('Refuser', 'Alix Moreau').click()
  await expect.poll(() => reason.inputValue()).toMatch(/^Bonjour\. Levier/)
  await expect.poll(() => page.getByRole('button', { name: 'Accepter et prévenir' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Refuser et prévenir' }).click()
  await page.getByRole('status').getByText('Demande de Alix Moreau refusée').waitFor()
})

it('cuts nothing of a long request on a narrow screen', async () => {
  await forget()
  const name = 'Marie-Françoise-Antoinette de La Rochefoucauld-Montmorency'
  const { email } = await asked({
    name,
    organisation: 'Direction départementale de l’emploi, du travail et des solidarités des Pyrénées-Atlantiques',
    email: `${'marie-francoise-antoinette'.repeat(2)}@direction-departementale.levier.example`,
    message: 'x'.repeat(200),
  })
  const page = await site.open('/comptes/demandes', { as: 'admin', width: 360 })
  await row(page, name).getByText(email).waitFor()
  const beyond = await row(page, name).evaluate(
    (item) => [...item.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > 344).length,
  )
  expect(beyond).toBe(0)
  await shot(page, 'long-360')
})

it('keeps a decision being written while the session is opened again', async () => {
  await forget()
  await asked({ name: 'Sacha Tardif' })
  const page = await site.open('/comptes/demandes', { as: 'admin' })
  await page.getByRole('button', { name: 'Refuser la demande de Sacha Tardif' }).click()
  await page.getByRole('textbox', { name: 'Raison du refus' }).fill('Hors de notre territoire.')
  const cookies = await page.context().cookies()
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Refuser et prévenir' }).click()
  await page.getByRole('dialog', { name: 'Votre session est terminée' }).waitFor()
  await page.context().addCookies(cookies)
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await row(page, 'Sacha Tardif').getByText('Hors de notre territoire.').waitFor()
})

it('lets the first of two admins decide, and tells the other whose decision it was', async () => {
  await forget()
  await asked({ name: 'Robin Lefèvre' })
  const { id } = await anAccount(site.product.deps.db, { role: 'admin', name: 'Agathe Première' })
  const [quick, slow] = [
    await site.open('/comptes/demandes', { as: { id } }),
    await site.open('/comptes/demandes', { as: 'admin' }),
  ]
  for (const page of [quick, slow])
    await row(page, 'Robin Lefèvre')
      .getByRole('button', { name: /^Accepter/ })
      .click()
  await asked({ name: 'Eden Tardif' })
  await quick.getByRole('button', { name: 'Accepter et prévenir' }).click()
  await row(quick, 'Robin Lefèvre').getByText('Acceptée par Agathe Première').waitFor()
  await slow.getByRole('button', { name: 'Accepter et prévenir' }).click()
  await slow.getByRole('alert').getByText('Cette demande a déjà été acceptée par Agathe Première').waitFor()
  await row(slow, 'Eden Tardif').waitFor()
  await shot(slow, 'late')
  expect(await axe(slow)).toEqual([])
})

it('gives a partner a structure, of the base or new', async () => {
  await forget()
  const known = await asked({ name: 'Jo Delmas', role: 'partner', organisation: 'Garage de l’Adour' })
  const other = await asked({ name: 'Ange Roche', role: 'partner', organisation: 'Les Ateliers du Pin' })
  const page = await site.open('/comptes/demandes', { as: 'admin' })
  const accept = page.getByRole('button', { name: 'Accepter et prévenir' })
  await row(page, 'Jo Delmas')
    .getByRole('button', { name: /^Accepter/ })
    .click()
  await accept.click()
  await page.getByText('Choisissez la structure.').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('combobox', { name: 'Structure' }).fill('garage')
  await page.getByRole('option', { name: /Garage solidaire de l’Adour/ }).click()
  await accept.click()
  await row(page, 'Jo Delmas')
    .getByText(/^Acceptée/)
    .waitFor()
  expect((await mailTo(known.email))?.text).toContain('pour Garage solidaire de l’Adour')

  await row(page, 'Ange Roche')
    .getByRole('button', { name: /^Accepter/ })
    .click()
  await page.getByRole('button', { name: /la créer/ }).click()
  await expect.poll(() => page.getByLabel('Nom de la structure').inputValue()).toBe('Les Ateliers du Pin')
  await accept.click()
  await page.getByText('Choisissez la commune dans la liste.').waitFor()
  await shot(page, 'new-structure')
  expect(await axe(page)).toEqual([])
  await page.getByRole('combobox', { name: 'Commune de la structure' }).fill('Mimizan')
  await page
    .getByRole('option', { name: /Mimizan/ })
    .first()
    .click()
  await accept.click()
  await row(page, 'Ange Roche')
    .getByText(/^Acceptée/)
    .waitFor()
  expect((await mailTo(other.email))?.text).toContain('pour Les Ateliers du Pin')
})

it('lets an admin give the départements it administers, not the others', async () => {
  await forget()
  await asked({ name: 'Charlie Vidal', departements: ['40', '48'] })
  await asked({ name: 'Morgan Ailleurs', departements: ['51'] })
  const { id } = await anAccount(site.product.deps.db, { role: 'admin', departements: ['48'] })
  const page = await site.open('/comptes/demandes', { as: { id } })
  await row(page, 'Charlie Vidal')
    .getByRole('button', { name: /^Accepter/ })
    .click()
  await expect.poll(() => row(page, 'Morgan Ailleurs').count()).toBe(0)
  expect(await page.getByRole('checkbox').evaluateAll((boxes) => boxes.length)).toBe(1)
  await page.getByRole('checkbox', { name: 'Lozère (48)' }).uncheck()
  await page.getByRole('button', { name: 'Accepter et prévenir' }).click()
  await page.getByText('Choisissez au moins un département.').waitFor()
  await page.getByRole('checkbox', { name: 'Lozère (48)' }).check()
  await page.getByRole('button', { name: 'Accepter et prévenir' }).click()
  await row(page, 'Charlie Vidal')
    .getByText(/^Acceptée/)
    .waitFor()
})

it('says when nothing waits', async () => {
  await forget()
  const page = await site.open('/comptes/demandes', { as: 'admin' })
  await heading(page, 'Aucune demande en attente').waitFor()
  await shot(page, 'none')
  expect(await axe(page)).toEqual([])
  await page.getByRole('link', { name: 'Traitées' }).click()
  await heading(page, 'Aucune demande traitée').waitFor()
  expect(await axe(page)).toEqual([])
})

it.each([360, 768, 1280])('has nothing for axe to say at %i px, light or dark', async (width) => {
  await forget()
  await asked({ name: 'Alix Moreau', organisation: 'Association départementale d’accueil', confirmedDaysAgo: 4 })
  await asked({ name: 'Noor Haddad', role: 'referent', departements: ['40', '48'], message: 'Reprise du secteur.' })
  for (const dark of [false, true]) {
    const page = await site.open('/comptes/demandes', { width, dark, as: 'admin' })
    await row(page, 'Noor Haddad')
      .getByRole('button', { name: /^Accepter/ })
      .click()
    await page.getByRole('link', { name: 'Demandes 2' }).waitFor()
    const tabs = page.getByRole('navigation', { name: 'Comptes' })
    expect((await tabs.boundingBox())?.height).toBeLessThan(60)
    await shot(page, `desk-${width}${dark ? '-dark' : ''}`)
    expect(await axe(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
})
