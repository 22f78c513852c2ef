import { Buffer } from 'node:buffer'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { sectorOf } from '../../server/features/sectors/sectors.queries.ts'
import { anAccount } from '../factories/an-account.ts'
import { axe, shot, useSite } from '../support/browser.ts'
import { sectorsHead } from '../support/sectors.ts'

const site = useSite({ engine: false })

const line = (page: Page) => page.getByRole('region', { name: 'Référent social du secteur' })
/** Chooses a file on the page of imports, as bytes of a spreadsheet. */
const choose = (page: Page, text: string, name = 'secteurs.csv') =>
  page
    .getByLabel('Tableau CSV ou Excel (.xlsx)')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') })
const landes = (role: 'admin' | 'referent', more = {}) =>
  anAccount(site.product.deps.db, { role, name: 'Alix Essai', departements: ['40'], ...more })

it('tells an adviser whom to call in the sector, above the answers and on a listing, its people when asked', async () => {
  for (const width of [360, 1280]) {
    const page = await site.open('/?commune=40088&frein=mobilite', { as: 'adviser', width, touch: width < 400 })
    await line(page).getByRole('link', { name: /^05/ }).waitFor()
    await expect.poll(() => line(page).getByRole('link').first().getAttribute('href')).toBe('tel:+33536496010')
    await expect.poll(() => page.getByText('Isabelle Darracq').count()).toBe(0)
    await line(page).getByRole('button', { name: '2 référents' }).press('Enter')
    await line(page).getByText('Isabelle Darracq').waitFor()
    await expect.poll(() => line(page).getByRole('link').allInnerTexts()).toContain('cms-dax@landes.levier.example')
    expect(await axe(page)).toEqual([])
    await shot(page, `sector-line-${width}`)
  }
  const reads = await site.product.deps.db.selectFrom('sector_reads').selectAll().execute()
  expect(reads).toHaveLength(2)

  const page = await site.open('/?commune=40088&frein=mobilite', { as: 'adviser' })
  await page.getByRole('link', { name: /Location solidaire/ }).click()
  await page.getByRole('article').getByText('Référent social du secteur').waitFor()
  await page.getByRole('link', { name: 'Fiche complète' }).click()
  await page.getByRole('heading', { level: 1, name: /Location solidaire/ }).waitFor()
  await line(page).getByRole('link', { name: /^05/ }).waitFor()
  expect(await axe(page)).toEqual([])
})

it('shows a partner the desk only, and an admin the way to say who is in charge', async () => {
  const partner = await site.open('/?commune=40088&frein=mobilite', { as: 'partner' })
  await line(partner).getByRole('button', { name: 'E-mail' }).click()
  await line(partner).getByText('cms-dax@landes.levier.example').waitFor()
  await expect.poll(() => partner.getByText('Isabelle Darracq').count()).toBe(0)

  const admin = await site.open('/?commune=48131&frein=mobilite', { as: 'admin' })
  await line(admin).getByText('Pas encore indiqué pour Le Rozier.').waitFor()
  expect(await axe(admin)).toEqual([])
  await line(admin).getByRole('link', { name: 'Indiquer les secteurs' }).click()
  await admin.getByRole('heading', { level: 1, name: 'Secteurs sociaux' }).waitFor()
})

it('takes an admin from a wrong file to the right one, and from there to the searches', async () => {
  const { db } = site.product.deps
  const page = await site.open('/secteurs', { as: await landes('admin') })
  await page.getByRole('heading', { name: /^Dax/ }).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'sectors')
  await page.getByRole('link', { name: 'Importer un tableau' }).click()
  await page.getByText('Le tableau à remplir').waitFor()
  await choose(page, 'Titre;Texte\nUne fiche;Deux')
  await page.getByText('Il manque la colonne « Code du secteur »').waitFor()
  expect(await axe(page)).toEqual([])

  const rows = [
    '40-DAX;Dax;Centre médico-social de Dax;05 36 49 60 19;;CA du Grand Dax;Isabelle Darracq;;05 36 49 60 12;',
    '40-SAINT-PAUL;Saint-Paul;CMS de Saint-Paul;05 36 49 60 20;;40279;;;;',
    '40-SAINT-PAUL;;;;;Nulle part;;;;',
  ]
  await choose(page, [sectorsHead, ...rows].join('\r\n'))
  await page.getByRole('heading', { name: 'Ce qui serait fait' }).waitFor()
  await page.getByText('lu en Windows-1252').waitFor()
  await page.getByText('Nous ne trouvons ni commune ni EPCI pour « Nulle part ».').waitFor()
  await page.getByText('Saint-Paul-lès-Dax : de « Dax » à « Saint-Paul »').waitFor()
  await expect.poll(() => sectorOf(db, '40279')).toMatchObject({ code: '40-DAX' })
  expect(await axe(page)).toEqual([])
  await shot(page, 'sectors-import')
  await page.getByRole('button', { name: 'Appliquer' }).press('Enter')
  await page.getByText('Les secteurs sont à jour').waitFor()
  expect(await axe(page)).toEqual([])
  await expect.poll(() => sectorOf(db, '40279')).toMatchObject({ code: '40-SAINT-PAUL' })

  const adviser = await site.open('/?commune=40279&frein=mobilite', { as: 'adviser' })
  await line(adviser).getByText('CMS de Saint-Paul').waitFor()
})

