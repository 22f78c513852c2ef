import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { recordId } from '../../server/features/listings/listings.records.ts'
import { anAccount } from '../factories/an-account.ts'
import { axe, shot, useSite } from '../support/browser.ts'

const site = useSite()
let writer: { id: string }
let newcomer: { id: string }
beforeAll(async () => {
  const { db } = site.product.deps
  const structureId = recordId('demo', 'demo--garage-adour')
  writer = await anAccount(db, { role: 'partner', structureId, name: 'Maëlle Essai', departements: ['40'] })
  newcomer = await anAccount(db, { role: 'partner', name: 'Nina Neuve', departements: ['40'] })
})

const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const saved = (page: Page) => page.getByRole('status').getByText(/^Enregistré à \d/)
const unsaved = (page: Page) => page.getByText(/^Pas enregistré/)
const text = 'Un atelier ouvert le samedi : outils, pièces d’occasion et conseils pour remettre un vélo en état.'

/** A new draft from a blank page, opened. */
async function newDraft(as: { id: string }, look: { width?: number } = {}): Promise<Page> {
  const page = await site.open('/mes-fiches', { as, ...look })
  await button(page, 'Nouvelle fiche').click()
  await page.getByRole('radio', { name: 'Une page blanche' }).check()
  await button(page, 'Commencer').click()
  await field(page, 'Titre').waitFor()
  return page
}
const idOf = (page: Page) => new URL(page.url()).pathname.split('/')[2]!
const contentOf = async (page: Page) => {
  const row = await site.product.deps.db
    .selectFrom('revisions')
    .select(['content', 'state'])
    .where('listing_id', '=', idOf(page))
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  return { ...row.content, state: row.state }
}

it('tells somebody without any listing how to begin', async () => {
  const page = await site.open('/mes-fiches', { as: newcomer })
  await page.getByRole('heading', { name: 'Aucune fiche pour l’instant' }).waitFor()
  await shot(page, 'listings-none')
  expect(await axe(page)).toEqual([])
})

it.each([360, 768, 1280])('lists at %i px what needs somebody first', async (width) => {
  const page = await site.open('/mes-fiches', { as: writer, width })
  await page.getByRole('heading', { name: 'Corrections demandées' }).waitFor()
  const headings = await page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts()
  expect(headings.map((heading) => heading.replace(/\s*\d+$/, '')).slice(0, 2)).toEqual([
    'Corrections demandées',
    'Brouillons',
  ])
  await shot(page, `listings-${width}`)
  expect(await axe(page)).toEqual([])
})

it('starts from a template, whose words help beside the fields', async () => {
  const page = await site.open('/mes-fiches', { as: writer })
  await button(page, 'Nouvelle fiche').click()
  await page.getByRole('radio', { name: /Garage solidaire/ }).check()
  await shot(page, 'start')
  expect(await axe(page)).toEqual([])
  await button(page, 'Commencer').click()
  await page.getByText('Exemple\u00a0: « Réparation').or(page.locator('#champ-nom-hint')).first().waitFor()
  expect((await contentOf(page)).thematiques).toContain('mobilite--entretenir-reparer-son-vehicule')
})

