import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { createLoginLink } from '../../server/features/accounts/accounts.links.ts'
import { loginLinkUrl } from '../../server/features/accounts/accounts.rules.ts'
import { anAccount } from '../factories/an-account.ts'
import { axe, shot, useSite } from '../support/browser.ts'
import { linkFor } from '../support/mail.ts'

const site = useSite()
const widths = [360, 768, 1280]

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const address = (page: Page) => page.getByLabel('Adresse e-mail professionnelle')
const field = (page: Page) => page.getByLabel('Code à six chiffres')
const goOn = (page: Page) => page.getByRole('button', { name: 'Continuer ici' })
const isNarrow = async (page: Page, width: number) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)

async function ask(page: Page, email: string) {
  await address(page).fill(email)
  await page.keyboard.press('Enter')
  await title(page, 'Consultez votre messagerie').waitFor()
}

/** The mail, opened on another device: a browser profile of its own. */
async function openMail(email: string, look = {}) {
  const link = loginLinkUrl(site.url, await linkFor(site.product, email))
  return site.open(link.slice(site.url.length), look)
}

async function showCode(email: string, look = {}) {
  const phone = await openMail(email, look)
  await phone.getByRole('button', { name: 'Continuer sur l’autre appareil' }).click()
  await title(phone, 'Tapez ce code sur l’autre appareil').waitFor()
  const [code = ''] = /\d{3}\s\d{3}/.exec(await phone.getByRole('main').innerText()) ?? []
  return { phone, code }
}

it('signs in on the device that asked, with the code shown on the one that has the mail', async () => {
  const { email } = await anAccount(site.product.deps.db, { name: 'Dominique Deux' })
  const desk = await site.open('/?frein=sante')
  await ask(desk, email)
  const { phone, code } = await showCode(email, { width: 360, height: 740, touch: true })
  await expect.poll(() => phone.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await phone.getByText('Ne donnez ce code à personne').waitFor()

  await field(desk).fill(code)
  await desk.keyboard.press('Enter')
  await expect.poll(() => desk.evaluate(() => location.pathname + location.search)).toBe('/?frein=sante')
  await desk.getByRole('button', { name: 'Dominique Deux' }).waitFor()
  await expect.poll(() => desk.evaluate(() => sessionStorage.getItem('levier:attente'))).toBeNull()

  await phone.goto('/')
  await address(phone).waitFor()
})

it('keeps the waiting page and the code through a reload', async () => {
  const { email } = await anAccount(site.product.deps.db)
  const desk = await site.open('/connexion?suite=%2Fcompte')
  await ask(desk, email)
  await desk.reload()
  await desk.getByText(`Si un compte existe pour ${email}`).waitFor()
  const opened = await openMail(email)
  await opened.reload()
  await opened.getByRole('button', { name: 'Me connecter ici' }).waitFor()
  const { phone, code } = await showCode(email)
  await phone.reload()
  await phone.getByText(code).waitFor()
  await field(desk).fill(code.replace(/\s/g, ''))
  await goOn(desk).click()
  await expect.poll(() => desk.evaluate(() => location.pathname)).toBe('/compte')
})

it('waits for nothing any more once another tab has opened the link', async () => {
  const { email } = await anAccount(site.product.deps.db, { name: 'Claude Onglet' })
  const page = await site.open('/connexion')
  await ask(page, email)
  const tab = await page.context().newPage()
  await tab.goto(loginLinkUrl('', await linkFor(site.product, email)))
  await tab.getByRole('button', { name: 'Me connecter ici' }).click()
  await page.getByRole('button', { name: 'Claude Onglet' }).click()
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await address(page).waitFor()
})

it('says beside the field that a code is wrong, and how many tries are left', async () => {
  const { email } = await anAccount(site.product.deps.db)
  const page = await site.open('/connexion')
  await ask(page, email)
  await goOn(page).click()
  await page.getByText('Le code a six chiffres').waitFor()
  await field(page).fill('123 456')
  await goOn(page).click()
  await page.getByText('Aucun code n’est attendu ici pour l’instant').waitFor()
  expect(await axe(page)).toEqual([])

  const { code } = await showCode(email)
  const wrong = code.replace(/^./, (digit) => String((Number(digit) + 1) % 10))
  await field(page).fill(wrong)
  await goOn(page).click()
  await page.getByText('Il vous reste 4 essais').waitFor()
  await expect.poll(() => field(page).inputValue()).toBe(wrong)
  await expect.poll(() => field(page).evaluate((field) => document.activeElement === field)).toBe(true)
  await shot(page, 'code-wrong')
  expect(await axe(page)).toEqual([])
  for (const said of ['3 essais', '2 essais', 'un essai']) {
    await goOn(page).click()
    await page.getByText(`Il vous reste ${said}`).waitFor()
  }
  await goOn(page).click()
  await page.getByText('Ce code est annulé').waitFor()
  await page.getByRole('button', { name: 'Renvoyer un lien' }).click()
  await page.getByText('Un autre lien vient de partir').waitFor()
  await expect.poll(() => field(page).inputValue()).toBe('')
  const again = await showCode(email)
  await field(page).fill(again.code)
  await goOn(page).click()
  await page.getByRole('combobox', { name: /commune/i }).waitFor()
})

it('opens one session for a double press of the code', async () => {
  const account = await anAccount(site.product.deps.db)
  const page = await site.open('/connexion')
  await ask(page, account.email)
  const { code } = await showCode(account.email)
  await field(page).fill(code)
  await goOn(page).dblclick()
  await page.getByRole('combobox', { name: /commune/i }).waitFor()
  const sessions = site.product.deps.db.selectFrom('sessions').select('id').where('account_id', '=', account.id)
  expect(await sessions.execute()).toHaveLength(1)
})

it('says that nobody waits for the code of a link handed over, which still signs in', async () => {
  const { db, clock } = site.product.deps
  const { id } = await anAccount(db)
  const link = loginLinkUrl('', await createLoginLink(db, id, { clock, minutes: 15 }))
  const page = await site.open(link)
  await page.getByRole('button', { name: 'Continuer sur l’autre appareil' }).click()
  await page.getByRole('alert').getByText('demandé par aucun autre appareil').waitFor()
  await shot(page, 'no-device')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Me connecter ici' }).click()
  await page.getByRole('combobox', { name: /commune/i }).waitFor()
})

it('continues a page whose session ended with a code too', async () => {
  const { id, email } = await anAccount(site.product.deps.db)
  const page = await site.open('/', { as: { id } })
  const commune = page.getByRole('combobox', { name: /commune/i })
  await commune.waitFor()
  await page.context().clearCookies()
  await commune.pressSequentially('Mende')
  await page.getByRole('button', { name: 'Recevoir un lien' }).click()
  await page.getByText(`Un lien est parti vers ${email}`).waitFor()
  await shot(page, 'expired-code')
  expect(await axe(page)).toEqual([])
  const { code } = await showCode(email)
  await field(page).fill(code)
  await goOn(page).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => commune.inputValue()).toBe('Mende')
})

