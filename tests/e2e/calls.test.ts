import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { recordId } from '../../server/features/listings/listings.records.ts'
import { axe, shot, useSite } from '../support/browser.ts'

const site = useSite()

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const idOf = (listing: string) => recordId('demo', `demo--${listing}`)
const rowsOf = (listing: string) =>
  site.product.deps.db.selectFrom('calls').select('outcome').where('listing_id', '=', idOf(listing)).execute()

it('asks what a call gave once the number was used, and takes it back', async () => {
  const listing = 'auto-ecole-passerelle--code-bsr'
  const page = await site.open(`/?commune=40088&frein=mobilite&fiche=${idOf(listing)}`, { as: 'adviser' })
  await button(page, 'Copier le numéro').click()
  await page.getByRole('group', { name: /Qu’a donné l’appel/ }).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'calls-asked-1280')
  await button(page, 'Plus de places').dblclick()
  await page.getByText(/plus de places, pour 30.jours/).waitFor()
  await page.getByRole('article').getByText('Complet, le').waitFor()
  await expect.poll(() => rowsOf(listing)).toEqual([{ outcome: 'full' }])
  expect(await axe(page)).toEqual([])
  await shot(page, 'calls-noted-1280')
  await expect.poll(() => button(page, 'Annuler').evaluate((node) => node === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await button(page, 'Joint').waitFor()
  await expect.poll(() => page.getByRole('article').getByText('Complet, le').count()).toBe(0)
  await expect.poll(() => rowsOf(listing)).toEqual([])
  await button(page, 'Joint').click()
  await page.getByText('Joint par un conseiller aujourd’hui').waitFor()
})

it('lets a call be noted by itself, says when the network is gone, and gives the contact to keep', async () => {
  const page = await site.open(`/fiches/${idOf('garage-adour--location')}`, { as: 'adviser', width: 360, dark: true })
  await shot(page, 'calls-quiet-360-dark')
  await button(page, 'Noter la suite d’un appel').click()
  expect(await axe(page)).toEqual([])
  await page.context().setOffline(true)
  await button(page, 'Pas de réponse').click()
  await page.getByRole('alert').waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'calls-offline-360-dark')
  await page.context().setOffline(false)
  await button(page, 'Mauvais numéro').click()
  await page.getByText('C’est signalé, merci').waitFor()
  await page.getByText('Numéro signalé comme faux').waitFor()
  const [card] = await Promise.all([page.waitForEvent('download'), button(page, 'Ajouter à mes contacts').click()])
  expect(card.suggestedFilename()).toMatch(/^[a-z-]+\.vcf$/)
  expect(readFileSync(await card.path(), 'utf8')).toMatch(/^BEGIN:VCARD\r\nVERSION:3\.0\r\nFN:.*\r\nTEL;[^:]+:\+33/s)
  const mail = await page.locator('a[href^="mailto:"]').first().getAttribute('href')
  expect(decodeURIComponent(mail ?? '')).toMatch(/subject=Prise de contact.*&body=Bonjour,/s)
  await page
    .getByRole('button', { name: /^Code QR du/ })
    .last()
    .click()
  await page.getByRole('img', { name: /^Code QR du numéro/ }).waitFor()
  expect(await axe(page)).toEqual([])
})

it('shows the structure what calls met, and lets it say whether there is room', async () => {
  const page = await site.open('/mes-fiches', { as: { id: await accountOf('partner') }, width: 768 })
  await page.getByText(/Pas de réponse à 3.appels ces 30.derniers jours/).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'availability-own-768')
  const room = page.getByRole('group', { name: /Disponibilité.*mécanique/ })
  await room.getByRole('button', { name: 'Liste d’attente' }).click()
  await room.getByText(/^dit le/).waitFor()
  await expect
    .poll(() => room.getByRole('button', { name: 'Liste d’attente' }).getAttribute('aria-pressed'))
    .toBe('true')
  await room.getByRole('button', { name: /^Effacer/ }).click()
  await room.getByText(/^Non dit/).waitFor()
  expect(await axe(page)).toEqual([])
})

it('shows room in the search, and finds by it', async () => {
  const page = await site.open('/?commune=40088&frein=mobilite', { as: 'adviser' })
  await page.getByRole('list').getByText('Des places').first().waitFor()
  await shot(page, 'availability-search-1280')
  await page
    .getByRole('group', { name: 'Disponibilité' })
    .getByRole('checkbox', { name: /Des places/ })
    .check()
  await page.waitForURL(/dispo=places/)
  await page.getByRole('list', { name: 'Filtres actifs' }).getByText('Des places').waitFor()
  await expect.poll(() => page.locator('[data-fiche]').count()).toBe(3)
  expect(await axe(page)).toEqual([])
  await shot(page, 'availability-filter-1280')
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await axe(page)).toEqual([])
  await shot(page, 'availability-filter-360')
})

it('gives what calls say is wrong to those who decide', async () => {
  const page = await site.open('/signalements', { as: 'admin' })
  await page.getByText(/dit après un appel/).waitFor()
  await page.getByRole('button', { name: /^Ouvrir, .*voiture/i }).click()
  await page.getByText('Dit après un appel', { exact: true }).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'calls-report-1280')
  await page.goto(`/structures/${idOf('garage-adour')}`)
  await page.getByText(/Pas de réponse à 3.appels/).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'availability-structure-1280')
})

async function accountOf(role: 'partner') {
  const account = await site.product.deps.db
    .selectFrom('accounts')
    .select('id')
    .where('role', '=', role)
    .where('structure_id', '=', idOf('garage-adour'))
    .executeTakeFirstOrThrow()
  return account.id
}