it.each([360, 1280])('writes, previews, sends and takes back at %i px', async (width) => {
  const page = await newDraft(newcomer, { width })
  await shot(page, `editor-new-${width}`)
  expect(await axe(page)).toEqual([])

  // Too early: every field says what it lacks, the first one has the focus.
  await field(page, 'Titre').fill(`Atelier vélo du samedi ${width}`)
  await button(page, 'Envoyer à relire').click()
  await page
    .getByRole('alert')
    .getByText(/^Il reste \d\spoints à corriger/)
    .waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('champ-description')
  await shot(page, `editor-refused-${width}`)
  expect(await axe(page)).toEqual([])

  await field(page, 'Présentation').fill(text)
  await page.getByText('Toutes les thématiques').press('Enter')
  await page.getByRole('checkbox', { name: 'Entretenir et réparer son véhicule' }).check()
  await page.getByRole('checkbox', { name: 'En présentiel' }).check()
  await page.getByRole('combobox', { name: 'Commune' }).fill('Dax')
  await page.getByRole('option', { name: /^Dax/ }).first().click()
  await field(page, 'Téléphone direct').fill('05 36 49 02')
  await field(page, 'Adresse e-mail').fill('atelier@velo.example')
  await page.getByRole('checkbox', { name: 'Professionnels' }).check()
  await page.getByRole('checkbox', { name: 'Téléphoner' }).check()
  await page.getByText('Il manque deux chiffres').first().waitFor()
  await field(page, 'Téléphone direct').fill('05 36 49 02 31')
  await saved(page).waitFor()
  await expect.poll(() => page.getByLabel('Code postal').inputValue()).toBe('40100')
  await shot(page, `editor-filled-${width}`)
  expect(await axe(page)).toEqual([])

  await page.getByRole('link', { name: 'Aperçu' }).click()
  await page.getByText('ce que les conseillers verront').waitFor()
  await page.getByText('05\u00a036\u00a049\u00a002\u00a031').first().waitFor()
  await shot(page, `preview-${width}`)
  expect(await axe(page)).toEqual([])
  await page.getByRole('link', { name: 'Revenir à l’écriture' }).click()

  await button(page, 'Envoyer à relire').click()
  await page.getByText('Fiche envoyée à relire').waitFor()
  await page.getByRole('heading', { name: 'En relecture' }).waitFor()
  await shot(page, `editor-sent-${width}`)
  expect(await axe(page)).toEqual([])
  expect((await contentOf(page)).state).toBe('pending')
  await button(page, 'Reprendre pour modifier').click()
  await field(page, 'Titre').waitFor()
  expect((await contentOf(page)).state).toBe('draft')
})