const providers = [
  { id: 'proconnect', label: 'ProConnect' },
  { id: 'landes', label: 'le département des Landes' },
]

/** The page as an instance with identity providers would show it. */
async function withProviders(path: string, look = {}) {
  const page = await site.open(null, look)
  await page.route('**/api/session', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, json: { ...(await answer.json()), providers, demo: false } })
  })
  await page.goto(path)
  await address(page).waitFor()
  return page
}

it('leads to identity providers first, and back to the page asked for', async () => {
  const page = await withProviders('/connexion?suite=%2Ffiches%2F1%3Fcommune%3D40088')
  const proconnect = page.getByRole('link', { name: 'S’identifier avec ProConnect' })
  await expect
    .poll(() => proconnect.getAttribute('href'))
    .toBe('/api/session/oidc/proconnect?suite=%2Ffiches%2F1%3Fcommune%3D40088')
  const about = page.getByRole('link', { name: 'Qu’est-ce que ProConnect' })
  await expect.poll(() => about.getAttribute('href')).toBe('https://www.proconnect.gouv.fr/')
  await page.route('**/api/session/oidc/**', (route) => route.fulfill({ status: 200, body: 'chez le fournisseur' }))
  await page.getByRole('link', { name: 'Se connecter avec le département des Landes' }).click()
  await page.waitForURL('**/api/session/oidc/landes?suite=%2Ffiches%2F1%3Fcommune%3D40088')
  await page.getByText('chez le fournisseur').waitFor()
})

it.each([
  ['oidc-cancelled', 'interrompue avant la fin'],
  ['oidc-expired', 'a pris trop de temps'],
  ['oidc-refused', 'n’a pas pu être vérifiée'],
  ['oidc-unverified', 'Votre adresse e-mail n’y est pas vérifiée'],
  ['oidc-unavailable', 'ne répond pas'],
  ['oidc-closed', 'Votre compte Levier est fermé'],
  ['constructor', 'La connexion n’a pas abouti'],
])('says why a provider led back without a session: %s', async (code, sentence) => {
  const page = await site.open(`/connexion?erreur=${code}`)
  await page.getByRole('alert').getByText(sentence).waitFor()
  expect(await axe(page)).toEqual([])
})

it('forgets that reason once a link is asked for', async () => {
  const page = await site.open('/connexion?erreur=oidc-refused&suite=%2Fcompte')
  await ask(page, 'personne@nulle-part.example')
  await expect.poll(() => page.evaluate(() => location.pathname + location.search)).toBe('/connexion?suite=%2Fcompte')
  await page.reload()
  await title(page, 'Consultez votre messagerie').waitFor()
})

it('leads who has no account to the request of an access', async () => {
  const page = await site.open('/connexion')
  await page.getByRole('link', { name: 'Demander un accès' }).click()
  await expect.poll(() => page.evaluate(() => location.pathname)).toBe('/demande-acces')
})

it.each(widths)('has nothing for axe to say at %i px', async (width) => {
  const { email } = await anAccount(site.product.deps.db)
  const look = { width, height: 800, dark: width === 768 }
  const signIn = await withProviders('/connexion?erreur=oidc-unavailable', look)
  await shot(signIn, `providers-${width}`)
  expect(await axe(signIn)).toEqual([])
  await isNarrow(signIn, width)

  const waiting = await site.open('/connexion', look)
  await ask(waiting, email)
  await shot(waiting, `waiting-${width}`)
  expect(await axe(waiting)).toEqual([])
  await isNarrow(waiting, width)

  const link = await openMail(email, look)
  await title(link, 'Votre lien de connexion').waitFor()
  await shot(link, `link-${width}`)
  expect(await axe(link)).toEqual([])
  await isNarrow(link, width)
  await link.close()

  const { phone } = await showCode(email, look)
  await shot(phone, `code-${width}`)
  expect(await axe(phone)).toEqual([])
  await isNarrow(phone, width)
})
