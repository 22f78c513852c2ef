import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { aClaim } from '../factories/a-claim.ts'
import { aReport } from '../factories/a-report.ts'
import { anAccount } from '../factories/an-account.ts'
import { axe, shot, useSite } from '../support/browser.ts'
import { mailsOf } from '../support/mail.ts'
import { aChangeOfRental, aGaragist, aNewListing, emptyQueue, garage, rental } from '../support/review-desk.ts'

const site = useSite()
const db = () => site.product.deps.db
beforeEach(() => emptyQueue(db()))

const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const inFront = (page: Page) =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim())
const revisionOf = (id: string) =>
  db().selectFrom('revisions').select(['state', 'remarks', 'reason']).where('id', '=', id).executeTakeFirstOrThrow()
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

it('shows the queue to admins only', async () => {
  for (const as of ['adviser', 'partner'] as const) {
    const page = await site.open('/file', { as })
    await page.getByRole('heading', { name: 'Cette page n’est pas ouverte à votre compte' }).waitFor()
    expect(await axe(page)).toEqual([])
    await expect.poll(() => page.getByRole('link', { name: /^File/ }).count()).toBe(0)
  }
})

it('says that all is read when nothing waits', async () => {
  const page = await site.open('/file', { as: 'admin' })
  await title(page, 'Tout est relu').waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'queue-empty')
})

describe('with the keyboard only', () => {
  it('walks, publishes, asks for changes and refuses; the next one opens after each', async () => {
    const author = await aGaragist(db())
    const change = await aChangeOfRental(db(), { hoursAgo: 60, author: author.id })
    const second = await aNewListing(db(), 'Vélos à assistance', 30)
    const third = await aNewListing(db(), 'Trottinettes pour tous', 20)
    const page = await site.open('/file', { as: 'admin' })
    await title(page, /^Location solidaire/).waitFor()
    await page.getByRole('link', { name: /^File 3 à relire/ }).waitFor()
    await expect.poll(() => inFront(page)).toMatch(/^Location solidaire/)
    await press(page, 'j')
    await title(page, 'Vélos à assistance').waitFor()
    await press(page, 'k')
    await title(page, /^Location solidaire/).waitFor()

    await press(page, 'c')
    await page.waitForFunction(() => document.activeElement?.id.startsWith('remarque-'))
    // The keys of decisions are letters like others while one types.
    await page.keyboard.type('Dites si le prix comprend la caution, par jour ou par mois.')
    await shot(page, 'review-remark')
    expect(await axe(page)).toEqual([])
    await press(page, 'Control+Enter')
    await title(page, 'Vélos à assistance').waitFor()
    await expect
      .poll(() => revisionOf(change.id))
      .toMatchObject({
        state: 'changes_requested',
        remarks: { description: 'Dites si le prix comprend la caution, par jour ou par mois.' },
      })
    const mail = (await mailsOf(site.product)).find(({ to }) => to === author.email)
    expect(mail!.text).toContain(`/mes-fiches/${rental}#champ-description`)

    await press(page, 'p')
    await title(page, 'Trottinettes pour tous').waitFor()
    expect((await revisionOf(second.id)).state).toBe('approved')
    await page.getByRole('link', { name: /^File 1 à relire/ }).waitFor()

    await press(page, 'r')
    await page.getByRole('dialog', { name: 'Refuser cette fiche' }).waitFor()
    await page.keyboard.type('Cette aide existe déjà dans la fiche « Vélos à assistance ».')
    expect(await axe(page)).toEqual([])
    await shot(page, 'review-reject')
    await press(page, 'Tab', 'Tab', 'Tab', 'Tab', 'Enter')
    await title(page, 'Tout est relu').waitFor()
    await expect.poll(() => revisionOf(third.id)).toMatchObject({ state: 'rejected', reason: /Vélos/ })
  })
})

describe('two admins on one revision', () => {
  it('see one another, and the second is told whose decision stands', async () => {
    const { id } = await aNewListing(db(), 'Covoiturage du matin', 5)
    const paul = await anAccount(db(), { role: 'admin', name: 'Paul Rouvière', departements: ['40'] })
    const first = await site.open(`/file/fiche/${id}`, { as: paul })
    await title(first, 'Covoiturage du matin').waitFor()
    const second = await site.open(`/file/fiche/${id}`, { as: 'admin' })
    await second.getByText('Paul Rouvière la lit en ce moment. La première décision vaut.').waitFor()
    await shot(second, 'review-presence')
    await first.getByRole('button', { name: 'Publier' }).click()
    await title(first, 'Tout est relu').waitFor()
    await second.getByRole('button', { name: 'Publier' }).click()
    await second.getByText(/déjà été publiée par Paul Rouvière le/).waitFor()
    await expect.poll(() => second.getByRole('button', { name: 'Publier' }).count()).toBe(0)
    expect(await axe(second)).toEqual([])
    await shot(second, 'review-decided')
  })
})

