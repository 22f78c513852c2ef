import { describe, expect, it } from 'vitest'
import { aListing } from '../factories/a-listing.ts'
import type { TestApp } from '../support/app.ts'
import { type Look, useSite } from '../support/browser.ts'
import {
  address,
  aroundDax,
  communeField,
  focused,
  panel,
  results,
  says,
  title,
  today,
  wordsField,
} from './around-dax.ts'

async function holding(product: TestApp) {
  await aroundDax(product)
  const reims = { commune: '51454', code_postal: '51100', longitude: 4.03, latitude: 49.26 }
  for (let made = 0; made < 23; made += 1)
    await aListing(product.deps.db, { ...reims, verified_on: made < 2 ? '2025-01-15' : '2026-11-01' })
}

const site = useSite({ today, holding })
const open = (path: string, look: Look = {}) => site.open(path, { as: 'adviser', ...look })
const names = (page: Awaited<ReturnType<typeof open>>) => results(page).allTextContents()

describe('the main job', () => {
  it('leads from a commune and a frein to a number in four gestures', async () => {
    const page = await open('/')
    await says(page, 'Où habite la personne\u202f?')
    await communeField(page).pressSequentially('dax')
    await page.getByRole('option', { name: /Dax/ }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('Mobilité', { exact: true }).click()
    await says(page, '3\u00a0ressources à Dax')
    await results(page).first().click()
    const number = panel(page).getByRole('link', { name: '05 36 49 01 42' })
    await number.waitFor()
    await expect.poll(() => number.getAttribute('href')).toBe('tel:+33536490142')
    await panel(page).getByText('Maëlle Lartigue, référente mobilité').first().waitFor()
    await expect.poll(() => page.title()).toBe('Mobilité à Dax\u00a0: 3\u00a0ressources – Levier')
  })

  it('is done with a keyboard only, and Escape gives the row back', async () => {
    const page = await open('/')
    await title(page).waitFor()
    while ((await page.evaluate(() => document.activeElement?.getAttribute('role'))) !== 'combobox')
      await page.keyboard.press('Tab')
    await page.keyboard.type('40100')
    await page.getByRole('option', { name: /Dax/ }).waitFor()
    await page.keyboard.press('Tab')
    while ((await page.evaluate(() => document.activeElement?.getAttribute('value'))) !== 'mobilite')
      await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await says(page, '3\u00a0ressources à Dax')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => focused(page)).toBe('Location solidaire de voitures')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => focused(page)).toBe('Microcrédit pour un véhicule')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2')
    await expect.poll(() => focused(page)).toBe('Navette vers les zones d’activité')
    await page.keyboard.press('Escape')
    await panel(page).getByText('Le numéro s’affichera ici').waitFor()
    await expect.poll(() => focused(page)).toBe('Navette vers les zones d’activité')
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('A')
  })

  it('never takes keys from what is being typed', async () => {
    const page = await open('/?commune=40088')
    await says(page, '4\u00a0ressources à Dax')
    await page.keyboard.press('/')
    await page.keyboard.type('1/2 h')
    await expect.poll(() => wordsField(page).inputValue()).toBe('1/2 h')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('mots')
    const radius = page.getByRole('radio', { name: '30 km' })
    await radius.focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => address(page)).toContain('rayon=50')
  })
})

describe('the address', () => {
  it('is the whole state: back, forward, reload and a new window find it', async () => {
    const page = await open('/?commune=40088')
    await says(page, '4\u00a0ressources à Dax')
    await page.getByText('Logement', { exact: true }).click()
    await says(page, '1\u00a0ressource à Dax')
    await results(page).first().click()
    await panel(page).getByRole('heading', { name: 'Studios meublés' }).waitFor()
    const opened = await address(page)
    expect(opened).toMatch(/^\/\?commune=40088&frein=logement&fiche=[0-9a-f-]{36}$/)
    await page.goBack()
    await page.goBack()
    await says(page, '4\u00a0ressources à Dax')
    await expect.poll(() => address(page)).toBe('/?commune=40088')
    await page.goForward()
    await page.goForward()
    await page.reload()
    await panel(page).getByRole('heading', { name: 'Studios meublés' }).waitFor()
    const other = await open(opened)
    await panel(other).getByRole('link', { name: '05 36 49 01 42' }).waitFor()
    await says(other, '1\u00a0ressource à Dax')
  })

  it('has one step back from a listing opened with a double click', async () => {
    const page = await open('/?commune=40088')
    await results(page).first().dblclick()
    await panel(page).getByRole('link', { name: '05 36 49 01 42' }).waitFor()
    await page.goBack()
    await panel(page).getByText('Le numéro s’affichera ici').waitFor()
    await expect.poll(() => address(page)).toBe('/?commune=40088')
  })

  it('follows words without a step back for each letter', async () => {
    const page = await open('/?commune=40088')
    await says(page, '4\u00a0ressources à Dax')
    await page.getByText('Mobilité', { exact: true }).click()
    await wordsField(page).pressSequentially('navette', { delay: 30 })
    await expect.poll(() => names(page)).toEqual(['Navette vers les zones d’activité'])
    await expect.poll(() => address(page)).toBe('/?commune=40088&frein=mobilite&q=navette')
    await page.goBack()
    await says(page, '4\u00a0ressources à Dax')
    await expect.poll(() => wordsField(page).inputValue()).toBe('')
  })
})