it('warns of the listing it looks like, and believes who says that it is not the same', async () => {
  const page = await newDraft(writer)
  await field(page, 'Titre').fill('Réparation de véhicule à tarif solidaire')
  await page.getByText('Une fiche se ressemble').waitFor()
  await expect
    .poll(() => page.getByRole('link', { name: 'Ouvrir cette fiche' }).getAttribute('href'))
    .toMatch(/^\/fiches\//)
  await shot(page, 'editor-twin')
  expect(await axe(page)).toEqual([])
  await button(page, 'Ce n’est pas la même').click()
  await page.getByText('Une fiche se ressemble').waitFor({ state: 'detached' })
})

it('keeps several people in the order they are called', async () => {
  const page = await newDraft(newcomer)
  await field(page, 'Nom de l’intervenant').fill('Première')
  await button(page, 'Ajouter un intervenant').click()
  await page.getByRole('group', { name: 'Intervenant 2' }).getByRole('textbox', { name: 'Nom' }).fill('Seconde')
  await button(page, 'Monter').click()
  await button(page, 'Annoncer une fermeture').click()
  await page.getByLabel('Premier jour fermé').fill('2030-08-01')
  await page.keyboard.press('Control+s')
  await expect.poll(async () => (await contentOf(page)).fermeture?.du).toBe('2030-08-01')
  expect((await contentOf(page)).intervenants.map(({ name }) => name)).toEqual(['Seconde', 'Première'])
  await shot(page, 'editor-people')
  expect(await axe(page)).toEqual([])
})

it('follows what another tab of the same draft saves, and says so', async () => {
  const page = await newDraft(newcomer)
  const tab = await page.context().newPage()
  await tab.goto(page.url())
  await field(tab, 'Titre').waitFor()
  await page.getByText('aussi ouverte dans un autre onglet').waitFor()
  await field(tab, 'Titre').fill('Depuis l’autre onglet')
  await expect.poll(() => field(page, 'Titre').inputValue()).toBe('Depuis l’autre onglet')
  await shot(page, 'editor-two-tabs')
  expect(await axe(page)).toEqual([])
})

it.each([
  ['Garder la mienne', 'La mienne'],
  ['Reprendre l’autre version', 'Celle de l’autre'],
])('between two versions, lets somebody choose: %s', async (choice, kept) => {
  const page = await newDraft(newcomer)
  const other = await site.open(new URL(page.url()).pathname, { as: newcomer })
  await field(other, 'Titre').fill('Celle de l’autre')
  await saved(other).waitFor()
  await expect.poll(async () => (await contentOf(page)).nom).toBe('Celle de l’autre')
  await field(page, 'Titre').fill('La mienne')
  await page.getByRole('alert').getByText('Deux versions de cette fiche').waitFor()
  await expect.poll(() => field(page, 'Titre').inputValue()).toBe('La mienne')
  await shot(page, 'editor-two-versions')
  expect(await axe(page)).toEqual([])
  await button(page, choice).click()
  await saved(page).waitFor()
  await expect.poll(() => field(page, 'Titre').inputValue()).toBe(kept)
  await expect.poll(async () => (await contentOf(page)).nom).toBe(kept)
})

it('loses nothing offline: said, kept through a reload, saved once back', async () => {
  const page = await newDraft(newcomer)
  await page.context().setOffline(true)
  await field(page, 'Titre').fill('Écrit dans le train')
  await unsaved(page).waitFor()
  await shot(page, 'editor-offline')
  expect(await axe(page)).toEqual([])
  // Leaving asks first.
  await page.getByRole('link', { name: 'Recherche' }).click()
  await page.getByRole('dialog', { name: 'Quitter sans enregistrer' }).waitFor()
  await button(page, 'Rester sur la page').click()
  await page.context().setOffline(false)
  await saved(page).waitFor()
  expect((await contentOf(page)).nom).toBe('Écrit dans le train')
})

it('finds after a reload what could not be saved before', async () => {
  const page = await newDraft(newcomer)
  await page.route('**/api/submissions/*', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  )
  await field(page, 'Titre').fill('Avant la panne')
  await unsaved(page).waitFor()
  page.on('dialog', (dialog) => void dialog.accept())
  await page.unroute('**/api/submissions/*')
  await page.reload()
  await expect.poll(() => field(page, 'Titre').inputValue()).toBe('Avant la panne')
  await expect.poll(async () => (await contentOf(page)).nom).toBe('Avant la panne')
})

it('keeps everything when the session ends, and saves once it is open again', async () => {
  const page = await newDraft(newcomer)
  const cookies = await page.context().cookies()
  await page.context().clearCookies()
  await field(page, 'Titre').fill('Pendant la pause')
  const ended = page.getByRole('dialog')
  await ended.waitFor()
  await shot(page, 'editor-session-ended')
  await page.context().addCookies(cookies)
  await button(page, 'J’ai ouvert le lien').or(page.getByRole('dialog')).first().waitFor()
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await ended.waitFor({ state: 'detached' })
  await saved(page).waitFor()
  expect((await contentOf(page)).nom).toBe('Pendant la pause')
})

it('leads from the link of a mail to the very field, with what was asked', async () => {
  const { id } = await site.product.deps.db
    .selectFrom('revisions')
    .innerJoin('listings', 'listings.id', 'listing_id')
    .select('listings.id')
    .where('revisions.state', '=', 'changes_requested')
    .executeTakeFirstOrThrow()
  const page = await site.open(`/mes-fiches/${id}#champ-frais_precisions`, { as: writer })
  await page.getByText('Donnez un ordre de prix').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('champ-frais_precisions')
  await shot(page, 'editor-asked')
  expect(await axe(page)).toEqual([])
})

it('is written with the keyboard alone', async () => {
  const page = await site.open('/mes-fiches', { as: newcomer })
  await button(page, 'Nouvelle fiche').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: 'Un modèle, à compléter' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await field(page, 'Titre').waitFor()
  await page.getByRole('link', { name: 'Aperçu' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#quoi')
  await field(page, 'Titre').focus()
  await page.keyboard.type('Au clavier')
  await page.keyboard.press('Tab')
  await page.keyboard.type(text)
  await page.keyboard.press('Control+s')
  await expect.poll(async () => (await contentOf(page)).description).toBe(text)
})

it('withdraws a published listing from the search, with a reason', async () => {
  const page = await site.open(`/mes-fiches/${recordId('demo', 'demo--garage-adour--atelier-mecanique')}`, {
    as: writer,
  })
  await button(page, 'Retirer de la recherche').click()
  await button(page, 'Retirer la fiche').click()
  await page.getByText('Donnez la raison en quelques mots').waitFor()
  expect(await axe(page)).toEqual([])
  await field(page, 'Raison').fill('Le mécanicien est parti.')
  await button(page, 'Retirer la fiche').click()
  await page.getByRole('heading', { name: 'Fiche retirée' }).waitFor()
  await button(page, 'Rouvrir la fiche').click()
  await field(page, 'Titre').waitFor()
})
