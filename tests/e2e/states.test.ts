import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { axe, type Look, shot, useSite } from '../support/browser.ts'
import { aroundDax, communeField, panel, results, says, title, today, wordsField } from './around-dax.ts'

const site = useSite({ today, holding: aroundDax })
const open = (path: string | null, look: Look = {}) => site.open(path, { as: 'adviser', ...look })

/** Every state of the search and of a listing: how to come to it from a signed-in browser. */
const states: Record<string, (page: Page) => Promise<unknown>> = {
  start: async (page) => {
    await page.goto('/')
    await says(page, 'Où habite la personne\u202f?')
  },
  'commune being typed': async (page) => {
    await page.goto('/')
    await communeField(page).fill('saint')
    await page.getByRole('option').first().waitFor()
  },
  'no such commune': async (page) => {
    await page.goto('/')
    await communeField(page).fill('zzzz')
    await page.getByText('Aucune commune ne commence par').waitFor()
  },
  results: async (page) => {
    await page.goto('/?commune=40088&rayon=100&public=jeunes&frais=gratuit')
    await says(page, '2\u00a0ressources à Dax')
  },
  'filters open': async (page) => {
    await page.goto('/?commune=40088')
    await says(page, '4\u00a0ressources à Dax')
    const button = page.getByRole('button', { name: 'Filtres' })
    if (await button.isVisible()) await button.click()
  },
  'other freins open': async (page) => {
    await page.goto('/?commune=40088&frein=handicap&rayon=100')
    await says(page, '1\u00a0ressource à Dax')
    await page.getByRole('button', { name: /Autres/ }).click()
  },
  'without a commune': async (page) => {
    await page.goto('/?frein=mobilite')
    await says(page, '3\u00a0ressources')
  },
  loading: async (page) => {
    await page.route('**/api/search?**', () => {})
    await page.goto('/?commune=40088')
    await page.getByRole('status').getByText('Recherche en cours').waitFor()
  },
  'nothing found': async (page) => {
    await page.goto('/?commune=40088&frein=handicap&public=jeunes')
    await says(page, 'Aucune ressource à Dax')
    await page.getByRole('link', { name: 'Jusqu’à 50 km 1 fiche' }).waitFor()
  },
  'only unconfirmed': async (page) => {
    await page.goto('/?commune=40088&frein=garde-enfants')
    await says(page, 'Aucune ressource confirmée à Dax')
    await page.getByRole('link', { name: 'Garde d’enfants la nuit' }).waitFor()
    await page.getByRole('link', { name: /Tous les freins/ }).waitFor()
  },
  refused: async (page) => {
    await page.goto('/?commune=99999')
    await says(page, 'Cette commune n’existe pas')
  },
  failed: async (page) => {
    await page.route('**/api/search?**', (route) => route.fulfill({ status: 500, json: { requestId: '7Q4K-2M' } }))
    await page.goto('/?commune=40088')
    await says(page, 'La recherche n’a pas répondu')
  },
  listing: async (page) => {
    await page.goto('/?commune=40088&frein=mobilite')
    await results(page).first().click()
    await page.getByRole('link', { name: '05 36 49 01 42' }).waitFor()
    await page.getByRole('button', { name: 'Code QR du numéro' }).click()
    await page.getByRole('img', { name: /Code QR/ }).waitFor()
  },
  'unconfirmed listing': async (page) => {
    await page.goto('/?commune=40088&frein=garde-enfants')
    await page.getByRole('link', { name: 'Garde d’enfants la nuit' }).click()
    await page.getByText('Appelez avant d’y envoyer').waitFor()
  },
  'listing on its page': async (page) => {
    await page.goto('/?commune=40088&frein=mobilite')
    await results(page).first().click()
    const whole = page.getByRole('link', { name: 'Fiche complète' })
    await page.getByRole('link', { name: '05 36 49 01 42' }).waitFor()
    if (await whole.isVisible()) await whole.click()
    await says(page, 'Location solidaire de voitures')
  },
  'listing gone': async (page) => {
    await page.goto('/fiches/00000000-0000-4000-8000-000000000000')
    await says(page, 'Cette fiche n’existe pas ou n’existe plus')
  },
  'session ended': async (page) => {
    await page.goto('/?commune=40088')
    await says(page, '4\u00a0ressources à Dax')
    await page.context().clearCookies()
    // The line of the sector may ask first, and the dialog lie over the choice already.
    await page.getByText('Logement', { exact: true }).dispatchEvent('click')
    await page.getByRole('dialog', { name: 'Votre session est terminée' }).waitFor()
  },
}

