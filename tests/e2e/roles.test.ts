import { describe, expect, test } from 'vitest'
import type { Role } from '../../server/contract/vocabulary.ts'
import { demoEmails } from '../../server/features/accounts/accounts.rules.ts'
import { axe, useSite } from '../support/browser.ts'
import { demoAccount } from '../support/demo-account.ts'
import { linkFor } from '../support/mail.ts'

const site = useSite()

const everyPage = {
  '/': 'Recherche',
  '/compte': 'Mon compte',
  '/file': 'File de relecture',
  '/comptes': 'Comptes',
  '/comptes/demandes': 'Demandes d’accès',
  '/comptes/invitations': 'Invitations',
  '/journal': 'Journal',
  '/taches': 'Tâches planifiées',
  '/reglages': 'Réglages',
  '/oppositions': 'Oppositions',
  '/qualite': 'Qualité',
  '/signalements': 'Signalements',
  '/feuille': 'Feuille à emporter',
  '/demandes-recues': 'Demandes reçues',
}
type Path = keyof typeof everyPage
const forAll = ['/', '/compte'] as const satisfies readonly Path[]

const open: Readonly<Record<Role, { nav: string[]; pages: readonly Path[] }>> = {
  adviser: { nav: ['Recherche', 'Mes demandes', 'Feuille', 'Accompagnements'], pages: [...forAll, '/feuille'] },
  referent: {
    nav: ['Recherche', 'Demandes reçues', 'Feuille', 'Accompagnements'],
    pages: [...forAll, '/feuille', '/demandes-recues'],
  },
  partner: {
    nav: ['Recherche', 'Demandes reçues', 'Mes fiches', 'Ma structure', 'Mon équipe'],
    pages: [...forAll, '/comptes', '/comptes/invitations', '/signalements', '/demandes-recues'],
  },
  admin: {
    nav: ['File', 'Recherche', 'Qualité', 'Comptes', 'Structures', 'Administration'],
    // A sheet is for who meets people, a demande for who answers it.
    pages: (Object.keys(everyPage) as Path[]).filter((path) => path !== '/feuille' && path !== '/demandes-recues'),
  },
}

describe.each(Object.entries(open) as [Role, (typeof open)[Role]][])('%s', (role, { nav, pages }) => {
  test('comes in by a mailed link, and finds its pages', async () => {
    const page = await site.open('/connexion')
    await page.getByLabel('Adresse e-mail professionnelle').fill(demoEmails[role])
    await page.getByRole('button', { name: 'Recevoir le lien' }).click()
    await page.getByRole('heading', { name: 'Consultez votre messagerie' }).waitFor()
    await page.goto(`/connexion/lien#jeton=${await linkFor(site.product, demoEmails[role])}`)
    await page.getByRole('button', { name: 'Me connecter ici' }).click()
    await page.getByRole('navigation', { name: 'Principale' }).waitFor()
    const links = page.getByRole('navigation', { name: 'Principale' }).getByRole('link')
    // Without how much waits there, which follows the name.
    const names = () => links.evaluateAll((all) => all.map(({ firstChild }) => firstChild?.textContent))
    await expect.poll(names).toEqual([...nav, 'Mails de démonstration'])

    for (const path of pages) {
      await page.goto(path)
      await page.locator('main h1').waitFor()
      await page.waitForLoadState('networkidle')
      await expect.poll(() => page.getByText('n’est pas ouverte à votre compte').count(), { message: path }).toBe(0)
      expect(await axe(page), path).toEqual([])
    }
  })
})

const closedTo = (role: Role) => (Object.keys(everyPage) as Path[]).filter((path) => !open[role].pages.includes(path))

describe.each(['adviser', 'referent', 'partner'] as const)('%s', (role) => {
  test.each(closedTo(role))('is told plainly that a page is not its own: %s', async (path) => {
    const page = await site.open(path, { as: await demoAccount(site.product.deps.db, role) })
    await page.getByText('n’est pas ouverte à votre compte').first().waitFor()
    expect(await axe(page)).toEqual([])
  })
})
