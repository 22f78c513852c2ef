import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { recordId } from '../../server/features/listings/listings.records.ts'
import { aListing } from '../factories/a-listing.ts'
import { aReport } from '../factories/a-report.ts'
import { anAccount } from '../factories/an-account.ts'
import { axe, shot, useSite } from '../support/browser.ts'
import { mailsOf } from '../support/mail.ts'

const site = useSite()

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const db = () => site.product.deps.db
let listing: string
beforeAll(async () => {
  listing = (await aListing(db(), { nom: 'Caution solidaire pour un premier logement' })).id
})
const forget = () => db().deleteFrom('reports').execute()

it('lets an adviser say that a number is wrong, an admin decide, and the adviser read the answer', async () => {
  await forget()
  const nadia = await anAccount(db(), { name: 'Nadia Ferrand' })
  const page = await site.open(`/fiches/${listing}`, { as: nadia, width: 360 })
  await button(page, 'Signaler ce numéro').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('heading', { name: 'Signaler une erreur' }).waitFor()
  await expect.poll(() => dialog.getByRole('radio', { name: 'Numéro faux' }).isChecked()).toBe(true)
  expect(await axe(page)).toEqual([])
  await shot(page, 'report-dialog-360')
  await dialog.getByRole('textbox').fill('Trois essais depuis lundi, il sonne dans le vide.')
  await button(page, 'Signaler').last().click()
  await dialog.getByRole('heading', { name: 'Merci, c’est signalé' }).waitFor()
  expect(await axe(page)).toEqual([])
  await button(page, 'Revenir à la fiche').click()
  await page.getByText('Vous avez signalé une erreur').waitFor()

  const admin = await site.open('/signalements', { as: 'admin' })
  await admin.getByText('à traiter avant').waitFor()
  await button(admin, 'Ouvrir, Caution solidaire').click()
  await admin.getByText('Trois essais depuis lundi').waitFor()
  await admin.getByText(/Camille Essai.*05.36.49.01.42/).waitFor()
  expect(await axe(admin)).toEqual([])
  await shot(admin, 'report-review-1280')
  await button(admin, 'C’est corrigé').click()
  await admin.getByRole('textbox').fill('Nouveau numéro en ligne.')
  await button(admin, 'Clore et remercier').click()
  await admin.getByRole('heading', { name: 'Aucun signalement à traiter' }).waitFor()
  const mail = (await mailsOf(site.product)).find(({ to }) => to === nadia.email)
  expect(mail?.text).toContain('Nouveau numéro en ligne.')

  await page.reload()
  await page.getByText('Votre signalement a eu une réponse').waitFor()
  await page.getByText('Nouveau numéro en ligne.').waitFor()
  expect(await axe(page)).toEqual([])
})

it('shows a doubted number to others, and keeps it there to call', async () => {
  await forget()
  await aReport(db(), { listing_id: listing })
  const page = await site.open(`/fiches/${listing}`, { as: 'referent' })
  await page.getByText('Numéro signalé comme faux, en cours de vérification').waitFor()
  await expect.poll(() => page.getByRole('link', { name: /05.36.49.01.42/ }).count()).toBeGreaterThan(0)
  expect(await axe(page)).toEqual([])
})

it('opens the form on the part beside the flag, says what is missing and warns of personal data', async () => {
  await forget()
  const page = await site.open(`/fiches/${listing}`, { as: 'adviser' })
  await button(page, 'Signaler une erreur : Pour qui').click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await expect.poll(() => dialog.getByRole('combobox').inputValue()).toBe('publics')
  await button(page, 'Signaler').last().click()
  await dialog.getByText('Dites ce qui ne va pas.').waitFor()
  expect(await axe(page)).toEqual([])
  await dialog.getByRole('radio', { name: 'Pas pour ces personnes' }).check()
  await dialog.getByRole('textbox').fill('Refusée à Mme Durand, née le 12/03/1987.')
  await button(page, 'Signaler').last().click()
  await dialog.getByRole('checkbox').check()
  expect(await axe(page)).toEqual([])
  await shot(page, 'report-warning')
  await button(page, 'Signaler').last().click()
  await dialog.getByRole('heading', { name: 'Merci, c’est signalé' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('Vous avez signalé une erreur').waitFor()
})

it('gives no flag to who corrects instead of reporting', async () => {
  const page = await site.open(`/fiches/${listing}`, { as: 'admin' })
  await page.getByRole('heading', { name: 'Pour qui' }).waitFor()
  await expect.poll(() => button(page, /Signaler/).count()).toBe(0)
})

it('lets a structure answer, without telling it who reported', async () => {
  await forget()
  const listing_id = recordId('demo', 'demo--garage-adour--location')
  const { id } = await aReport(db(), { listing_id, message: 'Sonne dans le vide.' })
  const partner = await anAccount(db(), { role: 'partner', structureId: recordId('demo', 'demo--garage-adour') })
  const page = await site.open(`/signalements?signalement=${id}`, { as: partner, width: 768 })
  await page.getByText('Sonne dans le vide.').waitFor()
  await expect.poll(() => page.getByText('Nadia').count()).toBe(0)
  expect(await axe(page)).toEqual([])
  await button(page, 'C’est exact').click()
  await page.getByText('La structure répond').waitFor()
  const admin = await site.open('/signalements', { as: 'admin' })
  await button(admin, /^Ouvrir/).click()
  await admin.getByText('La structure répond').waitFor()
  // Somebody else is quicker.
  const other = await site.product.signIn('admin')
  const url = `/api/reports/${id}/decide`
  await site.product.app.inject({ method: 'POST', url, headers: other, payload: { state: 'fixed' } })
  await button(admin, 'C’est corrigé').click()
  await button(admin, 'Clore et remercier').click()
  await admin.getByText('Ce signalement a déjà été traité').waitFor()
  expect(await axe(admin)).toEqual([])
})