describe.each(Object.entries(states))('%s', (name, reach) => {
  it.each([1280, 360])('has nothing for axe to say and holds in %i px, light and dark', async (width) => {
    const page = await open(null, { width })
    await reach(page)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await shot(page, `${name.replaceAll(' ', '-')}-${width}-${colorScheme}`)
      expect(await axe(page)).toEqual([])
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    // One main title, whatever happened.
    await expect.poll(() => page.locator('main h1').count()).toBe(1)
  })
})

describe('when nothing answers', () => {
  it('leads up the ladder to what does', async () => {
    const page = await open('/?commune=40088&frein=handicap&public=jeunes')
    await page.getByText('Rien pour le frein handicap à Dax').waitFor()
    await page.getByText('Dans un rayon de 30 km, pour les jeunes. En élargissant\u00a0:').waitFor()
    await page.getByRole('link', { name: 'Jusqu’à 50 km 1 fiche' }).click()
    await says(page, '1\u00a0ressource à Dax')
    await page.getByRole('link', { name: 'Dossier MDPH accompagné' }).waitFor()
  })

  it('leads out of words that mean nothing', async () => {
    const page = await open('/?q=le+la')
    await page.getByRole('button', { name: 'Effacer les mots' }).click()
    await says(page, 'Où habite la personne\u202f?')
    await expect.poll(() => wordsField(page).evaluate((field) => field === document.activeElement)).toBe(true)
  })

  it('leads out of every address that makes no sense, in one gesture', async () => {
    for (const [address, gesture] of [
      ['/?commune=99999', 'Choisir une autre commune'],
      ['/?frein=volant', 'Retirer les freins'],
      ['/?commune=40088&rayon=12', 'Revenir à 30 km'],
      ['/?commune=40088&public=martiens', 'Pour tous les publics'],
      ['/?commune=40088&tri=hasard', 'Revenir à l’ordre habituel'],
      ['/?commune=40088&page=7', 'Revenir à la première page'],
      ['/?commune=40088&page=zero', 'Revenir à la première page'],
    ] as const) {
      const page = await open(address)
      await page.getByRole('button', { name: gesture }).click()
      await title(page)
        .and(page.getByText(/Où habite|ressources à Dax/))
        .waitFor()
      await page.close()
    }
  })
})

describe('when the server does not answer', () => {
  it('keeps the search, says the reference, and tries again', async () => {
    const page = await open(null)
    let failures = 1
    await page.route('**/api/search?**', (route) =>
      failures-- > 0
        ? route.fulfill({ status: 500, json: { code: 'internal', message: 'Une erreur.', requestId: '7Q4K-2M' } })
        : route.continue(),
    )
    await page.goto('/?commune=40088&frein=mobilite')
    await says(page, 'La recherche n’a pas répondu')
    await page.getByText('Référence\u00a0: 7Q4K-2M').waitFor()
    await page.getByRole('button', { name: 'Réessayer' }).click()
    await says(page, '3\u00a0ressources à Dax')
  })

  it('says that the network is gone, and goes on by itself when it is back', async () => {
    const page = await open('/?commune=40088')
    await says(page, '4\u00a0ressources à Dax')
    await page.context().setOffline(true)
    await page.getByText('Mobilité', { exact: true }).click()
    await page.getByText('Le serveur ne répond pas. Vérifiez votre connexion').waitFor()
    await page.context().setOffline(false)
    await says(page, '3\u00a0ressources à Dax')
  })

  it('opens a listing it had time to prepare, and keeps old results while new ones come', async () => {
    const page = await open('/?commune=40088')
    await says(page, '4\u00a0ressources à Dax')
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/api/search?**', async (route) => {
      await held
      await route.continue()
    })
    await page.getByText('Logement', { exact: true }).click()
    await page.waitForURL(/frein=logement/)
    await expect.poll(() => results(page).count()).toBe(4)
    release()
    await says(page, '1\u00a0ressource à Dax')
  })
})

it('opens a session again over the page, and the search goes on', async () => {
  const page = await open('/?commune=40088')
  await says(page, '4\u00a0ressources à Dax')
  await results(page).first().click()
  await panel(page).getByRole('link', { name: '05 36 49 01 42' }).waitFor()
  const cookies = await page.context().cookies()
  await page.context().clearCookies()
  await page.getByText('Logement', { exact: true }).click()
  await page.getByRole('dialog', { name: 'Votre session est terminée' }).waitFor()
  await page.context().addCookies(cookies)
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await says(page, '1\u00a0ressource à Dax')
})
