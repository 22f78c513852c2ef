import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoEmails } from '../../server/features/accounts/accounts.rules.ts'
import { anAccount } from '../factories/an-account.ts'
import { axe, holdBack, type Look, shot, useSite } from '../support/browser.ts'

const site = useSite()
const db = () => site.product.deps.db

/** The only account that administers everything: the one of the demonstration. */
let admin: { id: string }
let adviser: { id: string }
let structure: string
beforeAll(async () => {
  const one = (email: string) =>
    db().selectFrom('accounts').select(['id', 'structure_id']).where('email', '=', email).executeTakeFirstOrThrow()
  admin = await one(demoEmails.admin)
  adviser = await one(demoEmails.adviser)
  structure = (await one(demoEmails.partner)).structure_id!
})

const openAccounts = async () =>
  (await db().selectFrom('accounts').select('id').where('closed_at', 'is', null).execute()).length
const asAdmin = (path: string, look: Look = {}) => site.open(path, { as: admin, ...look })
const address = (page: Page) => page.evaluate(() => decodeURIComponent(location.pathname + location.search))
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')
const words = (page: Page) => page.getByRole('searchbox', { name: 'Nom, e-mail ou organisme' })
/** The row of an account, which opens on what can be done. */
const row = (page: Page, name: string) => page.locator('summary').filter({ hasText: name })
const dialog = (page: Page) => page.getByRole('dialog')
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const note = (page: Page, text: string) => page.getByText(text, { exact: true })

async function opened(page: Page, name: string) {
  await row(page, name).click()
  await page.locator('details[open]').waitFor()
}

