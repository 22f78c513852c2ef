import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axe, shot, useSite } from '../support/browser.ts'
import { demoAccount } from '../support/demo-account.ts'
import { mailsOf } from '../support/mail.ts'

// The whole promise in one go: found, asked, answered by somebody without an account, told; then a pair, from its
// demande to its figures; then the sheet. The steps and how long each took are printed: no time is asserted.
const site = useSite()

const car = 'Location solidaire de voitures et de scooters'
const button = (page: Pick<Page, 'getByRole'>, name: string | RegExp) => page.getByRole('button', { name })
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name })
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const newest = async (about: RegExp) => (await mailsOf(site.product)).find(({ subject }) => about.test(subject))!

/** A day of next week, as a date field takes it. */
const soon = () => new Date(site.product.deps.clock.now().getTime() + 7 * 86_400_000).toISOString().slice(0, 10)

const clock: [step: string, ms: number][] = []
let since = 0
async function lap(step: string, page: Page) {
  clock.push([step, performance.now() - since])
  expect(await axe(page), step).toEqual([])
  await shot(page, `reach-${clock.length}`)
  since = performance.now()
}

/** Tells the person was informed, sends, and goes to the demande. */
async function send(page: Page) {
  await page.getByRole('checkbox', { name: 'La personne est informée' }).check()
  await button(page, 'Envoyer la demande').click()
  await title(page, 'Votre demande est partie').waitFor()
  await link(page, 'Suivre cette demande').click()
  await page.waitForURL('**/mes-demandes/*')
  await page.getByText('Annuler la demande').waitFor()
  return page.url()
}

it('goes from a search to an answer without account, to a pair and its figures, and to paper', async () => {
  const adviser = await site.open('/?commune=40088&frein=mobilite', { as: 'adviser' })
  await link(adviser, car).first().waitFor()
  since = performance.now()

  await link(adviser, car).first().click()
  await link(adviser, 'Écrire une demande').first().click()
  await button(adviser, 'Envoyer la demande').waitFor()
  const demande = await send(adviser)
  await lap('an adviser finds a listing and writes to its intervenant', adviser)

  const mail = await newest(/^Une demande pour/)
  const [answer = ''] = /http\S+\/reponse#jeton=\S+/.exec(mail.text) ?? []
  await lap('the mail leaves', adviser)

  const intervenant = await site.open(null, { width: 360, height: 740, touch: true })
  await intervenant.goto(answer)
  await button(intervenant, 'Accepter').click()
  await intervenant.getByLabel('Jour').fill(soon())
  await intervenant.getByLabel('Heure').fill('09:30')
  await intervenant.getByLabel(/^Lieu/).fill('Au garage, avec le permis')
  await button(intervenant, 'Accepter la demande').click()
  await intervenant.getByText('Merci, c’est accepté').waitFor()
  await lap('the intervenant proposes an appointment, without account', intervenant)

  expect((await newest(/accept/i)).text).toContain('/mes-demandes/')
  await adviser.goto(demande)
  await adviser.getByText('Au garage, avec le permis').first().waitFor()
  await lap('the adviser reads it, and was told by mail', adviser)

  await adviser.goto('/?commune=40088&frein=mobilite')
  await button(adviser, 'Suivre à deux').click()
  await lap('the three ways, on the search', adviser)
  await link(adviser, 'Demander').click()
  await title(adviser, 'Accompagnement global').waitFor()
  await adviser.getByRole('textbox', { name: 'Votre référence' }).fill('Dossier 31')
  const pairAsked = await send(adviser)
  await lap('an accompagnement global is asked of the référent of the commune', adviser)

  const referent = await site.open(`/demandes-recues/${pairAsked.split('/').at(-1)}`, {
    as: await demoAccount(site.product.deps.db, 'referent'),
  })
  await button(referent, 'Accepter').click()
  await referent.getByRole('radio', { name: /rien de plus/i }).check()
  await button(referent, 'Accepter la demande').click()
  await referent.getByText('Merci, c’est accepté').waitFor()
  await lap('the référent accepts', referent)

  await adviser.goto(pairAsked)
  await button(adviser, 'Commencer l’accompagnement').click()
  await adviser.getByRole('checkbox', { name: 'Logement' }).check()
  await adviser.getByRole('checkbox', { name: 'Allocataire du RSA' }).check()
  await lap('the adviser notes the start', adviser)
  await button(adviser.locator('dialog'), 'Commencer').click()
  await title(adviser, 'Dossier 31').waitFor()
  const pair = adviser.url()
  await adviser.getByLabel('Une note pour l’autre').fill('Voir Mme Dupont')
  await button(adviser, 'Envoyer').click()
  await adviser.getByText('Ce texte contient le nom d’une personne').waitFor()
  await adviser.getByLabel('Une note pour l’autre').fill('Permis retrouvé, reste le logement.')
  await button(adviser, 'Envoyer').click()
  await adviser.getByText('Permis retrouvé').last().waitFor()
  await lap('the pair begins, with its freins and a note', adviser)

  await referent.goto(pair)
  await referent.getByText('Permis retrouvé').waitFor()
  await referent.getByText('Vous êtes tenu au secret professionnel').waitFor()
  await referent.getByRole('group', { name: 'Parmi eux, levés' }).getByLabel('Mobilité').check()
  await button(referent, 'Enregistrer').click()
  await referent.getByText('Enregistré').waitFor()
  await button(referent, 'Noter la fin').click()
  await button(referent.locator('dialog'), 'Noter la fin').click()
  await referent.getByText('Dites comment l’accompagnement s’est terminé.').waitFor()
  await referent.getByRole('radio', { name: 'Emploi de 6 mois ou plus' }).check()
  await lap('the référent reads the note, and ends it', referent)
  await button(referent.locator('dialog'), 'Noter la fin').click()
  await referent.getByText(/^Emploi de 6 mois ou plus, le/).waitFor()
  await referent.goto('/accompagnements?etat=termines')
  await link(referent, 'Dossier 31').waitFor()
  await lap('it is among those that ended', referent)

  const admin = await site.open('/accompagnements/chiffres', { as: 'admin' })
  await admin.getByRole('rowheader', { name: /^Dax/ }).waitFor()
  await lap('an admin reads the year', admin)
  await admin.goto('/demandes-chiffres')
  await admin.getByRole('rowheader', { name: /^Garage/ }).waitFor()
  await lap('and how demandes are answered', admin)

  await adviser.goto('/?commune=40088&frein=mobilite')
  await link(adviser, car).first().click()
  await button(adviser, 'Mettre sur la feuille').first().click()
  await link(adviser, /^Sur la feuille/)
    .first()
    .click()
  await adviser
    .getByRole('region', { name: 'Aperçu de la feuille' })
    .getByText(/Garage/)
    .waitFor()
  const pdf = await adviser.pdf({ preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await lap('the sheet is printed on one A4', adviser)
  const folder = process.env.LEVIER_SHOTS
  if (folder) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'reach-sheet.pdf'), pdf)
  }

  console.log(clock.map(([step, ms]) => `${(ms / 1000).toFixed(1).padStart(6)} s  ${step}`).join('\n'))
})