it('lets an admin who sees a commune in the wrong sector put it right, from the search and from the list', async () => {
  const { db } = site.product.deps
  const admin = await landes('admin')
  const page = await site.open('/?commune=40046&frein=mobilite', { as: admin })
  await line(page)
    .getByRole('button', { name: /référent|Détails|E-mail/ })
    .click()
  await line(page).getByRole('link', { name: 'Changer le secteur de Biscarrosse' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Aujourd’hui : Born.').waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'commune-move')
  await dialog.getByLabel('Secteur').selectOption('Dax')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => sectorOf(db, '40046')).toMatchObject({ name: 'Dax' })
  await expect.poll(() => new URL(page.url()).searchParams.get('commune')).toBeNull()

  // Two at once: the second is told, and nothing is overwritten.
  await page.getByRole('button', { name: 'Changer une commune' }).click()
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await dialog.getByText('Choisissez une commune dans la liste.').waitFor()
  await dialog.getByRole('combobox', { name: 'Commune' }).fill('Biscarr')
  await dialog.getByRole('option', { name: /Biscarrosse/ }).click()
  await dialog.getByText('Aujourd’hui : Dax.').waitFor()
  await dialog.getByLabel('Secteur').selectOption('Born')
  await db.deleteFrom('sector_communes').where('commune', '=', '40046').execute()
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await dialog.getByText('sans secteur maintenant').waitFor()
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.reload()
  await page.getByText('Lesquelles ?').click()
  await page.getByRole('button', { name: 'Indiquer le secteur de Biscarrosse' }).click()
  await dialog.getByLabel('Secteur').selectOption('Born')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => sectorOf(db, '40046')).toMatchObject({ name: 'Born' })
})

it('lets an admin correct a sector, field by field, and delete one that nobody works in', async () => {
  const page = await site.open('/secteurs', { as: await landes('admin') })
  await page.getByRole('button', { name: 'Modifier le secteur Born' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Téléphone').fill('05 36')
  await dialog.getByRole('button', { name: 'Ajouter un référent' }).click()
  await dialog.getByLabel('Prénom et nom').fill('Maïté Dubroca')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await dialog.getByText('Ce numéro n’est pas complet').waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'sector-editor')
  await dialog.getByLabel('Téléphone').first().fill('05 36 49 60 81')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('05 36 49 60 81').waitFor()

  await page.getByRole('button', { name: 'Supprimer le secteur Dax' }).click()
  await dialog.getByText(/comptes y travaillent/).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Supprimer le secteur Born' }).click()
  await dialog.getByRole('button', { name: 'Supprimer', exact: true }).click()
  await page.getByText('13 communes sans secteur').waitFor()
  expect(await axe(page)).toEqual([])
})

it('gives a référent a sector from the panel of their account; until then their page says whom to ask', async () => {
  const admin = await landes('admin', { name: 'Aaron Essai' })
  const lost = await landes('referent', { name: 'Camille Sanssecteur' })
  const own = await site.open('/', { as: lost })
  await own.getByRole('link', { name: 'Mon secteur' }).click()
  await own.getByText('Votre compte n’a pas encore de secteur').waitFor()
  await own.getByRole('link', { name: admin.email }).waitFor()
  expect(await axe(own)).toEqual([])
  await shot(own, 'no-sector')

  const page = await site.open('/comptes?q=sanssecteur', { as: admin })
  await page.locator('summary').filter({ hasText: 'Camille Sanssecteur' }).click()
  await page.getByRole('button', { name: 'Modifier', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Secteur').selectOption('Dax (40)')
  expect(await axe(page)).toEqual([])
  await shot(page, 'account-sector')
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Le compte est à jour.').waitFor()

  const again = await site.open('/mon-secteur', { as: lost })
  await again.getByText('Centre médico-social de Dax').waitFor()
  expect(await axe(again)).toEqual([])
})
