import { randomBytes, randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { oidcCookieName } from '../../server/features/accounts/accounts.strangers.ts'
import { hashOf } from '../../server/platform/secrets.ts'
import { axe, shot, useSite } from '../support/browser.ts'
import { mailShown } from '../support/outbox-page.ts'

const site = useSite({
  env: {
    TRUSTED_EMAIL_DOMAINS: 'confiance.example',
    OIDC_PROVIDERS: 'proconnect',
    OIDC_PROCONNECT_ISSUER: 'http://127.0.0.1:9/unused',
    OIDC_PROCONNECT_CLIENT_ID: 'levier',
    OIDC_PROCONNECT_CLIENT_SECRET: 'secret',
  },
})

const someEmail = () => `agent-${randomBytes(4).toString('hex')}@test.levier.example`
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })
const path = (page: Page) => page.evaluate(() => location.pathname + location.search + location.hash)
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('name'))
const inFront = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent)
const row = (page: Page, name: string) => page.locator('main li', { has: page.getByRole('heading', { name }) })

/** The form of a visitor, filled and not yet sent. */
async function fill(
  page: Page,
  { email, name = 'Camille Dupont', role = /^Conseillère/, departement = 'Landes' }: Asked,
) {
  await page.getByLabel('Prénom et nom').fill(name)
  await page.getByLabel('Adresse e-mail professionnelle').fill(email)
  await page.getByLabel('Organisme').fill('France Travail Dax')
  await page.getByRole('radio', { name: role }).check()
  await page.getByRole('combobox', { name: 'Départements où vous travaillez' }).fill(departement)
  await page.getByRole('option', { name: departement }).click()
}
interface Asked {
  email: string
  name?: string
  role?: RegExp
  departement?: string
}
const send = (page: Page) => page.getByRole('button', { name: 'Envoyer la demande' }).click()

it('lets a visitor ask, an admin accept, and the person sign in', async () => {
  await site.product.deps.db.deleteFrom('access_requests').execute()
  const email = someEmail()
  const page = await site.open('/demande-acces')
  await fill(page, { email })
  await page.getByLabel('Message à qui décidera (facultatif)').fill('Je remplace Paul Rouvière depuis lundi.')
  await shot(page, 'request-filled')
  await send(page)
  await heading(page, 'Confirmez votre adresse').waitFor()
  await expect.poll(() => inFront(page)).toBe('Confirmez votre adresse')
  await shot(page, 'request-confirm')
  expect(await axe(page)).toEqual([])

  const mail = await mailShown(page, email)
  await mail.getByRole('link', { name: '/demande-acces/confirmation#jeton=' }).click()
  await heading(page, 'Confirmez votre demande d’accès').waitFor()
  await expect.poll(() => path(page)).toBe('/demande-acces/confirmation')
  await shot(page, 'confirmation')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Confirmer et envoyer' }).click()
  await heading(page, 'Votre demande est envoyée').waitFor()
  await page.getByText('dans ce département viennent d’en être prévenues : Landes.').waitFor()
  await page.getByText('deux jours ouvrés').waitFor()
  await shot(page, 'request-pending')
  expect(await axe(page)).toEqual([])

  const admin = await site.open('/comptes/demandes', { as: 'admin' })
  const asked = row(admin, 'Camille Dupont')
  await asked.getByText('Je remplace Paul Rouvière').waitFor()
  await asked.getByText(email).waitFor()
  await admin.getByRole('link', { name: 'Demandes 1' }).waitFor()
  await shot(admin, 'requests')
  expect(await axe(admin)).toEqual([])
  await asked.getByRole('button', { name: 'Accepter la demande de Camille Dupont' }).click()
  await expect.poll(() => asked.getByRole('checkbox', { name: 'Landes (40)' }).isChecked()).toBe(true)
  await shot(admin, 'accept')
  expect(await axe(admin)).toEqual([])
  await asked.getByRole('button', { name: 'Accepter et prévenir' }).dblclick()
  await asked.getByText(/^Acceptée par/).waitFor()
  await expect.poll(() => inFront(admin)).toMatch(/^Acceptée par/)
  await admin.getByRole('link', { name: 'Demandes', exact: true }).waitFor()
  await shot(admin, 'accepted')
  expect(await axe(admin)).toEqual([])

  await mailShown(page, email)
  await page.getByText('Votre accès est ouvert comme conseillère').waitFor()
  await page.goto('/connexion')
  await page.getByLabel('Adresse e-mail professionnelle').fill(email)
  await page.getByRole('button', { name: 'Recevoir le lien' }).click()
  await heading(page, 'Consultez votre messagerie').waitFor()
  const link = await mailShown(page, email)
  await link.getByRole('link', { name: '/connexion/lien#jeton=' }).click()
  await page.getByRole('button', { name: 'Me connecter' }).click()
  await page.getByRole('button', { name: 'Camille Dupont' }).waitFor()
})

