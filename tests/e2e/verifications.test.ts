import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { anAccount } from '../factories/an-account.ts'
import { axe, holdBack, shot, useSite } from '../support/browser.ts'
import { aMailedLink, aPublisher } from '../support/verifications.ts'

const site = useSite()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const sides = [
  { width: 360, dark: false },
  { width: 768, dark: false },
  { width: 1280, dark: true },
]
/** Nothing for axe to say, nothing wider than the screen, and a picture. */
async function sound(page: Page, name: string) {
  const width = page.viewportSize()!.width
  await shot(page, `${name}-${width}`)
  expect(await axe(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
}
const monthsAgo = (months: number) => {
  const at = new Date(site.product.deps.clock.now())
  at.setUTCDate(1)
  at.setUTCMonth(at.getUTCMonth() - months)
  return at.toISOString().slice(0, 10)
}
const week = { horaires_accueil: 'Mo-Fr 08:30-12:00,13:30-17:00', zone_eligibilite: ['40'] }
let made = 0
/** A structure with two listings to confirm. */
async function anAsked(count = 2, courriel: string | null = null) {
  made += 1
  const names = ['Prêt de scooters', 'Atelier de remise en selle', 'Conduite accompagnée'].slice(0, count)
  const listings = names.map((nom) => ({ ...week, nom: `${nom} ${made}`, verified_on: monthsAgo(7) }))
  return { ...(await aPublisher(site.product, { courriel, listings })), names: listings.map(({ nom }) => nom) }
}

describe('from the reminder to the adviser', () => {
  it('leads whoever opens the mail to one press, and the adviser to a listing verified today', async () => {
    const address = 'accueil@scooters.example'
    const { listings, names } = await anAsked(2, address)
    const { deps } = site.product
    await deps.jobs.run('remind-verifications')
    await deps.mailer.settle()
    const page = await site.open('/outbox')
    await page.getByText(address).first().waitFor()
    await page.getByRole('link', { name: '/verification#jeton=' }).first().click()
    await heading(page, /^Vos 2 fiches sont toujours exactes/).waitFor()
    expect(new URL(page.url()).hash).toBe('')
    const fresh = () =>
      deps.db.selectFrom('verifications').select('listing_id').where('listing_id', 'in', listings).execute()
    await expect.poll(() => fresh()).toEqual([])
    await page.getByRole('button', { name: 'Tout est encore exact (2 fiches)' }).click()
    await heading(page, 'Merci, c’est noté').waitFor()
    await expect.poll(() => page.getByText('Vérifiée aujourd’hui').count()).toBe(2)
    await expect.poll(() => fresh()).toHaveLength(2)

    await Promise.all([deps.search.settle(), deps.words.settle()])
    const adviser = await site.open(`/?q=${encodeURIComponent(names[0]!)}`, { as: 'adviser' })
    await adviser.getByRole('link', { name: names[0]! }).first().click()
    await adviser.getByText('Vérifiée aujourd’hui').first().waitFor()

    await page.reload()
    await heading(page, 'C’est déjà fait').waitFor()
    await sound(page, 'verification-used')
  })

  it('is sound on every screen, one by one too', async () => {
    for (const look of sides) {
      const { id, listings, names } = await anAsked(3)
      const token = await aMailedLink(site.product, { structureId: id, listingIds: listings })
      const page = await site.open(`/verification#jeton=${token}`, look)
      await heading(page, /^Vos 3 fiches sont toujours exactes/).waitFor()
      await sound(page, 'verification')
      await page.getByRole('button', { name: `Celle-ci est encore exacte : ${names[1]}` }).click()
      await page.getByText('Vérifiée aujourd’hui').waitFor()
      await page.getByRole('button', { name: 'Tout est encore exact (2 fiches)' }).click()
      await heading(page, 'Merci, c’est noté').waitFor()
      await sound(page, 'verification-thanks')
    }
  })

  it('says what to do when something has changed, with or without an account', async () => {
    const alone = await anAsked(1)
    const token = await aMailedLink(site.product, { structureId: alone.id, listingIds: alone.listings })
    const page = await site.open(`/verification#jeton=${token}`, { width: 360 })
    await page.getByRole('button', { name: 'Quelque chose a changé' }).click()
    await heading(page, 'Merci de le signaler').waitFor()
    await sound(page, 'verification-changed-alone')
    await page.getByRole('button', { name: 'Revenir aux fiches' }).click()
    await heading(page, /^Votre fiche est toujours exacte/).waitFor()

    const joined = await anAsked(2)
    const account = await anAccount(site.product.deps.db, { role: 'partner', structureId: joined.id })
    const theirs = { structureId: joined.id, listingIds: joined.listings, accountId: account.id }
    const other = await site.open(`/verification#jeton=${await aMailedLink(site.product, theirs)}`)
    await other.getByRole('button', { name: 'Quelque chose a changé' }).click()
    await expect
      .poll(() => other.getByRole('link', { name: joined.names[0]! }).getAttribute('href'))
      .toMatch(/^\/mes-fiches\//)
    await sound(other, 'verification-changed-member')
  })

  it('says plainly that a link does not work, and gives a way on', async () => {
    for (const path of [`/verification#jeton=${'a'.repeat(43)}`, '/verification']) {
      const page = await site.open(path)
      await heading(page, 'Ce lien ne marche pas').waitFor()
      await page.getByRole('link', { name: 'Se connecter' }).last().waitFor()
      await sound(page, `verification-refused-${path.length}`)
    }
  })
})

describe('wanting no reminder', () => {
  it('takes one press, and another one back', async () => {
    const { id } = await anAsked(1)
    const token = await aMailedLink(site.product, { structureId: id, listingIds: [], purpose: 'unsubscribe' })
    const page = await site.open(`/desabonnement#jeton=${token}`, { width: 360 })
    await heading(page, /^Ne plus recevoir les rappels/).waitFor()
    await sound(page, 'desabonnement')
    await page.getByRole('button', { name: 'Ne plus recevoir' }).click()
    await heading(page, 'Vous ne recevrez plus de rappel').waitFor()
    await sound(page, 'desabonnement-done')
    await page.getByRole('button', { name: 'Les recevoir de nouveau' }).click()
    await heading(page, 'Vous recevrez les rappels').waitFor()
  })
})

describe('campaigns', () => {
  let admin: { id: string }
  beforeAll(async () => {
    admin = await anAccount(site.product.deps.db, { role: 'admin', name: 'Alix Gouverne' })
  })

  it('are seen before they leave, then followed and stopped', async () => {
    const page = await site.open('/campagnes', { as: admin })
    await page.getByRole('heading', { name: 'Lozère (48)' }).waitFor()
    await page.getByRole('button', { name: 'Nouvelle campagne' }).click()
    await page.getByText('Choisissez au moins un frein').waitFor()
    await page.getByLabel('Département').selectOption({ label: 'Landes (40)' })
    await page.getByLabel('Toutes', { exact: true }).check({ force: true })
    await page.getByRole('button', { name: /^Écrire à \d+/ }).waitFor()
    await sound(page, 'campagnes-form')
    await page.getByRole('button', { name: /^Écrire à \d+/ }).click()
    await page.getByRole('heading', { name: 'Landes (40)' }).waitFor()
    await sound(page, 'campagnes')
    const stop = page.getByRole('button', { name: 'Arrêter l’envoi : Landes (40)' })
    if (await stop.count()) {
      await stop.click()
      await page.getByText('Arrêtée', { exact: true }).waitFor()
    }
  })

  it('are sound on every screen', async () => {
    for (const look of sides) {
      const page = await site.open('/campagnes', { ...look, as: admin })
      await page.getByRole('heading', { name: 'Lozère (48)' }).waitFor()
      await sound(page, 'campagnes-list')
      await page.getByRole('button', { name: 'Nouvelle campagne' }).click()
      await page.getByLabel('Frein').selectOption('mobilite')
      await page
        .getByText(/à envoyer|Personne à qui écrire|Aucune fiche/)
        .first()
        .waitFor()
      await sound(page, 'campagnes-new')
    }
  })

  it('are no business of an adviser', async () => {
    const page = await site.open('/campagnes', { as: 'adviser' })
    await heading(page, 'Campagnes de vérification').waitFor()
    await page.getByText('n’est pas ouverte à votre compte').waitFor()
    await expect.poll(() => page.getByRole('button', { name: 'Nouvelle campagne' }).count()).toBe(0)
  })
})

describe('a temporary closure', () => {
  it('is told in the row and on the listing, under way or to come', async () => {
    const page = await site.open(`/?q=${encodeURIComponent('conducteurs bénévoles')}`, { as: 'adviser' })
    await page
      .getByText(/^Fermé jusqu’au/)
      .first()
      .waitFor()
    await sound(page, 'closure-row')
    await page.getByRole('link', { name: 'Trajets avec des conducteurs bénévoles' }).first().click()
    await page
      .getByText(/^Fermé du .* au /)
      .first()
      .waitFor()
    await page.getByText('Notre local déménage.').waitFor()
    await sound(page, 'closure-panel')
  })
})

describe('a partner’s own list', () => {
  it('confirms one listing, then all that are due', async () => {
    const { id } = await anAsked(3)
    const partner = await anAccount(site.product.deps.db, { role: 'partner', structureId: id })
    const page = await site.open('/mes-fiches', { as: partner })
    await page.getByText('3 fiches sont à confirmer').waitFor()
    await sound(page, 'mes-fiches-due')
    await page
      .getByRole('button', { name: /^Tout est encore exact/ })
      .first()
      .click()
    await page.getByText('1 fiche confirmée. Merci').waitFor()
    // What is confirmed is not offered again while its list is on its way.
    const letList = await holdBack(page, '**/api/submissions')
    await page.getByRole('button', { name: 'Confirmer les 2 fiches' }).click()
    const thanks = page.getByText('3 fiches confirmées. Merci')
    await thanks.waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^3.fiches confirmées/)
    await expect.poll(() => page.getByRole('button', { name: /encore exact|Confirmer/ }).count()).toBe(0)
    letList()
    await page.getByRole('heading', { name: 'Publiées 3' }).waitFor()
    await sound(page, 'mes-fiches-confirmed')
  })

  it('is sound on a phone', async () => {
    const { id } = await anAsked(2)
    const partner = await anAccount(site.product.deps.db, { role: 'partner', structureId: id })
    const page = await site.open('/mes-fiches', { as: partner, width: 360 })
    await page.getByText('2 fiches sont à confirmer').waitFor()
    await sound(page, 'mes-fiches-due')
  })
})
