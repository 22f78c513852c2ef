import { describe, expect, it } from 'vitest'
import { type Look, useSite } from '../support/browser.ts'
import { address, aroundDax, communeField, focused, says, title, today } from './around-dax.ts'

const site = useSite({ today, holding: aroundDax })
const open = (path: string, look: Look = {}) => site.open(path, { as: 'adviser', ...look })

describe('the commune', () => {
  it('is told apart from its homonyms, and found by the name it had', async () => {
    const page = await open('/')
    await communeField(page).fill('saint-denis')
    const options = page.getByRole('option')
    await options.first().waitFor()
    const offered = await options.allTextContents()
    expect(offered.filter((text) => text.startsWith('Saint-Denis')).length).toBeGreaterThan(1)
    expect(new Set(offered).size).toBe(offered.length)
    await communeField(page).fill('quézac')
    await page.getByRole('option', { name: 'Quézac, aujourd’hui Gorges du Tarn Causses' }).click()
    await page.waitForURL(/commune=48146/)
    await title(page).and(page.getByText('à Gorges du Tarn Causses')).waitFor()
  })

  it('has a sentence when nothing answers, comes back with Escape, goes away with its cross', async () => {
    const page = await open('/?commune=40088')
    await expect.poll(() => communeField(page).inputValue()).toBe('Dax (40100)')
    await communeField(page).fill('zzzz')
    await page.getByText('Aucune commune ne commence par «\u00a0zzzz\u00a0». Essayez le code postal.').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => communeField(page).inputValue()).toBe('Dax (40100)')
    await page.getByRole('button', { name: 'Effacer la commune' }).click()
    await says(page, 'Où habite la personne\u202f?')
    await expect.poll(() => focused(page)).toBe('')
    await expect.poll(() => address(page)).toBe('/')
  })

  it('waits for the list of what is typed, when Enter or Tab comes first', async () => {
    const page = await open('/')
    await page.route('**/api/communes?q=*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300))
      await route.continue()
    })
    await communeField(page).fill('da')
    await page.getByRole('option').first().waitFor()
    await communeField(page).fill('mont-de-marsan')
    await page.keyboard.press('Enter')
    await expect.poll(() => communeField(page).inputValue()).toBe('Mont-de-Marsan (40000)')
    await communeField(page).fill('dax')
    await page.keyboard.press('Tab')
    await expect.poll(() => communeField(page).inputValue()).toBe('Dax (40100)')
    await communeField(page).fill('saint-denis')
    await page.keyboard.press('Tab')
    await page.getByRole('option', { name: /Seine-Saint-Denis/ }).waitFor()
    await expect.poll(() => address(page)).toBe('/?commune=40088')
    await expect.poll(() => communeField(page).evaluate((field) => field === document.activeElement)).toBe(true)
  })

  it('is remembered on this computer, and offered next time', async () => {
    const page = await open('/')
    await communeField(page).fill('dax')
    await page.getByRole('option', { name: /Dax/ }).first().click()
    await says(page, '4\u00a0ressources à Dax')
    await page.goto('/')
    await page.getByRole('button', { name: 'Dax (40100)' }).click()
    await says(page, '4\u00a0ressources à Dax')
    await expect.poll(() => communeField(page).inputValue()).toBe('Dax (40100)')
  })
})