it('says what is missing beside each field, goes to the first one, and keeps the rest', async () => {
  const page = await site.open('/demande-acces')
  await page.getByLabel('Organisme').fill('CCAS de Mende')
  await send(page)
  await page.getByText('Donnez un prénom et un nom').waitFor()
  await page.getByText('Cette adresse e-mail n’est pas complète').waitFor()
  await page.getByText('Choisissez un rôle.').waitFor()
  await page.getByText('Choisissez au moins un département.').waitFor()
  await expect.poll(() => focused(page)).toBe('name')
  await shot(page, 'request-refused')
  expect(await axe(page)).toEqual([])

  await page.getByLabel('Prénom et nom').fill('Sacha Martin')
  await page.getByText('Donnez un prénom et un nom').waitFor({ state: 'detached' })
  await page.getByText('Cette adresse e-mail n’est pas complète').waitFor()
  await page.getByLabel('Adresse e-mail professionnelle').fill('sacha@ccas.example')
  await send(page)
  await expect.poll(() => focused(page)).toBe('role')
  await page.reload()
  await expect.poll(() => page.getByLabel('Prénom et nom').inputValue()).toBe('Sacha Martin')
  await expect.poll(() => page.getByLabel('Organisme').inputValue()).toBe('CCAS de Mende')
})

it('keeps what was typed when the server does not answer', async () => {
  const page = await site.open('/demande-acces')
  await fill(page, { email: someEmail() })
  await page.route('**/api/access-requests', (route) => route.abort())
  await send(page)
  await page.getByRole('alert').getByText('Le serveur ne répond pas').waitFor()
  await expect.poll(() => page.getByLabel('Prénom et nom').inputValue()).toBe('Camille Dupont')
  expect(await axe(page)).toEqual([])
  await page.unroute('**/api/access-requests')
  await send(page)
  await heading(page, 'Confirmez votre adresse').waitFor()
})

it('sends another message, and lets one correct the address', async () => {
  const page = await site.open('/demande-acces')
  await fill(page, { email: 'camille@fautive.example' })
  await send(page)
  await page.getByRole('button', { name: 'Renvoyer le message' }).click()
  await page.getByText('Un autre message vient de partir').waitFor()
  await shot(page, 'request-again')
  expect(await axe(page)).toEqual([])
  await page.reload()
  await page.getByText('Un message part vers camille@fautive.example').waitFor()
  await page.getByRole('button', { name: 'Corriger ma demande' }).click()
  await expect
    .poll(() => page.getByLabel('Adresse e-mail professionnelle').inputValue())
    .toBe('camille@fautive.example')
  await expect.poll(() => focused(page)).toBe('email')
  await page.getByRole('button', { name: 'Retirer : Landes (40)' }).waitFor()
})

