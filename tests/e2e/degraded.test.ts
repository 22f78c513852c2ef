import { expect, it } from 'vitest'
import { axe, useSite } from '../support/browser.ts'
import { aroundDax, results, says, title, today } from './around-dax.ts'

const site = useSite({ today, engine: false, holding: aroundDax })

it.each([false, true])('without the word engine the page says so, and results stay (dark: %s)', async (dark) => {
  const page = await site.open('/?commune=40088&q=navette', { as: 'adviser', dark })
  await says(page, '1\u00a0ressource à Dax')
  await page.getByRole('status').getByText('Recherche simplifiée pour le moment').waitFor()
  await results(page).and(page.getByText('Navette vers les zones d’activité')).waitFor()
  expect(await axe(page)).toEqual([])
})

it('searches without words do not notice', async () => {
  const page = await site.open('/?commune=40088', { as: 'adviser' })
  await says(page, '4\u00a0ressources à Dax')
  await expect.poll(() => page.getByText('Recherche simplifiée').count()).toBe(0)
})

it('says when no listing has all the words', async () => {
  const page = await site.open('/?commune=40088&q=navette+microcredit', { as: 'adviser' })
  await title(page).waitFor()
  await page.getByText('Aucune fiche ne contient tous les mots').waitFor()
  expect(await axe(page)).toEqual([])
})
