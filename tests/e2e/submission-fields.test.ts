import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ListingContent } from '../../server/contract/content.ts'
import { collection, feature, useAddressService } from '../support/address-service.ts'
import { axe, type Look, shot, useSite } from '../support/browser.ts'
import { freePort } from '../support/free-port.ts'
import { aWriter } from '../support/writers.ts'

const service = useAddressService(await freePort())
const site = useSite({
  holding: async () => {},
  engine: false,
  env: { ADDRESS_SERVICE_URL: `http://127.0.0.1:${service.port}/search/` },
})

let writer: Awaited<ReturnType<typeof aWriter>>
beforeAll(async () => {
  writer = await aWriter(site.product)
})

/** The editor, open on a draft that says this. */
async function editor(content: Partial<ListingContent>, look: Look = {}) {
  const id = await writer.start()
  await writer.save(id, (await writer.read(id)).version, content)
  const page = await site.open(`/mes-fiches/${id}`, { as: writer.account, ...look })
  await page.locator('#champ-nom').waitFor()
  const kept = async (field: keyof ListingContent) => (await writer.read(id)).content[field]
  return { page, kept }
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

describe('opening hours', () => {
  it('are picked day by day, copied, and kept as OSM writes them', async () => {
    const { page, kept } = await editor({ horaires_accueil: null })
    await page.getByLabel('Jours et heures').check()
    await button(page, 'Ajouter des heures le lundi').click()
    await button(page, 'Ajouter des heures le lundi').click()
    await page.getByLabel('lundi, de', { exact: true }).selectOption('8\u00a0h\u00a030')
    await button(page, 'Copier les heures du lundi\u00a0: mardi à vendredi').click()
    await page.getByLabel('Fermé les jours fériés').check()
    await expect.poll(() => kept('horaires_accueil')).toBe('Mo-Fr 08:30-12:00,14:00-17:00; PH off')
    await button(page, 'Annuler la copie').click()
    await expect.poll(() => kept('horaires_accueil')).toBe('Mo 08:30-12:00,14:00-17:00')
  })

  it('that are wrong are told beside their day, kept in the draft, and not sent', async () => {
    const { page, kept } = await editor({ horaires_accueil: 'Mo,Tu 09:00-12:00' })
    await page.getByLabel('mardi, à').selectOption('8\u00a0h')
    await page.getByText('La fin vient avant le début.').waitFor()
    await expect.poll(() => page.getByLabel('mardi, de').getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => kept('horaires_accueil')).toBe('Mo 09:00-12:00; Tu ?09:00-08:00')
    await page.reload()
    await page.getByText('La fin vient avant le début.').waitFor()
    await button(page, 'Envoyer à relire').click()
    await page.getByText('Les heures d’un jour sont à corriger.').first().waitFor()
    expect(await axe(page)).toEqual([])
  })

  it('are taken away and added without a mouse', async () => {
    const { page, kept } = await editor({ horaires_accueil: 'Sa 09:00-12:00' })
    await button(page, 'Retirer\u00a0: samedi, 9\u00a0h – 12\u00a0h').press('Enter')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Ajouter des heures le samedi')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('samedi, de')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => kept('horaires_accueil')).toBe('Sa 09:15-12:00')
  })

  it('that say more than a week are kept, in words, until somebody replaces them', async () => {
    const source = 'Jul-Aug Mo-Fr 09:00-12:00'
    const { page, kept } = await editor({ horaires_accueil: source })
    await page.getByText('Juillet et août, lundi au vendredi').waitFor()
    await shot(page, 'hours-kept')
    await button(page, 'Remplacer par des horaires choisis').click()
    await expect.poll(() => kept('horaires_accueil')).toBe(source)
    await button(page, 'Ajouter des heures le lundi').click()
    await expect.poll(() => kept('horaires_accueil')).toBe('Mo 09:00-12:00')
    await button(page, 'Reprendre les horaires d’origine').click()
    await expect.poll(() => kept('horaires_accueil')).toBe(source)
  })
})

describe('where people must live', () => {
  it('is found by name, counted once, and taken away', async () => {
    const { page, kept } = await editor({ zone_eligibilite: [] })
    const field = page.locator('#champ-zone_eligibilite')
    await field.fill('grand dax')
    await field.press('Enter') // before the list
    await page.getByText('Grand Dax, 20 communes').waitFor()
    await field.fill('dax')
    await page.getByRole('option', { name: /^Dax/ }).click()
    await page.getByText('Dax est déjà dans le Grand Dax.').waitFor()
    await page.getByText(/Environ 59\s000 habitants, 20\scommunes/).waitFor()
    await expect.poll(() => kept('zone_eligibilite')).toEqual(['244000675', '40088'])
    await button(page, 'Retirer\u00a0: Dax (40)').click()
    await expect.poll(() => kept('zone_eligibilite')).toEqual(['244000675'])
    await field.press('Backspace')
    await expect.poll(() => kept('zone_eligibilite')).toEqual([])
  })
})

describe('the place', () => {
  const nowhere = { commune: null, code_postal: null, adresse: null }

  it('has its postal code from the commune, and offers the others', async () => {
    const { page, kept } = await editor(nowhere)
    await page.locator('#champ-commune').fill('le port')
    await page
      .getByRole('option', { name: /Le Port/ })
      .first()
      .waitFor()
    await page.locator('#champ-commune').fill('marseille')
    await page.locator('#champ-commune').press('Enter')
    await page.getByText(/Choisissez parmi ses \d+ codes\./).waitFor()
    await expect.poll(() => kept('commune')).toBe('13055')
    await expect.poll(() => page.locator('#champ-code_postal-codes option').count()).toBeGreaterThan(10)
    await page.locator('#champ-code_postal').fill('13008')
    await expect.poll(() => kept('code_postal')).toBe('13008')
  })

  it('is completed by the address service, and never waits for it', async () => {
    const { page, kept } = await editor(nowhere)
    service.answer = (response) => response.end(collection(feature('2 Place du Foirail', '48061', '48400')))
    await page.locator('#champ-adresse').fill('2 place du foi')
    await page.getByRole('option', { name: /2 Place du Foirail/ }).waitFor()
    await shot(page, 'address-1280')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => kept('longitude')).toBe(3.594)
    expect([await kept('adresse'), await kept('commune')]).toEqual(['2 Place du Foirail', '48061'])
    // Typed further, it is another place; Tab takes what is typed, not what is offered.
    await page.locator('#champ-adresse').fill('4 place du foirail')
    await page.getByRole('option', { name: /2 Place du Foirail/ }).waitFor()
    await page.keyboard.press('Tab')
    await expect.poll(() => kept('adresse')).toBe('4 place du foirail')
    await expect.poll(() => kept('longitude')).toBeNull()
    service.answer = (response) => response.writeHead(500).end()
    await page.locator('#champ-adresse').fill('12 rue sans réponse')
    await expect.poll(() => kept('adresse')).toBe('12 rue sans réponse')
  })
})

