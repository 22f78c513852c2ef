import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { axe, shot, useSite } from '../support/browser.ts'
import { windowsCsv } from '../support/tables.ts'

const site = useSite({ holding: async () => {} })

async function partner() {
  const { db } = site.product.deps
  const structure = await aStructure(db, { nom: 'Mobilité Chalosse', commune: '40088' })
  return { structure, account: await anAccount(db, { role: 'partner', structureId: structure.id }) }
}

const description = 'Préparation au code et à la conduite avec une monitrice, deux matinées par semaine.'
const table = (more = '') =>
  windowsCsv(
    [
      'Nom de l’action;Présentation;Thème;Coût;CP;Ville;Zone;Horaires;Tél.;Notes internes',
      `Permis B accompagné;${description};Préparer un permis;15 € par an;40100;Dax;Grand Dax;lun-ven 9h-12h;536490142;à revoir`,
      `Garage solidaire;"${description}";Entretenir et réparer son véhicule;gratuit;40100;DAX;Landes;;05 36 49 01 43;`,
      `Vélos;Court;vélo;gratuit;40100;Daxx;;;05 36 49 01;${more}`,
      ';;;;;;;;;sans titre',
    ].join('\n'),
  )

const choose = (page: Page, { name, content }: ReturnType<typeof table>) =>
  page
    .getByLabel('Tableau CSV ou Excel')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content, 'base64') })

const titled = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 2, name })

test('a CSV of a French Excel goes in, and its drafts are sent together', async () => {
  const { account, structure } = await partner()
  const page = await site.open('/mes-fiches/tableau', { as: account })
  await titled(page, 'Votre fichier').waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'tableau-fichier')

  await choose(page, table())
  await titled(page, 'Que contient chaque colonne').waitFor()
  await expect.poll(() => page.getByText('Windows-1252, séparateur point-virgule').isVisible()).toBe(true)
  await expect.poll(() => page.getByLabel('Notes internes').inputValue()).toBe('')
  await expect.poll(() => page.getByLabel('Zone').inputValue()).toBe('zone_eligibilite')
  await page.getByLabel('Qui peut demander').selectOption('Un professionnel')
  expect(await axe(page)).toEqual([])
  await shot(page, 'tableau-colonnes')

  await page.getByRole('button', { name: 'Contrôler les lignes' }).click()
  await titled(page, 'Ce qui serait fait').waitFor()
  await page.getByText('4 lignes : 3 brouillons à créer, dont 2 prêts à envoyer').waitFor()
  await expect.poll(() => page.getByText('Nous ne trouvons pas la commune').isVisible()).toBe(true)
  await page.getByText('valeurs comprises autrement').first().click()
  await expect.poll(() => page.getByText('« Grand Dax » compris : CA du Grand Dax').isVisible()).toBe(true)
  expect(await axe(page)).toEqual([])
  await shot(page, 'tableau-controle')
  const report = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Compte rendu (CSV)' }).click()
  expect((await report).suggestedFilename()).toBe('controle-fiches.csv')

  await page.getByRole('button', { name: 'Créer 3 brouillons' }).click()
  await titled(page, '3 brouillons créés, dont 2 prêts à envoyer').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Envoyer les 2 fiches prêtes' }).click()
  await page.getByText('2 fiches envoyées à relire').waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'tableau-brouillons')
  const kept = await site.product.deps.db
    .selectFrom('listings')
    .select(['nom', 'state'])
    .where('structure_id', '=', structure.id)
    .orderBy('nom')
    .execute()
  expect(kept.map(({ nom, state }) => `${nom} ${state}`)).toEqual([
    'Garage solidaire pending',
    'Permis B accompagné pending',
    'Vélos draft',
  ])
})

test('a file is dropped, refused beside its field, and the next one is taken', async () => {
  const { account } = await partner()
  const page = await site.open('/mes-fiches/tableau', { as: account, width: 360, touch: true })
  await choose(page, { name: 'fiches.csv', content: Buffer.from('%PDF-1.7 ...').toString('base64') })
  await page.getByText('Ce fichier n’est pas un tableau').waitFor()
  await expect.poll(() => page.getByLabel('Tableau CSV ou Excel').getAttribute('aria-invalid')).toBe('true')
  expect(await axe(page)).toEqual([])
  await shot(page, 'tableau-refuse-360')

  const { name, content } = table()
  const data = await page.evaluateHandle(
    ([name, content]) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(atob(content!), (sign) => sign.charCodeAt(0))], name!))
      return data
    },
    [name, content],
  )
  await page.dispatchEvent('fieldset', 'drop', { dataTransfer: data })
  await titled(page, 'Que contient chaque colonne').waitFor()
  await shot(page, 'tableau-colonnes-360')
  await page.getByRole('button', { name: 'Contrôler les lignes' }).click()
  await titled(page, 'Ce qui serait fait').waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'tableau-controle-360')
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBe(360)
})

test('going back keeps the choices made, and a field chosen twice is said beside its column', async () => {
  const { account } = await partner()
  const page = await site.open('/mes-fiches/tableau', { as: account, width: 768 })
  await choose(page, table())
  await titled(page, 'Que contient chaque colonne').waitFor()
  await page.getByLabel('Notes internes').selectOption('Titre')
  await page.getByText('Déjà choisi pour une autre colonne.').waitFor()
  await page.getByRole('button', { name: 'Contrôler les lignes' }).click()
  await expect
    .poll(() => page.getByLabel('Notes internes').evaluate((one) => one === document.activeElement))
    .toBe(true)
  await page.getByLabel('Notes internes').selectOption('Précisions pour demander')
  await page.getByRole('button', { name: 'Contrôler les lignes' }).click()
  await titled(page, 'Ce qui serait fait').waitFor()
  await shot(page, 'tableau-controle-768')
  await page.goBack()
  await titled(page, 'Que contient chaque colonne').waitFor()
  await expect.poll(() => page.getByLabel('Notes internes').inputValue()).toBe('mobilisation_precisions')
  await page.goForward()
  await titled(page, 'Ce qui serait fait').waitFor()
})

test('a session that ends meanwhile is opened again over the page, and nothing is lost', async () => {
  const { account } = await partner()
  const page = await site.open('/mes-fiches/tableau', { as: account })
  await choose(page, table())
  await titled(page, 'Que contient chaque colonne').waitFor()
  const cookies = await page.context().cookies()
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Contrôler les lignes' }).click()
  await page.getByRole('heading', { name: 'Votre session est terminée' }).waitFor()
  await page.context().addCookies(cookies)
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await titled(page, 'Ce qui serait fait').waitFor()
})

test('an admin says for which structure, and the model leads straight to the check', async () => {
  const { structure } = await partner()
  const admin = await anAccount(site.product.deps.db, { role: 'admin', departements: ['40'] })
  const page = await site.open('/mes-fiches/tableau', { as: admin })
  await page.getByRole('button', { name: 'Modèle Excel' }).waitFor()
  await choose(page, table())
  await page.getByRole('button', { name: 'Contrôler les lignes' }).click()
  await page.getByText('Choisissez la structure dont ce sont les fiches.').waitFor()
  await page.getByRole('combobox', { name: 'Structure dont ce sont les fiches' }).fill('chalosse')
  await page
    .getByRole('option', { name: /Mobilité Chalosse/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Contrôler les lignes' }).click()
  await page.getByText(`Les brouillons iront dans « ${structure.record.nom} ».`).waitFor()
  expect(await axe(page)).toEqual([])
})
