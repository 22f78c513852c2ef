import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { demoAccounts } from '../../seed/demo/accounts.ts'
import { anAccount } from '../factories/an-account.ts'
import { anInvitation } from '../factories/an-invitation.ts'
import { axe, shot, useSite } from '../support/browser.ts'
import { mailShown } from '../support/outbox-page.ts'

const site = useSite()
const demoPartner = demoAccounts.find(({ role }) => role === 'partner')!

const someEmail = () => `agent-${randomBytes(4).toString('hex')}@test.levier.example`
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })
const path = (page: Page) => page.evaluate(() => location.pathname + location.search + location.hash)
const inFront = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent)
const row = (page: Page, name: string) => page.locator('main li', { has: page.getByRole('heading', { name }) })
const people = (page: Page) => page.getByLabel('Personnes à inviter')
const invite = (page: Page) => page.getByRole('button', { name: 'Inviter' })

/** The address of the invitation in the mail to somebody. */
const linkFor = async (page: Page, email: string) =>
  (await mailShown(page, email)).getByRole('link', { name: '/invitation#jeton=' })
const waiting = async (wanted: Parameters<typeof anInvitation>[1] = {}) => {
  const { token, ...invitation } = await anInvitation(site.product.deps.db, {
    organisation: 'France Travail Dax',
    ...wanted,
  })
  return { ...invitation, address: `/invitation#jeton=${token}` }
}
const forget = () => site.product.deps.db.deleteFrom('invitations').execute()
const partner = async () => {
  const { id } = await site.product.deps.db
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', demoPartner.email)
    .executeTakeFirstOrThrow()
  return { id }
}

it('invites a pasted list, keeps the wrong line, and lets an invited person in elsewhere', async () => {
  await forget()
  const [first, second] = [someEmail(), someEmail()]
  const page = await site.open('/comptes/invitations', { as: 'admin' })
  await heading(page, 'Aucune invitation').waitFor()
  await shot(page, 'invite-empty')
  expect(await axe(page)).toEqual([])
  await people(page).fill(`Camille Dupont <${first}>\nMartin\tSacha\t${second}\nJo Delmas, jo.delmas@`)
  await page.getByLabel('Rôle').selectOption('Référente ou référent social')
  await page.getByRole('combobox', { name: 'Départements' }).fill('48')
  await page.keyboard.press('Enter')
  await page.getByLabel('Organisme (facultatif)').fill('CMS de Mende')
  await shot(page, 'invite-filled')
  let posts = 0
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/invitations')) posts += 1
  })
  await invite(page).dblclick()
  await heading(page, '2 invitations envoyées, 1 ligne à corriger').waitFor()
  await expect.poll(() => inFront(page)).toMatch(/invitations envoyées/)
  expect(posts).toBe(1)
  await expect.poll(() => people(page).inputValue()).toBe('Jo Delmas, jo.delmas@')
  await page.getByText('Aucune adresse e-mail ne se lit ici.').waitFor()
  await row(page, 'Camille Dupont').getByText('CMS de Mende').waitFor()
  await page.getByRole('link', { name: 'Invitations 2' }).waitFor()
  await shot(page, 'invited')
  expect(await axe(page)).toEqual([])

  const invited = await site.open(null)
  await (await linkFor(invited, first)).click()
  await heading(invited, 'Bienvenue dans Levier').waitFor()
  await expect.poll(() => path(invited)).toBe('/invitation')
  await invited.getByText('CMS de Mende').waitFor()
  await expect.poll(() => invited.getByLabel('Votre prénom et votre nom').inputValue()).toBe('Camille Dupont')
  await shot(invited, 'invitation')
  expect(await axe(invited)).toEqual([])
  await invited.getByLabel('Votre prénom et votre nom').fill('')
  await invited.keyboard.press('Enter')
  await invited.getByText('Donnez un prénom et un nom').waitFor()
  await expect.poll(() => invited.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('name')
  expect(await axe(invited)).toEqual([])
  await invited.getByLabel('Votre prénom et votre nom').fill('Camille Dupont-Riou')
  await invited.getByRole('button', { name: 'Accepter et entrer' }).click()
  await invited.getByRole('button', { name: 'Camille Dupont-Riou' }).waitFor()
  await expect.poll(() => path(invited)).toBe('/')

  await page.reload()
  await page.getByText(/^Acceptée le/).waitFor()
  await page.getByRole('link', { name: 'Invitations 1' }).waitFor()
})

