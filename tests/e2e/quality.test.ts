import { expect, it } from 'vitest'
import { qualityFigures } from '../../server/contract/vocabulary.quality.ts'
import { axe, shot, useSite } from '../support/browser.ts'

const site = useSite()

it('shows the board to admins only', async () => {
  const page = await site.open('/qualite', { as: 'adviser' })
  await page.getByRole('heading', { name: 'Cette page n’est pas ouverte à votre compte' }).waitFor()
  expect(await axe(page)).toEqual([])
})

it('opens the list behind each figure, with as many lines as it says', async () => {
  await site.product.deps.jobs.run('seek-twins')
  const page = await site.open('/qualite', { as: 'admin' })
  const figure = (title: string) =>
    page.getByRole('row').filter({ has: page.getByRole('link', { name: title, exact: true }) })
  await figure('Sans horaires').waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'quality-1280')
  for (const { title } of Object.values(qualityFigures)) {
    const said = await figure(title).getByRole('cell').first().innerText()
    await page.getByRole('link', { name: title, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.getByText(new RegExp(`^${said}.lignes?$`)).waitFor()
    expect(await axe(page), title).toEqual([])
    await page.getByRole('link', { name: 'Tous les chiffres' }).click()
    await figure('Sans horaires').waitFor()
  }
})

it('keeps its filters from the board to the list and back', async () => {
  const page = await site.open('/qualite?departement=48', { as: 'admin', width: 360 })
  await page.getByLabel('Frein').selectOption('mobilite')
  await page.waitForURL(/frein=mobilite/)
  await page.getByRole('link', { name: 'Structure sans membre' }).click()
  await page.getByText(/département 48, mobilité/).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'quality-list-360')
  await page.getByRole('link', { name: 'Lancer une campagne' }).click()
  await page.getByRole('heading', { name: /^Quelles fiches faire confirmer/ }).waitFor()
  await expect.poll(() => page.getByLabel('Frein').inputValue()).toBe('mobilite')
  await expect.poll(() => page.getByLabel('Toutes', { exact: true }).isChecked()).toBe(true)
  await page.goBack()
  await page.getByRole('link', { name: 'Tous les chiffres' }).click()
  await page.waitForURL(/\/qualite\?departement=48&frein=mobilite/)
})

it('leads from a probable duplicate to where the two are merged', async () => {
  await site.product.deps.jobs.run('seek-twins')
  const page = await site.open('/qualite/duplicates', { as: 'admin' })
  await page
    .getByRole('link', { name: /^Réunir, / })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: 'Réunir deux fiches' }).waitFor()
  await page.getByRole('button', { name: 'Réunir' }).waitFor()
})

it('keeps its tabs on one line of a phone, the open one in sight', async () => {
  const page = await site.open('/qualite', { as: 'admin', width: 360, touch: true })
  const tabs = page.getByRole('navigation', { name: 'Qualité' })
  await tabs.getByRole('link', { name: 'Binômes' }).click()
  await page.waitForURL('**/accompagnements/chiffres')
  const open = tabs.getByRole('link', { name: 'Binômes' })
  await expect
    .poll(async () => (await open.boundingBox())!.x + (await open.boundingBox())!.width)
    .toBeLessThanOrEqual(360)
  const heights = await tabs.getByRole('link').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
  expect(new Set(heights).size).toBe(1)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  expect(await axe(page)).toEqual([])
  await shot(page, 'quality-tabs-360')
})

it('says that nothing is there, and that a figure does not exist', async () => {
  const page = await site.open('/qualite/bounced?departement=2A', { as: 'admin' })
  await page.getByRole('heading', { name: 'Rien ici' }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.goto('/qualite/secret')
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await axe(page)).toEqual([])
})

it('counts demandes for admins, shows advisers how soon a structure answers', async () => {
  const admin = await site.open('/demandes-chiffres', { as: 'admin', width: 360 })
  const all = admin.getByRole('row').filter({ has: admin.getByRole('rowheader', { name: 'Ensemble', exact: true }) })
  await all.waitFor()
  expect(await axe(admin)).toEqual([])
  await shot(admin, 'demandes-360')
  const garage = admin.getByRole('row', { name: /^Garage solidaire de l’Adour/ })
  await expect.poll(() => garage.getByRole('cell').nth(2).innerText()).toBe('1')
  const adviser = await site.open('/?commune=40088&frein=mobilite', { as: 'adviser' })
  const row = adviser.getByRole('listitem').filter({ hasText: 'Location solidaire de voitures' })
  await row.getByText('Répond en 1 jour', { exact: true }).waitFor()
  await adviser.goto(`/fiches/${await row.getByRole('link').getAttribute('data-fiche')}`)
  await adviser.getByText(/^Répond en 1\sjour ouvré$/).waitFor()
  expect(await axe(adviser)).toEqual([])
})
