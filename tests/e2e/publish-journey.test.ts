import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { recordId } from '../../server/features/listings/listings.records.ts'
import { anAccount } from '../factories/an-account.ts'
import { shot, useSite } from '../support/browser.ts'
import { mailsOf } from '../support/mail.ts'
import { emptyQueue } from '../support/review-desk.ts'

// The whole promise in one go: written, read, published, found; corrected, refused, reported, confirmed. The steps and
// how long each took are printed: no time is asserted.
const site = useSite()

const structureId = recordId('demo', 'demo--garage-adour')
const name = 'Remorque prêtée pour déménager'
const found = `/?commune=40088&q=${encodeURIComponent('remorque déménager')}`
const description = 'Une remorque fermée est prêtée deux jours à qui déménage pour un emploi, avec sangles et diable.'

const button = (page: Page, label: string | RegExp) => page.getByRole('button', { name: label })
const field = (page: Page, label: string) => page.getByRole('textbox', { name: label })
const title = (page: Page, text: string | RegExp) => page.getByRole('heading', { level: 1, name: text })
const nothingLeft = (page: Page) => title(page, 'Tout est relu').waitFor()

const clock: [step: string, ms: number][] = []
let since = 0
async function lap(step: string, page: Page) {
  clock.push([step, performance.now() - since])
  await shot(page, `journey-${clock.length}`)
  since = performance.now()
}

async function write(page: Page) {
  await page.goto('/mes-fiches')
  await button(page, 'Nouvelle fiche').click()
  await page.getByRole('radio', { name: 'Une page blanche' }).check()
  await button(page, 'Commencer').click()
  await field(page, 'Titre').fill(name)
  await field(page, 'Présentation').fill(description)
  await page.getByText('Toutes les thématiques').press('Enter')
  await page.getByRole('checkbox', { name: 'Accéder à un véhicule' }).check()
  await page.getByRole('checkbox', { name: 'En présentiel' }).check()
  await page.getByRole('combobox', { name: 'Commune' }).fill('Dax')
  await page.getByRole('option', { name: /^Dax/ }).first().click()
  await field(page, 'Téléphone direct').fill('05 36 49 02 77')
  await page.getByRole('checkbox', { name: 'Professionnels' }).check()
  await page.getByRole('checkbox', { name: 'Téléphoner' }).check()
}

async function send(page: Page) {
  await button(page, 'Envoyer à relire').click()
  await page.getByText('Fiche envoyée à relire').waitFor()
}

/** Asks until the search answers with the listing under this name. */
async function find(page: Page, text: string) {
  const link = page.getByRole('link', { name: text })
  await expect
    .poll(async () => {
      await page.goto(found)
      await page
        .getByText(/ressource/)
        .first()
        .waitFor()
      return link.count()
    })
    .toBeGreaterThan(0)
  return link.first()
}

const newestTo = async (email: string) => (await mailsOf(site.product)).find(({ to }) => to === email)

it('goes from a partner’s words to an adviser’s telephone, and stays true', async () => {
  const { db } = site.product.deps
  await emptyQueue(db)
  const writer = await anAccount(db, { role: 'partner', structureId, name: 'Maëlle Essai', departements: ['40'] })
  const adviser = await anAccount(db, { role: 'adviser', name: 'Nadia Essai', departements: ['40'] })
  const partnerPage = await site.open('/mes-fiches', { as: writer })
  const adminPage = await site.open('/file', { as: 'admin' })
  const adviserPage = await site.open('/', { as: adviser })
  await nothingLeft(adminPage)
  since = performance.now()

  await write(partnerPage)
  await send(partnerPage)
  const editor = partnerPage.url()
  await lap('a partner writes a listing and sends it', partnerPage)

  await adminPage.goto('/file')
  await title(adminPage, name).waitFor()
  await lap('an admin opens it', adminPage)
  await adminPage.keyboard.press('p')
  await nothingLeft(adminPage)
  expect((await newestTo(writer.email))?.subject).toContain(name)
  await lap('publishes it; the partner is told', adminPage)

  await (await find(adviserPage, name)).click()
  await adviserPage.getByText('05\u00a036\u00a049\u00a002\u00a077').first().waitFor()
  await lap('an adviser finds it and has the number', adviserPage)

  await partnerPage.goto(editor)
  await field(partnerPage, 'Titre').fill(`${name} loin`)
  await send(partnerPage)
  await adminPage.goto('/file')
  await title(adminPage, `${name} loin`).waitFor()
  await adminPage.keyboard.press('c')
  await adminPage.waitForFunction(() => document.activeElement?.id.startsWith('remarque-'))
  await adminPage.keyboard.type('Dites plutôt jusqu’à quelle distance.')
  await adminPage.keyboard.press('Control+Enter')
  await nothingLeft(adminPage)
  expect((await newestTo(writer.email))?.text).toContain('Dites plutôt jusqu’à quelle distance.')
  await find(adviserPage, name)
  await lap('a change is sent, and corrections are asked for; advisers keep the approved one', adminPage)

  await partnerPage.goto(editor)
  await partnerPage.getByText('Dites plutôt jusqu’à quelle distance.').first().waitFor()
  await field(partnerPage, 'Titre').fill(`${name} à 100 km`)
  await send(partnerPage)
  await adminPage.goto('/file')
  await title(adminPage, `${name} à 100 km`).waitFor()
  await adminPage.keyboard.press('p')
  await nothingLeft(adminPage)
  await find(adviserPage, `${name} à 100 km`)
  await lap('it is corrected, published, found', adviserPage)

  await partnerPage.goto(editor)
  await field(partnerPage, 'Titre').fill('Remorque offerte')
  await send(partnerPage)
  await adminPage.goto('/file')
  await title(adminPage, 'Remorque offerte').waitFor()
  await adminPage.keyboard.press('r')
  await adminPage.getByRole('dialog').waitFor()
  await adminPage.keyboard.type('Une remorque n’est pas offerte.')
  await adminPage.getByRole('dialog').locator('[type=submit]').click()
  await nothingLeft(adminPage)
  expect((await newestTo(writer.email))?.text).toContain('Une remorque n’est pas offerte.')
  await lap('another change is refused, with its reason', adminPage)

  await (await find(adviserPage, `${name} à 100 km`)).click()
  await button(adviserPage, 'Signaler une erreur').first().click()
  await adviserPage.getByRole('radio', { name: 'Numéro faux ou qui ne répond plus' }).check()
  await button(adviserPage, 'Signaler').last().click()
  await adviserPage.getByText('Merci, c’est signalé').waitFor()
  await adminPage.goto('/file')
  await button(adminPage, 'C’est corrigé').click()
  await button(adminPage, 'Clore et remercier').click()
  await nothingLeft(adminPage)
  expect((await newestTo(adviser.email))?.text).toMatch(/merci/i)
  await lap('an adviser reports an error, an admin answers', adminPage)

  await partnerPage.goto('/mes-fiches')
  const confirm = button(partnerPage, /^Tout est encore exact : Réparation/)
  await confirm.click()
  await partnerPage.getByText(/Merci/).first().waitFor()
  await lap('the partner confirms a listing in one click', partnerPage)

  console.info(clock.map(([step, ms]) => `${(ms / 1000).toFixed(1).padStart(6)} s  ${step}`).join('\n'))
}, 240_000)
