import { describe, expect, it } from 'vitest'
import { saveListings } from '../../server/features/listings/listings.queries.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { type Look, useSite } from '../support/browser.ts'
import { address, aroundDax, panel, results, says, title, today } from './around-dax.ts'

const site = useSite({ today, holding: aroundDax })
const open = (path: string, look: Look = {}) => site.open(path, { as: 'adviser', ...look })

/** The address of the page of the listing with this title, as the search gives it on a phone. */
async function pageOf(name: string) {
  const page = await open('/?commune=40088&perimees=1', { width: 360 })
  const href = await page.getByRole('link', { name }).getAttribute('href')
  await page.close()
  return href ?? ''
}

describe('a listing on its page', () => {
  it('puts the number first, and copies it', async () => {
    const page = await open(await pageOf('Location solidaire de voitures'))
    await says(page, 'Location solidaire de voitures')
    const reach = page.getByRole('complementary', { name: 'Joindre l’intervenant' })
    const number = reach.getByRole('link', { name: '05 36 49 01 42' })
    await expect.poll(() => number.getAttribute('href')).toBe('tel:+33536490142')
    const sizes = await page.evaluate(() =>
      [...document.querySelectorAll('main a, main p, main h2, main button')].map((one) =>
        Number.parseFloat(getComputedStyle(one).fontSize),
      ),
    )
    const size = await number.evaluate((link) => Number.parseFloat(getComputedStyle(link).fontSize))
    expect(size).toBe(Math.max(...sizes))

    await reach.getByRole('button', { name: 'Copier le numéro', exact: true }).click()
    await reach.getByRole('status').filter({ hasText: 'Copié' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('05 36 49 01 42')
    await reach.getByRole('button', { name: 'Copier l’adresse e-mail' }).click()
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('m.lartigue@garage-adour.example')
    const mail = reach.getByRole('link', { name: 'm.lartigue@garage-adour.example' })
    const start = 'mailto:m.lartigue@garage-adour.example?subject=Prise%20de%20contact'
    expect((await mail.getAttribute('href'))?.startsWith(start)).toBe(true)
  })

  it('shows the number as a code for a telephone, the others who answer, and the desk', async () => {
    const page = await open(await pageOf('Location solidaire de voitures'))
    const button = page.getByRole('button', { name: 'Code QR du numéro' })
    await button.click()
    await page.getByRole('img', { name: 'Code QR du numéro 05 36 49 01 42' }).waitFor()
    await expect.poll(() => button.getAttribute('aria-expanded')).toBe('true')
    const reach = page.getByRole('complementary')
    await reach.getByText('Bastien Dupouy, mécanicien').waitFor()
    await reach.getByRole('link', { name: '06 39 98 01 12' }).waitFor()
    await reach.getByText('Accueil de la structure').waitFor()
    await reach.getByRole('link', { name: '05 36 49 01 40' }).waitFor()
  })

  it('says who it is for, what to bring, when, where, and how sure it is', async () => {
    const page = await open(await pageOf('Location solidaire de voitures'))
    const section = (name: string) => page.getByRole('region', { name })
    await section('En bref').getByText('Voiture à 6 € par jour, un à trois mois.').waitFor()
    await section('Pour qui').getByText('Couvre Dax').waitFor()
    await expect
      .poll(() => section('Conditions, à apporter').getByRole('listitem').allTextContents())
      .toEqual(['Permis', 'Justificatif de domicile'])
    await section('Conditions, à apporter').getByText('Payant : 6 € par jour').waitFor()
    await section('Horaires')
      .getByRole('row', { name: /Lundi au vendredi 8 h 30 – 12 h/ })
      .waitFor()
    const map = section('Y aller').getByRole('link', { name: 'Voir sur une carte' })
    await expect.poll(() => map.getAttribute('rel')).toBe('noreferrer')
    await section('À propos de la fiche').getByText('Vérifiée le 12 nov. 2026').waitFor()
  })

  it('leads back to the search it came from, even after a reload', async () => {
    const page = await open('/?commune=40088&frein=mobilite', { width: 360 })
    await results(page).first().click()
    await says(page, 'Location solidaire de voitures')
    await page.reload()
    await page.getByRole('link', { name: 'Retour aux résultats' }).click()
    await says(page, '3\u00a0ressources à Dax')
    await expect.poll(() => address(page)).toBe('/?commune=40088&frein=mobilite')
  })

  it('warns of what nobody confirmed', async () => {
    const stale = await open(await pageOf('Studios meublés'))
    await stale.getByText('Appelez avant d’y envoyer quelqu’un').waitFor()
    const expired = await open(await pageOf('Garde d’enfants la nuit'))
    await expired.getByText('Périmée, vérifiée en janv. 2025').first().waitFor()
  })

  it('says so when it was withdrawn, and leads on', async () => {
    const { db } = site.product.deps
    const { id, record } = await aListing(db, { nom: 'Bientôt retirée' })
    await db
      .transaction()
      .execute((trx) => saveListings(trx, [{ ...record, state: 'archived' }], { actor: 'test', at: new Date() }))
    for (const gone of [id, '00000000-0000-4000-8000-000000000000']) {
      const page = await open(`/fiches/${gone}?commune=40088`)
      await says(page, 'Cette fiche n’existe pas ou n’existe plus')
      await page.getByRole('link', { name: 'Voir les autres ressources' }).click()
      await says(page, '4\u00a0ressources à Dax')
    }
  })

  it('keeps the direct lines from whom has no right to them, and gives the desk', async () => {
    const { db } = site.product.deps
    const mine = await aStructure(db, { nom: 'Une autre association' })
    const { anAccount } = await import('../factories/an-account.ts')
    const partner = await anAccount(db, { role: 'partner', structureId: mine.id })
    const page = await open(await pageOf('Location solidaire de voitures'), { as: partner })
    await page.getByText('Votre compte ne donne pas accès aux coordonnées directes').waitFor()
    await page.getByRole('link', { name: '05 36 49 01 40' }).waitFor()
    await expect.poll(() => page.getByText('Lartigue').count()).toBe(0)
    await expect.poll(() => page.getByText('05 36 49 01 42').count()).toBe(0)
  })
})

describe('the sheet to take away', () => {
  it.each(['panel', 'page'])('is one A4 with the number and its code, from the %s', async (from) => {
    const href = await pageOf('Location solidaire de voitures')
    const id = href.split(/[/?]/)[2]
    const page = await open(from === 'page' ? href : `/?commune=40088&fiche=${id}`)
    await page.getByRole('link', { name: '05 36 49 01 42' }).waitFor()
    await page.emulateMedia({ media: 'print' })
    await page.getByText('Remis par votre conseiller le').waitFor()
    const number = page.getByText('05 36 49 01 40').and(page.locator(':visible'))
    await expect.poll(() => number.count()).toBe(1)
    // Of the structure, not of whoever works there.
    for (const own of ['Lartigue', '05 36 49 01 42'])
      await expect.poll(() => page.getByText(own).and(page.locator(':visible')).count()).toBe(0)
    expect(await number.evaluate((one) => getComputedStyle(one).fontSize)).toBe('32px') // 24 pt
    // Drawn once its library has come.
    await expect.poll(() => page.getByRole('img', { name: 'Code QR du numéro' }).count()).toBe(1)
    await expect.poll(() => page.getByRole('button').count()).toBe(0)
    await expect.poll(() => page.getByText('Navette vers').and(page.locator(':visible')).count()).toBe(0)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59\d(\.\d+)? 84\d(\.\d+)?\]/)
    await page.emulateMedia({ media: 'screen' })
    await expect.poll(() => address(page)).toBe(from === 'page' ? href : `/?commune=40088&fiche=${id}`)
  })
})