it('opens at once for a trusted address, and says what to do with a link that served', async () => {
  const email = `lou-${randomBytes(4).toString('hex')}@confiance.example`
  const page = await site.open('/demande-acces')
  await fill(page, { email, name: 'Lou Garnier' })
  await send(page)
  await heading(page, 'Confirmez votre adresse').waitFor()
  const mail = await mailShown(page, email)
  const link = mail.getByRole('link', { name: '/demande-acces/confirmation#jeton=' })
  const address = (await link.getAttribute('href')) ?? ''
  await link.click()
  await page.getByRole('button', { name: 'Confirmer et envoyer' }).click()
  await heading(page, 'Votre compte est ouvert').waitFor()
  await shot(page, 'request-opened')
  expect(await axe(page)).toEqual([])
  await page.getByRole('link', { name: 'Me connecter' }).click()
  await heading(page, 'Se connecter').waitFor()

  const again = await site.open(address)
  await again.getByRole('button', { name: 'Confirmer et envoyer' }).click()
  await heading(again, 'Ce lien ne marche pas').waitFor()
  await again.getByText('Ce lien a déjà servi').waitFor()
  await shot(again, 'confirmation-spent')
  expect(await axe(again)).toEqual([])

  await page.goto('/demande-acces')
  await page.getByRole('button', { name: 'Envoyer la demande' }).waitFor()
  await expect.poll(() => page.getByLabel('Prénom et nom').inputValue()).toBe('')

  const cut = await site.open('/demande-acces/confirmation')
  await cut.getByText('Il manque une partie de l’adresse').waitFor()
  await cut.getByRole('link', { name: 'Refaire une demande' }).click()
  await heading(cut, 'Demander un accès').waitFor()
})

it('takes from an identity provider the address it vouched for', async () => {
  const browser = randomUUID()
  const email = someEmail()
  await site.product.deps.db
    .insertInto('oidc_attempts')
    .values({
      ...{ browser_hash: hashOf(browser), provider: 'proconnect', state: '', nonce: '', code_verifier: '' },
      ...{ return_to: '/', email, name: 'Dominique Bernard', expires_at: new Date(Date.now() + 3_600_000) },
    })
    .execute()
  const page = await site.open(null)
  await page.context().addCookies([{ name: oidcCookieName(site.url), value: browser, url: site.url }])
  await page.goto('/demande-acces')
  const address = page.getByLabel('Adresse e-mail professionnelle')
  await expect.poll(() => address.inputValue()).toBe(email)
  await expect.poll(() => address.getAttribute('readonly')).not.toBeNull()
  await expect.poll(() => page.getByLabel('Prénom et nom').inputValue()).toBe('Dominique Bernard')
  await page.getByText('Vérifiée par ProConnect.').waitFor()
  await shot(page, 'request-known')
  expect(await axe(page)).toEqual([])
  await page.getByLabel('Organisme').fill('France Travail Mende')
  await page.getByRole('radio', { name: /^Référente/ }).check()
  await page.getByRole('combobox', { name: 'Départements où vous travaillez' }).fill('48')
  await page.keyboard.press('Enter')
  await send(page)
  await heading(page, 'Votre demande est envoyée').waitFor()
  await page.getByText('Lozère (48)').waitFor()
})

it('tells somebody signed in that there is nothing to ask for', async () => {
  const page = await site.open('/demande-acces', { as: 'adviser' })
  await heading(page, 'Vous avez déjà un accès').waitFor()
  expect(await axe(page)).toEqual([])
})

it('is filled and sent with a keyboard only, on a phone too', async () => {
  const email = someEmail()
  const page = await site.open('/demande-acces', { width: 360, height: 740 })
  await page.getByLabel('Prénom et nom').focus()
  for (const text of ['Camille Dupont', email, 'France Travail Dax']) {
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.getByRole('radio', { name: /^Référente/ }).isChecked()).toBe(true)
  await page.keyboard.press('Tab')
  await page.keyboard.type('landes')
  await page.getByRole('option', { name: 'Landes' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Retirer : Landes (40)' }).waitFor()
  for (const name of ['Retirer : Landes (40)', 'message', 'Envoyer la demande']) {
    await page.keyboard.press('Tab')
    const [label, field] = [await inFront(page), await focused(page)]
    expect([label?.replaceAll('\u00a0', ' '), field]).toContain(name)
  }
  await page.keyboard.press('Enter')
  await heading(page, 'Confirmez votre adresse').waitFor()
})

it.each([360, 768, 1280])('has nothing for axe to say at %i px, light or dark', async (width) => {
  for (const dark of [false, true]) {
    const page = await site.open('/demande-acces', { width, dark })
    await send(page)
    await page.getByText('Choisissez un rôle.').waitFor()
    await shot(page, `form-${width}${dark ? '-dark' : ''}`)
    expect(await axe(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
})