describe('choices', () => {
  it('narrow with true counts, and go away one by one or together', async () => {
    const page = await open('/?commune=40088')
    await says(page, '4\u00a0ressources à Dax')
    const filters = page.getByRole('region', { name: 'Filtres' })
    await filters.getByRole('checkbox', { name: 'Femmes 3' }).check()
    await says(page, '3\u00a0ressources à Dax')
    // Counts of a group do not move with the ticks of that group.
    await filters.getByRole('checkbox', { name: 'Jeunes 3' }).waitFor()
    await filters.getByRole('radio', { name: 'Sur place 2', exact: true }).check()
    await filters.getByRole('checkbox', { name: 'Gratuit 2' }).check()
    await says(page, '2\u00a0ressources à Dax')
    const active = page.getByRole('list', { name: 'Filtres actifs' })
    await expect
      .poll(() => active.getByRole('listitem').allTextContents())
      .toEqual(['Femmes', 'Sur place', 'Gratuit', 'Tout effacer'])
    await active.getByRole('button', { name: 'Retirer : Sur place' }).click()
    await expect.poll(() => address(page)).toBe('/?commune=40088&public=femmes&frais=gratuit')
    await active.getByRole('button', { name: 'Tout effacer' }).click()
    await says(page, '4\u00a0ressources à Dax')
  })

  it('reach farther with the radius, in another order with the list', async () => {
    const page = await open('/?commune=40088')
    await says(page, '4\u00a0ressources à Dax')
    await page.getByText('100 km', { exact: true }).click()
    await says(page, '5\u00a0ressources à Dax')
    await page.getByRole('heading', { name: 'Plus de 25 km' }).waitFor()
    await page.getByRole('combobox', { name: 'Trier par' }).selectOption('Vérifiées récemment')
    await expect.poll(() => address(page)).toBe('/?commune=40088&rayon=100&tri=fraicheur')
    await expect.poll(async () => (await names(page)).at(-1)).toBe('Studios meublés')
  })

  it('hold the eight other freins behind one button, that Escape closes', async () => {
    const page = await open('/?commune=40088&rayon=100')
    const button = page.getByRole('button', { name: /Autres/ })
    await button.click()
    await page.getByText('Handicap', { exact: true }).click()
    await says(page, '1\u00a0ressource à Dax')
    await page.getByRole('button', { name: 'Autres freins 1 choisi' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => button.getAttribute('aria-expanded')).toBe('false')
    await expect.poll(() => focused(page)).toContain('Autres')
  })

  it('open the group of what nobody confirmed, apart from the rest', async () => {
    const page = await open('/?commune=40088')
    const group = page.getByRole('button', { name: 'Non confirmées depuis 18 mois (1)' })
    await group.waitFor()
    await expect.poll(() => page.getByText('Garde d’enfants la nuit').count()).toBe(0)
    await group.click()
    await page.getByRole('link', { name: 'Garde d’enfants la nuit' }).waitFor()
    await says(page, '4\u00a0ressources à Dax')
    await expect.poll(() => address(page)).toBe('/?commune=40088&perimees=1')
    await group.click()
    await expect.poll(() => page.getByRole('link', { name: 'Garde d’enfants la nuit' }).count()).toBe(0)
  })
})

it('turns pages, the unconfirmed after the last of the others', async () => {
  const page = await open('/?commune=51454&frein=mobilite')
  await says(page, '22\u00a0ressources à Reims')
  await page.getByText('1 à 20 sur 22').waitFor()
  await expect.poll(() => page.getByText('Non confirmées depuis').count()).toBe(0)
  await page.getByRole('link', { name: 'Page suivante' }).click()
  await page.getByText('21 à 22 sur 22').waitFor()
  await expect.poll(() => focused(page)).toBe('22\u00a0ressources à Reims')
  await page.getByRole('button', { name: 'Non confirmées depuis 18 mois (2)' }).click()
  await page.getByText('21 à 24 sur 24').waitFor()
  await expect.poll(() => address(page)).toBe('/?commune=51454&frein=mobilite&perimees=1&page=2')
})

describe('a row', () => {
  it.each([360, 768, 1024, 1280])('says all its reasons, whole, at %i px', async (width) => {
    const page = await open('/?commune=40088&perimees=1', { width })
    const rows = page.getByRole('list', { name: 'Pourquoi cette ressource' })
    await rows.first().waitFor()
    await expect
      .poll(() => rows.first().getByRole('listitem').allTextContents())
      .toEqual(['Couvre Dax', 'Jeunes, +1', 'Vérifiée il y a 12 jours'])
    const cut = await page.evaluate(
      () =>
        [...document.querySelectorAll('li[class*=hit] li, li[class*=hit] li *')].filter(
          (one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0,
        ).length,
    )
    expect(cut).toBe(0)
  })

  it('keeps the order beside the title, however many filters there are', async () => {
    const page = await open('/?commune=40088&public=jeunes&public=femmes&accueil=en-presentiel&frais=gratuit')
    const top = (one: ReturnType<typeof title>) => one.evaluate((box) => box.getBoundingClientRect().top)
    await title(page).waitFor()
    const order = page.getByRole('combobox', { name: 'Trier par' })
    // What is above may still be taking its place between the two measures.
    await expect.poll(async () => Math.abs((await top(title(page))) - (await top(order)))).toBeLessThan(12)
  })
})

describe('on a phone', () => {
  const phone = { width: 360, height: 740, touch: true }

  it('gives the listing a page, and the list back where it was left', async () => {
    const page = await open('/?commune=51454&frein=mobilite', phone)
    await says(page, '22\u00a0ressources à Reims')
    const row = results(page).nth(12)
    await row.evaluate((link) => link.scrollIntoView({ block: 'center' }))
    const before = await page.evaluate(() => scrollY)
    expect(before).toBeGreaterThan(400)
    await row.tap()
    await page.getByRole('link', { name: '05 36 49 01 42' }).waitFor()
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0)
    await page.getByRole('link', { name: '22 ressources à Reims' }).tap()
    await says(page, '22\u00a0ressources à Reims')
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(before)
    await expect.poll(() => address(page)).toBe('/?commune=51454&frein=mobilite')
  })

  it('follows an address made for a wide screen', async () => {
    const wide = await open('/?commune=40088&frein=logement')
    await results(wide).first().click()
    await panel(wide).getByRole('link', { name: '05 36 49 01 42' }).waitFor()
    const page = await open(await address(wide), phone)
    await says(page, 'Studios meublés')
    await expect.poll(() => address(page)).toMatch(/^\/fiches\/[0-9a-f-]{36}\?commune=40088&frein=logement$/)
  })

  it('closes the menu on the way to an empty search', async () => {
    const page = await open('/?commune=40088', phone)
    await page.getByRole('button', { name: 'Menu' }).tap()
    await page.getByRole('link', { name: 'Recherche' }).tap()
    await says(page, 'Où habite la personne\u202f?')
    await expect.poll(() => page.getByRole('button', { name: 'Menu' }).getAttribute('aria-expanded')).toBe('false')
  })

  it('keeps filters behind a button', async () => {
    const page = await open('/?commune=40088', phone)
    await says(page, '4\u00a0ressources à Dax')
    const filters = page.getByRole('region', { name: 'Filtres' })
    await expect.poll(() => filters.count()).toBe(0)
    await page.getByRole('button', { name: 'Filtres' }).tap()
    await filters.getByRole('checkbox', { name: 'Gratuit 2' }).check()
    await filters.getByRole('button', { name: 'Voir les 2 ressources' }).tap()
    await expect.poll(() => filters.count()).toBe(0)
    await page.getByRole('button', { name: 'Filtres 1' }).waitFor()
  })
})
