import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { recordId } from '../../server/features/listings/listings.records.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { axe, shot, useSite } from '../support/browser.ts'
import { mailsOf } from '../support/mail.ts'

const site = useSite()

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const demo = (id: string) => recordId('demo', `demo--${id}`)
const car = demo('garage-adour--location')
let many: string[]
beforeAll(async () => {
  const { db } = site.product.deps
  const at = { telephone: '05 36 49 01 40', nom: 'Association des très longs intitulés de structures du département' }
  const { record } = await aStructure(db, at)
  const nom = 'Accompagnement renforcé vers le permis de conduire pour les personnes éloignées'
  const horaires_accueil = 'Mo-Th 08:30-12:00,13:30-17:00; Fr 08:30-12:00'
  const long = { structure_source_id: record.source_id, horaires_accueil }
  many = []
  for (let n = 1; n <= 9; n += 1) many.push((await aListing(db, { ...long, nom: `${nom} ${n}` })).id)
})

/** How many pages come out of the printer, each an A4. */
async function pages(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const boxes = pdf.match(/\/MediaBox\s*\[0 0 59\d(\.\d+)? 84\d(\.\d+)?\]/g) ?? []
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(boxes.length)
  return boxes.length
}

async function put(page: Page, id: string) {
  await page.goto(`/fiches/${id}?commune=40088`)
  await button(page, 'Mettre sur la feuille').click()
  await page.getByRole('link', { name: /^Sur la feuille/ }).waitFor()
}
const paper = (page: Page) => page.getByRole('region', { name: 'Aperçu de la feuille' })
const rows = (page: Page) => page.locator('li[data-fiche]')
const order = async (page: Page) =>
  (await rows(page).getByRole('heading').allTextContents()).map((title) => title.slice(-1))

it('takes listings from an interview to the paper, in the order one gives them', async () => {
  const nadia = await anAccount(site.product.deps.db, { name: 'Nadia Ferrand', organisation: 'France Travail Dax' })
  const page = await site.open('/feuille', { as: nadia })
  await page.getByRole('heading', { name: 'Rien sur la feuille pour le moment' }).waitFor()
  expect(await axe(page)).toEqual([])
  for (const id of many.slice(0, 3)) await put(page, id)
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Sur la feuille/)
  expect(await axe(page)).toEqual([])
  await page.getByRole('link', { name: /^Feuille 3/ }).click()
  await paper(page).getByText('Feuille remise par Nadia Ferrand, France Travail Dax').waitFor()
  await paper(page).getByText('Vos contacts à Dax').waitFor()

  // By the keyboard: the line moves and the focus with it.
  const up = button(page, /^Monter .*es 3, 3 sur 3/)
  await up.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect.poll(() => order(page)).toEqual(['3', '1', '2'])
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toMatch(/^Descendre .*, 1 sur 3/)

  const note = page.getByLabel('Un mot pour la personne').first()
  await note.fill('Pour Mme Durand, jeudi à 9 h')
  await page.getByText('Ce texte contient le nom d’une personne.').waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'sheet-warned-1280')
  await note.fill('Demander Yann, jeudi à 9 h')
  await page.getByLabel('À apporter').fill('Permis de conduire')
  await paper(page).getByText('Demander Yann, jeudi à 9').waitFor()
  await page.getByText('Ce texte contient le nom').waitFor({ state: 'detached' })

  await expect.poll(() => paper(page).getByRole('img').count()).toBe(3)
  expect(await pages(page)).toBe(1)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const number = paper(page).getByText('05 36 49 01 40').first()
  const { fontSize, color } = await number.evaluate((one) => getComputedStyle(one))
  expect([Math.round(Number.parseFloat(fontSize)), color]).toEqual([32, 'rgb(0, 0, 0)'])
  await expect.poll(() => page.getByRole('button').and(page.locator(':visible')).count()).toBe(0)
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' })

  // A reload, another tab and another session of the same person have it; who signs in next does not.
  await page.reload()
  await expect.poll(() => order(page)).toEqual(['3', '1', '2'])
  const other = await page.context().newPage()
  await other.goto('/feuille')
  await expect.poll(() => order(other)).toEqual(['3', '1', '2'])
  await button(other, /^Retirer .*es 2/).click()
  await expect.poll(() => order(page)).toEqual(['3', '1'])
  await button(page, 'Nouvelle feuille').click()
  await other.getByRole('heading', { name: 'Rien sur la feuille' }).waitFor()
  await button(page, 'Reprendre la feuille d’avant').click()
  await expect.poll(() => order(other)).toEqual(['3', '1'])
  await button(page, /Nadia Ferrand/).click()
  await button(page, 'Se déconnecter').click()
  await page.waitForURL(/connexion/)
  for (const tab of [page, other])
    await expect.poll(() => tab.evaluate(() => sessionStorage.getItem('levier:feuille')).catch(() => '')).toBeNull()
})

