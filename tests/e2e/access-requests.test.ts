import { randomBytes, randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { oidcCookieName } from '../../server/features/accounts/accounts.strangers.ts'
import type { AccessRequestsTable } from '../../server/platform/schema-accounts.ts'
import { hashOf } from '../../server/platform/secrets.ts'
import { anAccount } from '../factories/an-account.ts'
import { axe, shot, useSite } from '../support/browser.ts'
import { mailsOf } from '../support/mail.ts'

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

/** The page of mails, pressed until this address has its own. */
async function mailFor(page: Page, email: string) {
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

/** A request whose address is proved, waiting for an admin. */
async function aRequest(wanted: Partial<Insertable<AccessRequestsTable>> = {}, daysAgo = 0) {
  const at = new Date(Date.now() - daysAgo * 86_400_000)
  const request = {
    email: someEmail(),
    name: `Personne ${randomBytes(3).toString('hex')}`,
    organisation: 'CCAS de Dax',
    role: 'adviser' as const,
    departements: ['40'],
    message: null,
    state: 'pending' as const,
    token_hash: null,
    created_at: at,
    confirmed_at: at,
    expires_at: new Date(at.getTime() + 30 * 86_400_000),
    ...wanted,
  }
  await site.product.deps.db.insertInto('access_requests').values(request).execute()
  return request
}
const forget = () => site.product.deps.db.deleteFrom('access_requests').execute()
const mailTo = async (email: string) => (await mailsOf(site.product)).find(({ to }) => to === email)

it('lets a visitor ask, an admin accept, and the person sign in', async () => {
  await forget()
  const email = someEmail()
  const page = await site.open('/demande-acces')
  await fill(page, { email })
  await page.getByLabel('Message à qui décidera (facultatif)').fill('Je remplace Paul Rouvière depuis lundi.')
  await shot(page, 'request-filled')
  await send(page)
  await heading(page, 'Confirmez votre adresse').waitFor()
  expect(await inFront(page)).toBe('Confirmez votre adresse')
  await shot(page, 'request-confirm')
  expect(await axe(page)).toEqual([])

  const mail = await mailFor(page, email)
  await mail.getByRole('link', { name: '/demande-acces/confirmation#jeton=' }).click()
  await heading(page, 'Confirmez votre demande d’accès').waitFor()
  expect(await path(page)).toBe('/demande-acces/confirmation')
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
  await admin.getByRole('link', { name: 'Demandes d’accès 1' }).waitFor()
  await shot(admin, 'requests')
  expect(await axe(admin)).toEqual([])
  await asked.getByRole('button', { name: 'Accepter la demande de Camille Dupont' }).click()
  expect(await asked.getByRole('checkbox', { name: 'Landes (40)' }).isChecked()).toBe(true)
  await shot(admin, 'accept')
  expect(await axe(admin)).toEqual([])
  await asked.getByRole('button', { name: 'Accepter et prévenir' }).dblclick()
  await asked.getByText(/^Acceptée par/).waitFor()
  expect(await inFront(admin)).toMatch(/^Acceptée par/)
  await admin.getByRole('link', { name: 'Demandes d’accès', exact: true }).waitFor()
  await shot(admin, 'accepted')
  expect(await axe(admin)).toEqual([])

  await mailFor(page, email)
  await page.getByText('Votre accès est ouvert comme conseillère').waitFor()
  await page.goto('/connexion')
  await page.getByLabel('Adresse e-mail professionnelle').fill(email)
  await page.getByRole('button', { name: 'Recevoir le lien' }).click()
  await heading(page, 'Consultez votre messagerie').waitFor()
  const link = await mailFor(page, email)
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
  expect(await focused(page)).toBe('name')
  await shot(page, 'request-refused')
  expect(await axe(page)).toEqual([])

  await page.getByLabel('Prénom et nom').fill('Sacha Martin')
  await page.getByLabel('Adresse e-mail professionnelle').fill('sacha@ccas.example')
  await send(page)
  await page.getByText('Donnez un prénom et un nom').waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toBe('role')
  await page.reload()
  expect(await page.getByLabel('Prénom et nom').inputValue()).toBe('Sacha Martin')
  expect(await page.getByLabel('Organisme').inputValue()).toBe('CCAS de Mende')
})

it('keeps what was typed when the server does not answer', async () => {
  const page = await site.open('/demande-acces')
  await fill(page, { email: someEmail() })
  await page.route('**/api/access-requests', (route) => route.abort())
  await send(page)
  await page.getByRole('alert').getByText('Le serveur ne répond pas').waitFor()
  expect(await page.getByLabel('Prénom et nom').inputValue()).toBe('Camille Dupont')
  expect(await axe(page)).toEqual([])
  await page.unroute('**/api/access-requests')
  await send(page)
  await heading(page, 'Confirmez votre adresse').waitFor()
  await page.reload()
  expect(await page.getByLabel('Prénom et nom').inputValue()).toBe('')
})

it('sends another message, and lets one correct the address', async () => {
  const page = await site.open('/demande-acces')
  await fill(page, { email: 'camille@fautive.example' })
  await send(page)
  await page.getByRole('button', { name: 'Renvoyer le message' }).click()
  await page.getByText('Un autre message vient de partir').waitFor()
  await shot(page, 'request-again')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Corriger ma demande' }).click()
  expect(await page.getByLabel('Adresse e-mail professionnelle').inputValue()).toBe('camille@fautive.example')
  expect(await focused(page)).toBe('email')
  await page.getByRole('button', { name: 'Retirer : Landes (40)' }).waitFor()
})

it('opens at once for a trusted address, and says what to do with a link that served', async () => {
  const email = `lou-${randomBytes(4).toString('hex')}@confiance.example`
  const page = await site.open('/demande-acces')
  await fill(page, { email, name: 'Lou Garnier' })
  await send(page)
  await heading(page, 'Confirmez votre adresse').waitFor()
  const mail = await mailFor(page, email)
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
  expect(await address.inputValue()).toBe(email)
  expect(await address.getAttribute('readonly')).not.toBeNull()
  expect(await page.getByLabel('Prénom et nom').inputValue()).toBe('Dominique Bernard')
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

it('shows the requests to admins only', async () => {
  for (const as of ['adviser', 'partner'] as const) {
    const page = await site.open('/comptes/demandes', { as })
    await heading(page, 'Cette page n’est pas ouverte à votre compte').waitFor()
    expect(await axe(page)).toEqual([])
  }
})

it('refuses with a reason the person is told, then goes on with the next request', async () => {
  await forget()
  const first = await aRequest({ name: 'Alix Moreau', email: 'alix.moreau@courriel.example' }, 4)
  await aRequest({ name: 'Noor Haddad', role: 'referent', message: 'CMS de Parentis.\nReprise du secteur nord.' }, 1)
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
  expect(await inFront(page)).toBe('Refuser la demande de Alix Moreau')
  await page.keyboard.press('Enter')
  expect(await page.getByLabel('Raison du refus').inputValue()).toMatch(/professionnelle\. Merci\.$/)
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
  expect(await row(page, 'Noor Haddad').count()).toBe(0)
  await shot(page, 'decided')
  expect(await axe(page)).toEqual([])
  await page.goBack()
  await row(page, 'Noor Haddad').waitFor()
  expect(await row(page, 'Alix Moreau').count()).toBe(0)
})

it('lets the first of two admins decide, and tells the other whose decision it was', async () => {
  await forget()
  await aRequest({ name: 'Robin Lefèvre' })
  const { id } = await anAccount(site.product.deps.db, { role: 'admin', name: 'Agathe Première' })
  const [quick, slow] = [
    await site.open('/comptes/demandes', { as: { id } }),
    await site.open('/comptes/demandes', { as: 'admin' }),
  ]
  for (const page of [quick, slow])
    await row(page, 'Robin Lefèvre')
      .getByRole('button', { name: /^Accepter/ })
      .click()
  await aRequest({ name: 'Eden Tardif' })
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
  const known = await aRequest({ name: 'Jo Delmas', role: 'partner', organisation: 'Garage de l’Adour' })
  const other = await aRequest({ name: 'Ange Roche', role: 'partner', organisation: 'Les Ateliers du Pin' })
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
  expect(await page.getByLabel('Nom de la structure').inputValue()).toBe('Les Ateliers du Pin')
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
  await aRequest({ name: 'Charlie Vidal', departements: ['40', '48'] })
  await aRequest({ name: 'Morgan Ailleurs', departements: ['51'] })
  const { id } = await anAccount(site.product.deps.db, { role: 'admin', departements: ['48'] })
  const page = await site.open('/comptes/demandes', { as: { id } })
  await row(page, 'Charlie Vidal')
    .getByRole('button', { name: /^Accepter/ })
    .click()
  expect(await row(page, 'Morgan Ailleurs').count()).toBe(0)
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
  await aRequest({ name: 'Alix Moreau', organisation: 'Association départementale d’accueil et d’insertion' }, 4)
  await aRequest({ name: 'Noor Haddad', role: 'referent', departements: ['40', '48'], message: 'Reprise du secteur.' })
  for (const dark of [false, true]) {
    const tone = dark ? '-dark' : ''
    const form = await site.open('/demande-acces', { width, dark })
    await send(form)
    await form.getByText('Choisissez un rôle.').waitFor()
    await shot(form, `form-${width}${tone}`)
    expect(await axe(form)).toEqual([])
    expect(await form.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    const desk = await site.open('/comptes/demandes', { width, dark, as: 'admin' })
    await row(desk, 'Noor Haddad')
      .getByRole('button', { name: /^Accepter/ })
      .click()
    await shot(desk, `desk-${width}${tone}`)
    expect(await axe(desk)).toEqual([])
    expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
})