describe('in the name of a structure', () => {
  it('corrects what was sent, then publishes what it reads', async () => {
    const { id } = await aNewListing(db(), 'Permis B acompagné', 5)
    const page = await site.open(`/file/fiche/${id}`, { as: 'admin' })
    await page.getByRole('link', { name: 'Corriger à sa place' }).click()
    await page.getByText('Au nom de Garage solidaire').waitFor()
    await expect.poll(() => page.getByRole('button', { name: 'Reprendre pour modifier' }).count()).toBe(0)
    await page.getByLabel('Titre').fill('Pe')
    await page.getByRole('button', { name: 'Revenir à la relecture' }).click()
    await title(page, 'Pe').waitFor()
    await page.getByRole('button', { name: 'Publier' }).click()
    await page.getByText(/elle n’est pas prête. Donnez un titre/).waitFor()
    await page.getByRole('link', { name: 'Corriger à sa place' }).click()
    await page.getByLabel('Titre').fill('Permis B accompagné')
    expect(await axe(page)).toEqual([])
    await shot(page, 'behalf-editor')
    await page.getByRole('button', { name: 'Revenir à la relecture' }).click()
    await title(page, 'Permis B accompagné').waitFor()
    await page.getByRole('button', { name: 'Publier' }).click()
    await title(page, 'Tout est relu').waitFor()
    expect((await revisionOf(id)).state).toBe('approved')
  })

  it('starts a listing, with the structure chosen or known', async () => {
    const page = await site.open('/mes-fiches', { as: 'admin' })
    await title(page, 'Fiches en cours d’écriture').waitFor()
    await page.getByRole('button', { name: 'Nouvelle fiche' }).click()
    await page.getByRole('button', { name: 'Commencer' }).click()
    await page.getByText('Choisissez la structure.', { exact: true }).waitFor()
    await page.getByRole('combobox', { name: 'Au nom de quelle structure' }).fill('Garage sol')
    await page.getByRole('option', { name: /Garage solidaire/ }).click()
    await shot(page, 'behalf-start')
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Commencer' }).click()
    await page.getByText('Au nom de Garage solidaire').waitFor()
    await page.goto(`/mes-fiches?structure=${garage}`)
    await title(page, /^Fiches de Garage solidaire/).waitFor()
    await shot(page, 'behalf-list')
    expect(await axe(page)).toEqual([])
  })
})

describe('what other features decide', () => {
  it('opens in the same desk, one after the other', async () => {
    const report = await aReport(db(), { listing_id: rental, hoursAgo: 50 })
    const claim = await aClaim(db())
    const page = await site.open('/file', { as: 'admin' })
    await page.waitForURL(`**/file/signalement/${report.id}`)
    await page.getByRole('button', { name: 'Demander à la structure' }).waitFor()
    await shot(page, 'queue-report')
    expect(await axe(page)).toEqual([])
    await press(page, 'r')
    await page.getByLabel('Pourquoi rien ne change').waitFor()
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
    await press(page, 'Escape', 'p')
    await page.getByRole('button', { name: 'Clore et remercier' }).waitFor()
    await press(page, 'Escape', 'c')
    await page.getByText(/^Structure interrogée le/).waitFor()
    await press(page, 'j')
    await page.waitForURL(`**/file/rattachement/${claim.id}`)
    await page.getByRole('heading', { name: /dit être/ }).waitFor()
    await press(page, 'p')
    await expect.poll(() => inFront(page)).toMatch(/^Accepter et réunir/)
    await press(page, 'r')
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'reason')
    await shot(page, 'queue-claim')
    expect(await axe(page)).toEqual([])
  })
})

describe('a listing', () => {
  it('has its story, where a version is restored and the listing taken off', async () => {
    const change = await aChangeOfRental(db())
    const page = await site.open(`/file/fiche/${change.id}`, { as: 'admin' })
    await page.getByRole('button', { name: 'Publier' }).click()
    await title(page, 'Tout est relu').waitFor()
    await page.goto(`/fiches/${rental}/histoire`)
    const version = (number: number) => page.getByRole('heading', { name: new RegExp(`^Version ${number}`) })
    const { last } = await db()
      .selectFrom('revisions')
      .select(({ fn }) => fn.max('number').as('last'))
      .where('listing_id', '=', rental)
      .executeTakeFirstOrThrow()
    await version(last).waitFor()
    await page
      .getByText(/^Ce qui change/)
      .first()
      .click()
    expect(await axe(page)).toEqual([])
    await shot(page, 'story')
    await page.getByRole('button', { name: 'Rétablir la version 1' }).click()
    await page.getByLabel('Raison').fill('Le prix n’a pas changé.')
    await page.getByRole('button', { name: 'Rétablir et prévenir' }).click()
    await version(last + 1).waitFor()
    await page.getByRole('button', { name: 'Retirer tout de suite' }).click()
    await page.getByLabel('Raison').fill('Le garage est fermé.')
    await page.getByRole('button', { name: 'Retirer et prévenir' }).click()
    await page.getByText('Retirée.').waitFor()
    const { state } = await db()
      .selectFrom('listings')
      .select('state')
      .where('id', '=', rental)
      .executeTakeFirstOrThrow()
    expect(state).toBe('archived')
    await db().updateTable('listings').set({ state: 'published' }).where('id', '=', rental).execute()
  })
})

it.each([1280, 768, 360])('holds at %i pixels, light and dark', async (width) => {
  await aChangeOfRental(db(), { hoursAgo: 60 })
  await aNewListing(db(), 'Location de voitures et scooters solidaire', 30, { description: 'Appelez M. Dupont.' })
  for (const dark of [false, true]) {
    const page = await site.open('/file', { width, dark, as: 'admin', touch: width < 1000 })
    if (width < 1024) {
      await page.getByRole('link', { name: /^Location solidaire/ }).waitFor()
      await shot(page, `queue-${width}${dark ? '-dark' : ''}`)
      await page.getByRole('link', { name: /^Location solidaire/ }).click()
    }
    await title(page, /^Location solidaire/).waitFor()
    await page.getByRole('heading', { name: 'Vérifications' }).waitFor()
    await shot(page, `review-${width}${dark ? '-dark' : ''}`)
    expect(await axe(page)).toEqual([])
    await page
      .getByRole('button', { name: /^Comparer/ })
      .first()
      .click()
    await page.getByText('Déjà là').first().waitFor()
    await shot(page, `compare-${width}${dark ? '-dark' : ''}`)
    expect(await axe(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
})