it('fits six on one page, says when it takes two, and tells what was withdrawn or has changed', async () => {
  const { db } = site.product.deps
  const page = await site.open(null, { as: 'adviser' })
  for (const id of many.slice(0, 6)) await put(page, id)
  await page.goto('/feuille')
  await page.getByText('Une page A4').waitFor()
  await expect.poll(() => paper(page).getByRole('img').count()).toBe(6)
  expect(await pages(page)).toBe(1)
  for (const id of many.slice(6)) await put(page, id)
  await page.goto('/feuille')
  await page.getByText('2 pages. Pour une seule, retirez une ressource.').waitFor()
  expect(await pages(page)).toBe(2)
  const [gone, changed] = many as [string, string]
  await db.updateTable('listings').set({ state: 'archived' }).where('id', '=', gone).execute()
  await db.updateTable('listings').set({ horaires_accueil: 'Mo 09:00-10:00' }).where('id', '=', changed).execute()
  await page.reload()
  await page.getByText('N’est plus proposée').waitFor()
  await page.getByText('A changé depuis : les horaires.').waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'sheet-changed-1280')
  await button(page, /^J’ai vu ce qui a changé/).click()
  await page.getByText('A changé depuis').waitFor({ state: 'detached' })
  await expect.poll(() => paper(page).getByRole('listitem').count()).toBe(8)
  await db.updateTable('listings').set({ state: 'published' }).where('id', '=', gone).execute()
})

it('is sent to an address nobody sees again, and shown by a code to who has no account', async () => {
  const page = await site.open(null, { as: 'adviser', width: 360, height: 740, touch: true })
  await put(page, car)
  await put(page, many[4]!)
  await page.goto('/feuille')
  await page.getByLabel('Un mot pour la personne').first().fill('Demander Yann')
  expect(await axe(page)).toEqual([])
  await button(page, 'Envoyer par e-mail').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Envoyer' }).click()
  await dialog.getByText('Écrivez l’adresse e-mail de la personne.').waitFor()
  await dialog.getByRole('textbox').fill('personne@test.levier.example')
  expect(await axe(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Envoyer' }).click()
  await page.getByText(/^Feuille envoyée à/).waitFor()
  await expect.poll(() => page.getByText('personne@').count()).toBe(0)
  const mail = (await mailsOf(site.product)).find(({ to }) => to === 'personne@test.levier.example')
  expect(mail?.text).toContain('Demander Yann')

  await button(page, 'Code QR').click()
  await dialog.getByRole('checkbox').waitFor()
  expect(await axe(page)).toEqual([])
  await button(page, 'Créer le code').click()
  await dialog.getByRole('img', { name: 'Code QR de cette feuille' }).waitFor()
  expect(await axe(page)).toEqual([])
  await button(page, 'Copier le lien').click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const person = await site.open(link.replace(site.url, ''), { width: 360, height: 740, touch: true, dark: true })
  await person.getByRole('heading', { name: 'Vos contacts à Dax' }).waitFor()
  await expect
    .poll(() => person.getByRole('link', { name: '05 36 49 01 40' }).first().getAttribute('href'))
    .toBe('tel:+33536490140')
  for (const own of ['Demander Yann', 'Lartigue', '05 36 49 01 42'])
    await expect.poll(() => person.getByText(own).count()).toBe(0)
  expect(await person.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  expect(await axe(person)).toEqual([])
  await shot(person, 'sheet-public-360-dark')

  await page.keyboard.press('Escape')
  await button(page, /^Ne plus partager/).click()
  await button(page, /^Ne plus partager/).waitFor({ state: 'detached' })
  await person.reload()
  await person.getByRole('heading', { name: 'Cette feuille ne s’ouvre plus' }).waitFor()
  expect(await axe(person)).toEqual([])
})