describe('thématiques', () => {
  it('are suggested from what is written, and all within reach', async () => {
    const { page, kept } = await editor({ nom: 'Garage solidaire', thematiques: [] })
    await button(page, 'Entretenir et réparer son véhicule').click()
    await expect.poll(() => kept('thematiques')).toEqual(['mobilite--entretenir-reparer-son-vehicule'])
    await page.getByText('Toutes les thématiques').press('Enter')
    await page.getByRole('group', { name: 'Numérique' }).getByLabel('Acquérir un équipement').check()
    await expect.poll(() => kept('thematiques')).toHaveLength(2)
    expect(await axe(page)).toEqual([])
    await button(page, 'Acquérir un équipement').click()
    await expect.poll(() => kept('thematiques')).toHaveLength(1)
  })
})

it('a telephone is set in pairs once it is typed', async () => {
  const { page, kept } = await editor({ intervenants: [] })
  const telephone = page.getByLabel('Téléphone direct')
  await telephone.fill('0465710520')
  await telephone.press('Tab')
  await expect.poll(() => telephone.inputValue()).toBe('04 65 71 05 20')
  await expect.poll(() => kept('intervenants')).toMatchObject([{ telephone: '04 65 71 05 20' }])
})

const zone = ['244000675', '40', '48061']
it.each([360, 768, 1280])('the fields fit a screen of %i px, without anything for axe to find', async (width) => {
  const horaires_accueil = 'Mo-We,Fr 08:30-12:00,13:30-17:00; Th 08:30-12:00; PH off'
  const { page } = await editor({ horaires_accueil, zone_eligibilite: zone }, { width, touch: width < 768 })
  await page.getByText(/Environ/).waitFor()
  expect(await axe(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  await shot(page, `fields-${width}`)
})