it('says everything that is missing before anything is sent', async () => {
  const page = await site.open('/comptes/invitations', { as: 'admin' })
  await invite(page).click()
  await page.getByText('Donnez au moins une adresse e-mail.').waitFor()
  await page.getByText('Choisissez un rôle.').waitFor()
  await page.getByText('Choisissez au moins un département.').waitFor()
  await expect.poll(() => people(page).evaluate((field) => document.activeElement === field)).toBe(true)
  expect(await axe(page)).toEqual([])
  await page.getByLabel('Rôle').selectOption('Administration')
  await page.getByRole('checkbox', { name: 'Administre tous les départements' }).check()
  await people(page).fill(someEmail())
  await page.route('**/api/invitations', (route) => route.abort())
  await invite(page).click()
  await page.getByRole('alert').getByText('Le serveur ne répond pas').waitFor()
  await page.unroute('**/api/invitations')
  await invite(page).click()
  await heading(page, '1 invitation envoyée').waitFor()
  await expect.poll(() => people(page).inputValue()).toBe('')
})

it('keeps a list being written through a look at another page, until it is sent', async () => {
  const list = `${someEmail()}\n${someEmail()}`
  const page = await site.open('/comptes/invitations', { as: 'admin' })
  await people(page).fill(list)
  await page.getByLabel('Rôle').selectOption('Administration')
  await page.getByRole('checkbox', { name: 'Administre tous les départements' }).check()
  await page.getByRole('link', { name: 'Demandes' }).click()
  await page.getByRole('heading', { level: 1, name: 'Demandes d’accès' }).waitFor()
  await page.goBack()
  await expect.poll(() => people(page).inputValue()).toBe(list)
  await expect
    .poll(() => page.getByRole('checkbox', { name: 'Administre tous les départements' }).isChecked())
    .toBe(true)
  await invite(page).click()
  await heading(page, '2 invitations envoyées').waitFor()
  await page.getByRole('link', { name: 'Demandes' }).click()
  await page.goBack()
  await expect.poll(() => people(page).inputValue()).toBe('')
  await expect.poll(() => page.getByLabel('Rôle').inputValue()).toBe('')
})

it('lets a partner invite a colleague to its structure', async () => {
  await forget()
  const email = someEmail()
  const page = await site.open('/comptes/invitations', { as: await partner() })
  await page.getByText('dans votre structure Garage solidaire de l’Adour').waitFor()
  await expect.poll(() => page.getByLabel('Rôle').count()).toBe(0)
  await people(page).fill(`${email}\n${demoPartner.email}`)
  await invite(page).click()
  await heading(page, '1 invitation envoyée').waitFor()
  await page.getByText('A déjà un compte.').waitFor()
  await row(page, email).getByText('Partenaire · Garage solidaire de l’Adour · Landes (40)').waitFor()
  await shot(page, 'partner')
  expect(await axe(page)).toEqual([])

  const invited = await site.open(null)
  await (await linkFor(invited, email)).click()
  await invited.getByText('Garage solidaire de l’Adour').waitFor()
  await invited.getByLabel('Votre prénom et votre nom').fill('Ange Roche')
  await invited.getByRole('button', { name: 'Accepter et entrer' }).click()
  await invited.getByRole('link', { name: 'Mon équipe' }).waitFor()
})

it('sends an invitation again, and cancels it after a question in its place', async () => {
  await forget()
  const { email, address } = await waiting({ sentDaysAgo: 8 })
  await waiting({ name: 'Alix Moreau', state: 'expired', sentDaysAgo: 31 })
  const page = await site.open('/comptes/invitations', { as: 'admin' })
  await row(page, 'Alix Moreau').getByText('Restée sans réponse').waitFor()
  await shot(page, 'invitations')
  await page.getByRole('button', { name: `Renvoyer l’invitation de ${email}` }).click()
  await row(page, email).getByText('Renvoyée avec un nouveau lien').waitFor()
  const old = await site.open(address)
  await heading(old, 'Cette invitation n’est plus la bonne').waitFor()
  expect(await axe(old)).toEqual([])

  await page.getByRole('button', { name: `Annuler l’invitation de ${email}` }).press('Enter')
  await expect.poll(() => inFront(page)).toBe(`Oui, annuler l’invitation de ${email}`)
  await shot(page, 'cancelling')
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect.poll(() => inFront(page)).toBe(`Annuler l’invitation de ${email}`)
  await page.keyboard.press('Enter')
  await expect.poll(() => inFront(page)).toBe(`Oui, annuler l’invitation de ${email}`)
  await page.keyboard.press('Enter')
  await row(page, email).getByText('Annulée').waitFor()
  await expect.poll(() => inFront(page)).toContain(email)
  await expect.poll(() => page.getByRole('link', { name: 'Invitations', exact: true }).count()).toBe(1)
  await shot(page, 'cancelled')
  expect(await axe(page)).toEqual([])
})

