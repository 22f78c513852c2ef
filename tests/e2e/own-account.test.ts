import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { demoEmails } from '../../server/features/accounts/accounts.rules.ts'
import { anAccount } from '../factories/an-account.ts'
import { axe, holdBack, type Look, shot, useSite } from '../support/browser.ts'
import { linkFor } from '../support/mail.ts'

const site = useSite()
const db = () => site.product.deps.db

/** Somebody new, with a page of their own open. */
async function somebody(name: string, look: Look = {}) {
  const account = await anAccount(db(), { name, departements: ['40'] })
  return { account, page: await site.open('/compte', { as: account, ...look }) }
}
const title = (page: Page) => page.getByRole('heading', { level: 1 })
const dialog = (page: Page) => page.getByRole('dialog')
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const session = (page: Page) => page.locator('li').filter({ has: page.locator('svg') })
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

describe('one’s own account', () => {
  it('is for who is signed in, and is reached from the menu', async () => {
    const stranger = await site.open('/compte')
    await stranger.getByRole('heading', { name: 'Se connecter' }).waitFor()

    const me = await anAccount(db(), { name: 'Rosa Menu' })
    const wide = await site.open('/', { as: me })
    await button(wide, 'Rosa Menu').click()
    await wide.getByRole('link', { name: 'Mon compte' }).click()
    await title(wide).and(wide.getByText('Mon compte')).waitFor()
    await expect.poll(() => wide.locator('#compte:popover-open').count()).toBe(0)

    const small = await site.open('/', { as: me, width: 360, touch: true })
    await button(small, 'Menu').click()
    const link = small.getByRole('link', { name: 'Mon compte' })
    expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await shot(small, 'menu-360')
    expect(await axe(small)).toEqual([])
    await link.click()
    await title(small).and(small.getByText('Mon compte')).waitFor()
    await expect.poll(() => button(small, 'Menu').getAttribute('aria-expanded')).toBe('false')
  })

  it('has a name as long as it likes, and the bar holds', async () => {
    const name = `Marie ${'Anne-'.repeat(17)}Lise`
    const me = await anAccount(db(), { role: 'admin', name, departements: ['40'] })
    for (const width of [360, 1024, 1280]) {
      const page = await site.open('/compte', { as: me, width })
      await page.getByText('Cet appareil').waitFor()
      await shot(page, `long-name-${width}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      expect(await axe(page)).toEqual([])
    }
  })

  it('changes its name, which the bar says at once', async () => {
    const { page } = await somebody('Ines Avant')
    await page.getByLabel('Prénom et nom').fill('x')
    await page.keyboard.press('Enter')
    await page.getByText('Donnez un prénom et un nom').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByLabel('Prénom et nom').fill('  Inès Après ')
    await button(page, 'Enregistrer le nom').click()
    await page.getByText('Nom enregistré.').waitFor()
    await button(page, 'Inès Après').waitFor()
    await expect.poll(() => page.getByLabel('Prénom et nom').inputValue()).toBe('Inès Après')
    await page.getByText('Landes (40)').waitFor()
  })

  it('ends a session elsewhere, or all of them', async () => {
    const { account, page } = await somebody('Samir Sessions')
    const others = [await site.open('/', { as: account }), await site.open('/', { as: account })]
    const [first, second] = others as [Page, Page]
    await page.reload()
    await page.getByText('Cet appareil').waitFor()
    await expect.poll(() => session(page).count()).toBe(3)
    await shot(page, 'sessions')
    expect(await axe(page)).toEqual([])

    await session(page).last().getByRole('button').click()
    await expect.poll(() => session(page).count()).toBe(2)
    await expect.poll(() => focused(page)).toBe('Appareils connectés')
    const signedOut = async () => {
      const asked = await Promise.all(others.map((other) => other.request.get('/api/account')))
      return asked.filter((answer) => answer.status() === 401).length
    }
    await expect.poll(() => signedOut()).toBe(1)

    await site.open('/', { as: account })
    await page.reload()
    await button(page, 'Déconnecter tous les autres').click()
    await page.getByText('Seulement celui-ci').waitFor()
    await expect.poll(() => session(page).count()).toBe(1)
    await expect.poll(() => signedOut()).toBe(2)
    for (const other of [first, second]) {
      await other.getByRole('combobox', { name: 'Commune de la personne' }).fill('dax')
      await other.getByRole('dialog', { name: 'Votre session est terminée' }).waitFor()
    }
    await page.reload()
    await page.getByText('Seulement celui-ci').waitFor()
  })

  it('gives everything that is kept about it, and no secret', async () => {
    const { account, page } = await somebody('Dina Données')
    const take = button(page, 'Télécharger mes données')
    await take.waitFor()
    await page.route('**/api/account', (route) => route.abort())
    await take.click()
    await page.getByRole('alert').getByText('Le serveur ne répond pas').waitFor()
    expect(await axe(page)).toEqual([])
    await page.unroute('**/api/account')
    const asked = page.waitForEvent('download')
    await take.click()
    const file = await asked
    expect(file.suggestedFilename()).toMatch(/^levier-mes-donnees-\d{4}-\d\d-\d\d\.json$/)
    const text = await readFile(await file.path(), 'utf8')
    expect(JSON.parse(text)).toMatchObject({ compte: { adresse: account.email, nom: 'Dina Données' } })
    expect(text).not.toMatch(/hash/i)
    expect(text).not.toMatch(/[0-9a-f]{40}|[\w-]{43}/)
    await title(page).and(page.getByText('Mon compte')).waitFor()
  })

  it('is deleted by who writes its address: neither session nor link opens it again', async () => {
    const { account, page } = await somebody('Élie Partant')
    await site.product.app.inject({ method: 'POST', url: '/api/session/link', payload: { email: account.email } })
    const token = await linkFor(site.product, account.email)
    await button(page, 'Supprimer mon compte').click()
    await dialog(page).getByText('Effacés tout de suite').waitFor()
    await shot(page, 'delete')
    expect(await axe(page)).toEqual([])
    const address = dialog(page).getByLabel('Pour confirmer, écrivez votre adresse e-mail')
    await address.fill('quelquun@ailleurs.example')
    await button(page, 'Supprimer définitivement').click()
    await dialog(page).getByText('Ce n’est pas l’adresse de ce compte.').waitFor()
    await expect.poll(() => address.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await axe(page)).toEqual([])
    await address.fill(account.email.toUpperCase())
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Votre compte est supprimé' }).waitFor()
    await shot(page, 'deleted')
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Se connecter' }).waitFor()
    await page.goto('/compte')
    await page.getByRole('heading', { name: 'Se connecter' }).waitFor()

    const link = await site.open(`/connexion/lien#jeton=${token}`)
    await button(link, 'Me connecter ici').click()
    await link.getByRole('heading', { name: 'Ce lien ne marche pas' }).waitFor()
  })

  it('says why it must stay', async () => {
    const admin = await db()
      .selectFrom('accounts')
      .select('id')
      .where('email', '=', demoEmails.admin)
      .executeTakeFirstOrThrow()
    const page = await site.open('/compte', { as: admin })
    await page.getByText('Ce compte ne peut pas être supprimé maintenant').waitFor()
    await page.getByText('C’est le dernier compte qui administre tous les départements').waitFor()
    await expect.poll(() => button(page, 'Supprimer mon compte').count()).toBe(0)
    expect(await axe(page)).toEqual([])
  })

  it('says what goes on while the server is slow or down', async () => {
    const account = await anAccount(db(), { name: 'Luc Lent' })
    const page = await site.open('/', { as: account })
    const fail = await holdBack(page, '**/api/account', 'abort')
    await button(page, 'Luc Lent').click()
    await page.getByRole('link', { name: 'Mon compte' }).click()
    await page.getByText('Votre compte arrive').waitFor()
    fail()
    await page.getByRole('heading', { name: 'Votre compte ne se charge pas' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.unroute('**/api/account')
    await button(page, 'Réessayer').click()
    await page.getByText('Cet appareil').waitFor()
  })

  it.each([360, 768, 1280])('has nothing for axe to say at %i px, light or dark', async (width) => {
    for (const dark of [false, true]) {
      const { page } = await somebody('Anne-Sophie de La Tour-Duvignau', { width, dark })
      await page.getByText('Cet appareil').waitFor()
      await shot(page, `own-${width}${dark ? '-dark' : ''}`)
      expect(await axe(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
  })
})
