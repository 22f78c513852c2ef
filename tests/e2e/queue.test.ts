import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { aReport } from '../factories/a-report.ts'
import { axe, holdBack, shot, useSite } from '../support/browser.ts'
import { aNewListing, emptyQueue, rental } from '../support/review-desk.ts'

const site = useSite()
const db = () => site.product.deps.db
beforeEach(() => emptyQueue(db()))

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

describe('a gesture made twice', () => {
  it('publishes one listing: neither a key held down nor a double click reaches the next one', async () => {
    for (const hours of [50, 40, 30, 20]) await aNewListing(db(), `Envoyée il y a ${hours} h`, hours)
    const page = await site.open('/file', { as: 'admin' })
    const held = { key: 'p', bubbles: true, repeat: true }
    await title(page, 'Envoyée il y a 50 h').waitFor()
    await page.keyboard.press('p')
    await title(page, 'Envoyée il y a 40 h').waitFor()
    await page.evaluate((init) => document.body.dispatchEvent(new KeyboardEvent('keydown', init)), held)
    await page.getByRole('button', { name: 'Publier' }).click()
    await title(page, 'Envoyée il y a 30 h').waitFor()
    // The second click of two, as the browser counts them.
    await page.getByRole('button', { name: 'Publier' }).dispatchEvent('click', { detail: 2 })
    await page.keyboard.press('j')
    await title(page, 'Envoyée il y a 20 h').waitFor()
    await page.getByRole('link', { name: /^File 2 à relire/ }).waitFor()
    const approved = await db()
      .selectFrom('listings')
      .select('nom')
      .where('nom', 'like', 'Envoyée il y a%')
      .where('state', '=', 'published')
      .orderBy('nom', 'desc')
      .execute()
    expect(approved.map(({ nom }) => nom)).toEqual(['Envoyée il y a 50 h', 'Envoyée il y a 40 h'])
  })
})

it('stays where one reads when a decision is slow to be answered', async () => {
  for (const hours of [50, 40, 30]) await aNewListing(db(), `Lente, il y a ${hours} h`, hours)
  const page = await site.open('/file', { as: 'admin' })
  await title(page, 'Lente, il y a 50 h').waitFor()
  const letGo = await holdBack(page, '**/publish')
  await page.keyboard.press('p')
  await page.getByRole('button', { name: 'Un instant…' }).waitFor()
  await page.keyboard.press('j')
  await title(page, 'Lente, il y a 40 h').waitFor()
  await page.keyboard.press('j')
  await title(page, 'Lente, il y a 30 h').waitFor()
  letGo()
  await page.getByRole('link', { name: /^File 2 à relire/ }).waitFor()
  await expect.poll(() => title(page, 'Lente, il y a 30 h').count()).toBe(1)
})

describe('filters', () => {
  it('count what they let through, and lead back to the whole queue once it is read', async () => {
    await aNewListing(db(), 'Vélos à assistance', 30)
    await aReport(db(), { listing_id: rental, hoursAgo: 50 })
    const page = await site.open('/file?nature=new', { as: 'admin' })
    await title(page, 'Vélos à assistance').waitFor()
    await page.getByRole('heading', { name: /^1 sur 2 à relire/ }).waitFor()
    const places = page.getByRole('combobox', { name: 'Département' }).getByRole('option')
    await expect.poll(() => places.first().innerText()).toBe('Partout')
    await expect.poll(() => places.nth(1).innerText()).toBe('Ain (01)')
    await page.getByRole('combobox', { name: 'Département' }).selectOption({ label: 'Landes (40)' })
    await page.waitForURL(/departement=40/)
    await title(page, 'Vélos à assistance').waitFor()
    await page.keyboard.press('p')
    await title(page, 'Rien ne répond à ces filtres').waitFor()
    await page.getByText(/^1\sautre attend une décision/).waitFor()
    expect(await axe(page)).toEqual([])
    await shot(page, 'queue-filtered-empty')
    await page.getByRole('link', { name: 'Voir toute la file' }).click()
    await page.waitForURL('**/file/signalement/*')
  })
})

describe('taking care of something', () => {
  it('says when it did not go through', async () => {
    const { id } = await aNewListing(db(), 'Vélos à assistance', 30)
    const page = await site.open(`/file/fiche/${id}`, { as: 'admin' })
    await title(page, 'Vélos à assistance').waitFor()
    await page.route('**/assignee', (route) => route.abort())
    await page.getByRole('button', { name: 'Je m’en occupe' }).click()
    await page.getByRole('alert').filter({ hasText: 'Le serveur ne répond pas' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.unroute('**/assignee')
    await page.getByRole('button', { name: 'Je m’en occupe' }).click()
    await page.getByRole('button', { name: 'Rendre à la file' }).waitFor()
    await expect.poll(() => page.getByRole('alert').count()).toBe(0)
  })

  it('is for reports too, and finds one’s own again', async () => {
    const report = await aReport(db(), { listing_id: rental, hoursAgo: 50 })
    await aNewListing(db(), 'Vélos à assistance', 30)
    const page = await site.open(`/file/signalement/${report.id}`, { as: 'admin' })
    await page.getByRole('button', { name: 'Je m’en occupe' }).click()
    await page.getByRole('button', { name: 'Rendre à la file' }).waitFor()
    await shot(page, 'queue-report-taken')
    expect(await axe(page)).toEqual([])
    await page.getByLabel('Les miennes').check()
    await page.getByRole('heading', { name: /^1 sur 2 à relire/ }).waitFor()
    await page.waitForURL(`**/file/signalement/${report.id}?miennes=oui`)
    await page.getByRole('button', { name: 'Rendre à la file' }).click()
    await page.getByRole('heading', { name: /^0 sur 2 à relire/ }).waitFor()
  })
})