it('says so when an invitation was accepted meanwhile, and shows it as it is', async () => {
  await forget()
  const { email } = await waiting()
  const page = await site.open('/comptes/invitations', { as: 'admin' })
  await row(page, email).waitFor()
  await site.product.deps.db.updateTable('invitations').set({ state: 'accepted', accepted_at: new Date() }).execute()
  await page.getByRole('button', { name: `Renvoyer l’invitation de ${email}` }).click()
  await page.getByRole('alert').getByText('Cette invitation a déjà été acceptée').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Actualiser la liste' }).click()
  await row(page, email)
    .getByText(/^Acceptée le/)
    .waitFor()
})

it('says why an invitation opens nothing any more, and what is left to do', async () => {
  const { id } = await anAccount(site.product.deps.db)
  const { email } = await site.product.deps.db
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const cases = [
    [await waiting({ state: 'accepted' }), 'Cette invitation a déjà servi', 'Me connecter'],
    [await waiting({ email }), 'Vous avez déjà un compte', 'Me connecter'],
    [await waiting({ state: 'cancelled' }), 'Cette invitation a été annulée', 'Demander un accès'],
    [await waiting({ sentDaysAgo: 31 }), 'Cette invitation n’est plus valable', 'Demander un accès'],
  ] as const
  for (const [{ address }, title, way] of cases) {
    const page = await site.open(address)
    await heading(page, title).waitFor()
    await page.getByRole('link', { name: way }).waitFor()
    await shot(page, `ended-${title.slice(-8)}`)
    expect(await axe(page)).toEqual([])
  }
  const cut = await site.open('/invitation')
  await cut.getByText('Il manque une partie de l’adresse').waitFor()
  expect(await axe(cut)).toEqual([])
})

it('asks who is signed in as somebody else to leave first, without losing the invitation', async () => {
  const { email, address } = await waiting({ name: 'Noor Haddad' })
  const page = await site.open('/', { as: 'adviser' })
  await page.getByRole('combobox', { name: /commune/i }).waitFor()
  const tab = await page.context().newPage()
  await tab.goto(address)
  await heading(tab, `Cette invitation est pour ${email}`).waitFor()
  await shot(tab, 'somebody-else')
  expect(await axe(tab)).toEqual([])
  await tab.getByRole('button', { name: 'Me déconnecter et continuer' }).click()
  await heading(tab, 'Bienvenue dans Levier').waitFor()
  await heading(page, 'Se connecter').waitFor()
  await tab.getByRole('button', { name: 'Accepter et entrer' }).click()
  await tab.getByRole('button', { name: 'Noor Haddad' }).waitFor()
})

it('is still there after a reload, and on the way back from the conditions', async () => {
  const { address } = await waiting({ name: 'Ali Retour' })
  const page = await site.open(address)
  await heading(page, 'Bienvenue dans Levier').waitFor()
  await expect.poll(() => path(page)).toBe('/invitation')
  await page.reload()
  await page.getByRole('link', { name: 'conditions d’utilisation' }).click()
  await heading(page, 'Conditions d’utilisation').waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'Accepter et entrer' }).click()
  await page.getByRole('button', { name: 'Ali Retour' }).waitFor()
})

it('is for admins and partners only', async () => {
  const page = await site.open('/comptes/invitations', { as: 'adviser' })
  await heading(page, 'Cette page n’est pas ouverte à votre compte').waitFor()
  expect(await axe(page)).toEqual([])
})

it('offers an admin of one département that one only', async () => {
  const { id } = await anAccount(site.product.deps.db, { role: 'admin', departements: ['48'] })
  const page = await site.open('/comptes/invitations', { as: { id } })
  await page.getByLabel('Rôle').selectOption('Administration')
  await expect.poll(() => page.getByRole('checkbox', { name: 'Lozère (48)' }).isChecked()).toBe(true)
  await expect.poll(() => page.getByRole('checkbox').count()).toBe(1)
})

it.each([360, 768, 1280])('has nothing for axe to say at %i px, light or dark', async (width) => {
  await forget()
  const { address } = await waiting({ name: 'Alix Moreau' })
  await waiting({ organisation: 'Association départementale d’accueil et d’insertion', state: 'cancelled' })
  for (const dark of [false, true]) {
    const tone = dark ? '-dark' : ''
    const desk = await site.open('/comptes/invitations', { width, dark, as: 'admin' })
    await row(desk, 'Alix Moreau').waitFor()
    await people(desk).fill('personne sans adresse\nLou Garnier')
    await desk.getByLabel('Rôle').selectOption('Partenaire')
    await desk.getByRole('combobox', { name: 'Structure' }).fill('garage')
    await desk.getByRole('option', { name: /Garage solidaire/ }).click()
    await invite(desk).click()
    await heading(desk, '2 lignes à corriger').waitFor()
    await shot(desk, `invitations-${width}${tone}`)
    expect(await axe(desk)).toEqual([])
    expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    const page = await site.open(address, { width, dark })
    await heading(page, 'Bienvenue dans Levier').waitFor()
    await shot(page, `invitation-${width}${tone}`)
    expect(await axe(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
})