it('in the panel, says why a listing did not come, and tries again', async () => {
  const page = await open('/?commune=40088')
  await says(page, '4\u00a0ressources à Dax')
  await page.route('**/api/listings/**', (route) => route.abort())
  await results(page).first().click()
  await panel(page).getByRole('alert').getByText('La fiche n’a pas répondu').waitFor()
  await page.unroute('**/api/listings/**')
  await panel(page).getByRole('button', { name: 'Réessayer' }).click()
  await panel(page).getByRole('link', { name: '05 36 49 01 42' }).waitFor()
  await panel(page).getByRole('link', { name: 'Fiche complète' }).click()
  await title(page).and(page.getByText('Location solidaire de voitures')).waitFor()
})

it('keeps the way to close the panel in sight, and the blue box for the first to call', async () => {
  const page = await open('/?commune=40088&frein=mobilite', { height: 600 })
  await results(page).first().click()
  const others = panel(page).getByText('Autres contacts')
  await others.waitFor()
  await expect
    .poll(() => panel(page).locator('[class*=call]').first().getByRole('link', { name: '06 39 98 01 12' }).count())
    .toBe(0)
  await panel(page)
    .getByRole('article')
    .evaluate((one) => one.scrollTo(0, one.scrollHeight))
  await panel(page).getByRole('button', { name: 'Fermer la fiche' }).click()
  await panel(page).getByText('Le numéro s’affichera ici').waitFor()
})

it('counts a reading only when a listing is opened', async () => {
  const { db } = site.product.deps
  const reads = async () =>
    Number(
      (
        await db
          .selectFrom('contact_reads')
          .select((read) => read.fn.sum('reads').as('reads'))
          .executeTakeFirst()
      )?.reads,
    )
  const before = await reads()
  const page = await open('/?commune=40088')
  await says(page, '4\u00a0ressources à Dax')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await reads()).toBe(before)
  await page.keyboard.press('Enter')
  await panel(page).getByRole('link', { name: '05 36 49 01 42' }).waitFor()
  expect(await reads()).toBe(before + 1)
})