describe('the accounts', () => {
  it('are not for an adviser', async () => {
    const page = await site.open('/comptes', { as: adviser })
    await page.getByRole('heading', { name: 'Cette page n’est pas ouverte à votre compte' }).waitFor()
    await expect.poll(() => page.getByRole('link', { name: 'Inviter' }).count()).toBe(0)
    await expect.poll(() => page.getByRole('link', { name: 'Invitations' }).count()).toBe(0)
    expect(await axe(page)).toEqual([])
  })

  it('are found without accents, by several choices that the address keeps', async () => {
    await anAccount(db(), { name: 'Gaëlle Étcheverry', departements: ['64'] })
    const all = `${await openAccounts()}\u00a0comptes ouverts`
    const page = await asAdmin('/comptes')
    await note(page, all).waitFor()
    await words(page).fill('etcheverry gael')
    await note(page, '1\u00a0compte ouvert').waitFor()
    await row(page, 'Gaëlle Étcheverry').waitFor()
    await expect.poll(() => address(page)).toBe('/comptes?q=etcheverry+gael')

    await page.getByLabel('Département').selectOption({ label: 'Landes (40)' })
    await page.getByRole('heading', { name: 'Aucun compte ne répond à ces choix' }).waitFor()
    await expect.poll(() => address(page)).toBe('/comptes?q=etcheverry+gael&departement=40')
    expect(await axe(page)).toEqual([])
    await page.getByRole('link', { name: 'Chercher parmi les comptes fermés' }).click()
    await expect.poll(() => address(page)).toBe('/comptes?q=etcheverry+gael&departement=40&etat=fermes')
    await page.goBack()
    await page.goBack()
    await row(page, 'Gaëlle Étcheverry').waitFor()

    await page.getByLabel('Rôle').selectOption('referent')
    await page.getByRole('link', { name: 'Tout effacer' }).click()
    await note(page, all).waitFor()
    await expect.poll(() => words(page).inputValue()).toBe('')
    await page.goto('/comptes?role=roi')
    await page.getByText('Ce rôle n’existe pas.').waitFor()
    await button(page, 'Voir tous les comptes').click()
    await note(page, all).waitFor()
  })

  it('are closed at once: the tab the person has open is refused, until they are opened again', async () => {
    const person = await anAccount(db(), { name: 'Odile Bégards' })
    const theirs = await site.open('/', { as: person })
    await theirs.getByRole('combobox', { name: 'Commune de la personne' }).waitFor()
    const page = await asAdmin('/comptes?q=begards')
    await opened(page, 'Odile Bégards')
    await button(page, 'Fermer le compte').click()
    await dialog(page).getByText('Ses sessions se terminent tout de suite').waitFor()
    await shot(page, 'close')
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => focused(page)).toBe('Fermer le compte')
    await button(page, 'Fermer le compte').click()
    await dialog(page).getByLabel('Raison (facultatif)').fill('Partie à la retraite')
    await dialog(page).getByRole('button', { name: 'Fermer le compte' }).click()
    await note(page, 'Le compte est fermé, ses sessions sont terminées, un mail l’annonce.').waitFor()
    await note(page, '0\u00a0compte ouvert').waitFor()
    await expect.poll(() => focused(page)).toContain('Odile Bégards')
    expect(await axe(page)).toEqual([])

    await theirs.getByRole('combobox', { name: 'Commune de la personne' }).fill('dax')
    await theirs.getByRole('dialog', { name: 'Votre session est terminée' }).waitFor()
    await theirs.goto('/')
    await theirs.getByRole('heading', { name: 'Se connecter' }).waitFor()

    await page.goto('/comptes?etat=fermes&q=begards')
    await note(page, '1\u00a0compte fermé').waitFor()
    await opened(page, 'Odile Bégards')
    await button(page, 'Rouvrir').click()
    await note(page, 'Le compte est rouvert, un mail l’annonce.').waitFor()
    await button(page, 'Envoyer un lien').click()
    await note(page, `Un lien de connexion part vers ${person.email}.`).waitFor()
    await page.goto('/comptes?q=begards')
    await row(page, 'Odile Bégards').waitFor()
  })

  it('are corrected: name, role, structure, départements', async () => {
    await anAccount(db(), { name: 'Paul Essai' })
    const page = await asAdmin('/comptes?q=essai')
    await opened(page, 'Paul Essai')
    await button(page, 'Modifier').click()
    await dialog(page).getByLabel('Prénom et nom').fill('Paule Essai')
    const places = dialog(page).getByRole('combobox', { name: 'Départements' })
    await places.fill('pyrenees')
    await dialog(page).getByRole('option', { name: 'Pyrénées-Atlantiques' }).click()
    await places.fill('971')
    await places.press('Tab')
    await dialog(page).getByRole('button', { name: 'Retirer\u00a0: Guadeloupe (971)' }).waitFor()
    await places.fill('nulle part')
    await dialog(page).getByText('Aucun département ne répond').waitFor()
    await shot(page, 'edit')
    expect(await axe(page)).toEqual([])
    await places.press('Escape')
    await places.press('Backspace')
    await button(page, 'Enregistrer').click()
    await note(page, 'Le compte est à jour.').waitFor()
    await row(page, 'Paule Essai').getByText('Départements : 64').waitFor()

    await button(page, 'Modifier').click()
    await dialog(page).getByLabel('Rôle').selectOption('partner')
    await dialog(page).getByRole('combobox', { name: 'Structure' }).fill('garage')
    await dialog(page).getByRole('listbox').getByRole('option').first().waitFor()
    await shot(page, 'edit-structure')
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Enter')
    await note(page, 'Ses droits changent\u00a0: ses sessions se terminent, la personne se reconnecte.').waitFor()
    await button(page, 'Enregistrer').click()
    await row(page, 'Paule Essai').getByText('Partenaire').waitFor()
    await row(page, 'Paule Essai').getByText('Garage').waitFor()
  })

  it('say why a change is refused, and lose nothing of it', async () => {
    const page = await asAdmin('/comptes?role=admin')
    await opened(page, '(vous)')
    await expect.poll(() => button(page, 'Fermer le compte').count()).toBe(0)
    await button(page, 'Modifier').click()
    await dialog(page).getByLabel('Prénom et nom').fill(' ')
    await button(page, 'Enregistrer').click()
    await dialog(page).getByText('Donnez un prénom et un nom').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('name')
    await dialog(page).getByLabel('Prénom et nom').fill('Hélène C.')
    await dialog(page).getByLabel('Rôle').selectOption('adviser')
    await button(page, 'Enregistrer').click()
    await dialog(page).getByText('Choisissez au moins un département.').waitFor()
    await dialog(page).getByRole('combobox', { name: 'Départements' }).fill('landes')
    await page.keyboard.press('Enter')
    await button(page, 'Enregistrer').click()
    await dialog(page).getByText('C’est le dernier compte qui administre tous les départements').waitFor()
    expect(await axe(page)).toEqual([])
    await expect.poll(() => dialog(page).getByLabel('Prénom et nom').inputValue()).toBe('Hélène C.')
    await dialog(page).getByRole('button', { name: 'Retirer\u00a0: Landes (40)' }).waitFor()
  })

  it('of other départements stay out of sight, and those shared out of reach', async () => {
    const local = await anAccount(db(), { role: 'admin', name: 'Lou Local', departements: ['40', '64'] })
    await anAccount(db(), { role: 'admin', name: 'Noé Partout', departements: ['40', '33'] })
    await anAccount(db(), { role: 'adviser', name: 'Zoé Ailleurs', departements: ['33'] })
    await anAccount(db(), { role: 'adviser', name: 'Ana Landaise', departements: ['40'] })
    const page = await site.open('/comptes', { as: local })
    await row(page, 'Ana Landaise').waitFor()
    await expect.poll(() => row(page, 'Zoé Ailleurs').count()).toBe(0)
    await opened(page, 'Noé Partout')
    await expect.poll(() => button(page, 'Modifier').count()).toBe(0)
    await expect.poll(() => button(page, 'Fermer le compte').count()).toBe(0)
    await row(page, 'Ana Landaise').click()
    await button(page, 'Modifier').click()
    const boxes = dialog(page).getByRole('group', { name: 'Départements' })
    await boxes.getByLabel('Pyrénées-Atlantiques (64)').check()
    await expect.poll(() => boxes.getByRole('checkbox').count()).toBe(2)
    expect(await axe(page)).toEqual([])
    await button(page, 'Enregistrer').click()
    await row(page, 'Ana Landaise').getByText('40, 64').waitFor()
  })

  it('of a structure are its team', async () => {
    const colleague = await anAccount(db(), { role: 'partner', name: 'Yann Collègue', structureId: structure })
    await anAccount(db(), { role: 'partner', name: 'Eva Voisine' })
    const me = await anAccount(db(), { role: 'partner', name: 'Mia Équipe', structureId: structure })
    const page = await site.open('/comptes', { as: me })
    await page.getByRole('heading', { level: 1, name: 'Mon équipe' }).waitFor()
    await row(page, 'Yann Collègue').waitFor()
    await expect.poll(() => row(page, 'Eva Voisine').count()).toBe(0)
    await expect.poll(() => page.getByLabel('Rôle').count()).toBe(0)
    await expect.poll(() => page.getByRole('link', { name: 'Demandes', exact: true }).count()).toBe(0)
    await opened(page, 'Yann Collègue')
    await expect.poll(() => button(page, 'Modifier').count()).toBe(0)
    await shot(page, 'team')
    expect(await axe(page)).toEqual([])
    await button(page, 'Envoyer un lien').click()
    await note(page, `Un lien de connexion part vers ${colleague.email}.`).waitFor()
    await page.getByRole('link', { name: 'Inviter', exact: true }).click()
    await expect.poll(() => address(page)).toBe('/comptes/invitations')
  })

  it('come with the count of what waits beside them', async () => {
    const local = await anAccount(db(), { role: 'admin', name: 'Zed Mayotte', departements: ['976'] })
    const { cookie } = await site.product.signIn(local)
    const body = { people: 'une.amie@exemple.example', role: 'adviser', departements: ['976'] }
    const sent = await site.product.app.inject({
      method: 'POST',
      url: '/api/invitations',
      headers: { cookie },
      payload: body,
    })
    expect(sent.statusCode).toBe(200)
    const page = await site.open('/comptes', { as: local })
    await page.getByRole('link', { name: 'Invitations 1' }).waitFor()
    await expect.poll(() => page.getByRole('link', { name: 'Demandes', exact: true }).count()).toBe(1)
    await row(page, 'Zed Mayotte (vous)').waitFor()
    await expect.poll(() => page.locator('summary').count()).toBe(1)
  })

  it('are closed with a keyboard only', async () => {
    await anAccount(db(), { name: 'Tom Clavier' })
    const page = await asAdmin('/comptes')
    await words(page).focus()
    await page.keyboard.type('clavier')
    await note(page, '1\u00a0compte ouvert').waitFor()
    const tabTo = async (text: string) => {
      for (let presses = 0; presses < 12 && !(await focused(page)).startsWith(text); presses += 1)
        await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
    }
    await tabTo('Tom Clavier')
    await button(page, 'Fermer le compte').waitFor()
    await tabTo('Fermer le compte')
    await dialog(page).waitFor()
    await tabTo('Fermer le compte')
    await note(page, 'Le compte est fermé, ses sessions sont terminées, un mail l’annonce.').waitFor()
    await tabTo('Rouvrir')
    await note(page, 'Le compte est rouvert, un mail l’annonce.').waitFor()
  })

  it('say what goes on while the server is slow or down', async () => {
    const page = await asAdmin('/compte')
    const fail = await holdBack(page, '**/api/accounts?*', 'abort')
    await page.getByRole('link', { name: 'Comptes', exact: true }).click()
    await page.getByText('Les comptes arrivent').waitFor()
    fail()
    await page.getByRole('heading', { name: 'La page n’arrive pas à joindre le serveur' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.unroute('**/api/accounts?*')
    await button(page, 'Réessayer').click()
    await row(page, '(vous)').waitFor()
  })

  it.each([360, 768, 1024, 1280])('have nothing for axe to say at %i px, light or dark', async (width) => {
    for (const dark of [false, true]) {
      const page = await asAdmin('/comptes', { width, dark })
      await opened(page, 'Nadia Ferrand')
      await shot(page, `accounts-${width}${dark ? '-dark' : ''}`)
      expect(await axe(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
  })
})

it('lists many accounts a page at a time, each with an address', async () => {
  for (let made = 0; made < 55; made += 1) await anAccount(db(), { name: `Personne ${100 + made}` })
  const page = await asAdmin('/comptes?q=personne')
  await note(page, '55\u00a0comptes ouverts').waitFor()
  await expect.poll(() => page.locator('summary').count()).toBe(50)
  await page.getByRole('link', { name: 'Page suivante' }).click()
  await row(page, 'Personne 154').waitFor()
  await expect.poll(() => address(page)).toBe('/comptes?q=personne&page=2')
  await expect.poll(() => page.locator('summary').count()).toBe(5)
  expect(await axe(page)).toEqual([])
  await page.goto('/comptes?q=personne&page=9')
  await page.getByRole('link', { name: 'Revenir au début de la liste' }).click()
  await row(page, 'Personne 100').waitFor()
})
