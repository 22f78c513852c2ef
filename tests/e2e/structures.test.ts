import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { demoEmails } from '../../server/features/accounts/accounts.rules.ts'
import { recordId } from '../../server/features/listings/listings.records.ts'
import { axe, shot, useSite } from '../support/browser.ts'
import { mailsOf } from '../support/mail.ts'

const site = useSite()

const demoAccount = (role: keyof typeof demoEmails) =>
  site.product.deps.db
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', demoEmails[role])
    .executeTakeFirstOrThrow()
const as = async (role: keyof typeof demoEmails, path: string) => site.open(path, { as: await demoAccount(role) })
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()
const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer' })

it('lets a partner correct its structure, and says what is wrong where it is', async () => {
  const page = await as('partner', '/ma-structure')
  await page.getByLabel('SIRET').waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'own-structure')
  await page.getByLabel('SIRET').fill('130 025 265 00014')
  await page.getByLabel('Téléphone').fill('05 36 49 01')
  await save(page).press('Enter')
  await page.getByText('sa clé de contrôle ne correspond pas').waitFor()
  await page.getByText('Il manque deux chiffres').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('champ-siret')
  expect(await axe(page)).toEqual([])
  await shot(page, 'own-structure-refused')
  await page.keyboard.press('End')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('3')
  await page.getByLabel('Téléphone').fill('05 36 49 01 40')
  await page.keyboard.press('Enter')
  await page.getByText(/^Enregistré à/).waitFor()
  await page.reload()
  await expect.poll(() => page.getByLabel('SIRET').inputValue()).toBe('13002526500013')
})

it('keeps what was typed: through a reload, before leaving, and when a colleague has saved first', async () => {
  const page = await as('partner', '/ma-structure')
  const colleague = await as('partner', '/ma-structure')
  await page.getByLabel('Complément d’adresse').fill('Bâtiment B')
  await page.getByText('Modifications non enregistrées.').waitFor()
  await page.getByRole('link', { name: 'Mon équipe' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Rester sur la page' }).click()
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect.poll(() => page.getByLabel('Complément d’adresse').inputValue()).toBe('Bâtiment B')
  await colleague.getByLabel('E-mail').fill('bonjour@garage-adour.example')
  await save(colleague).click()
  await colleague.getByText(/^Enregistré à/).waitFor()
  await save(page).click()
  await page.getByText('Quelqu’un d’autre a modifié cette structure').waitFor()
  await expect.poll(() => page.getByRole('alert').innerText()).toMatch(/Ce qui a changé\s*: E-mail/)
  expect(await axe(page)).toEqual([])
  await shot(page, 'own-structure-elsewhere')
  await expect.poll(() => page.getByLabel('E-mail').inputValue()).toBe('bonjour@garage-adour.example')
  await expect.poll(() => page.getByLabel('Complément d’adresse').inputValue()).toBe('Bâtiment B')
  await save(page).click()
  await page.getByText(/^Enregistré à/).waitFor()
})

it('takes a claim from the search to the merge, by keyboard', async () => {
  const { db } = site.product.deps
  const page = await as('partner', '/ma-structure/rattachement')
  await page.getByRole('searchbox').fill('roue libre')
  const option = page.getByRole('radio', { name: /Roue/ })
  await option.waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'claim')
  await page.getByLabel('Pourquoi c’est la même').fill('Nous avons repris l’association en juin.')
  await page.getByRole('button', { name: 'Envoyer la demande' }).press('Enter')
  await page.getByText(/Attend une réponse depuis/).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'claim-waiting')
  const structureId = recordId('demo', 'demo--roue-libre')
  const { id } = await db
    .selectFrom('structure_claims')
    .select('id')
    .where('structure_id', '=', structureId)
    .executeTakeFirstOrThrow()

  const admin = await as('admin', `/file/rattachement/${id}`)
  await admin.getByText('Nous avons repris l’association en juin.').waitFor()
  expect(await axe(admin)).toEqual([])
  await shot(admin, 'claim-review')
  await admin.getByRole('button', { name: 'Accepter et réunir' }).press('Enter')
  await expect
    .poll(
      async () =>
        (await db.selectFrom('structures').selectAll().where('id', '=', structureId).executeTakeFirst())?.merged_into,
    )
    .toBe(recordId('demo', 'demo--garage-adour'))
  const told = (await mailsOf(site.product)).find(({ to }) => to === demoEmails.partner)
  expect(told?.subject).toBe('Votre demande de rattachement est acceptée')
  await page.reload()
  await page.getByText(/Acceptée le/).waitFor()
  await page.getByText('4 publiées').waitFor()
})

it('brings two structures that look alike into one, then their two listings', async () => {
  const page = await as('admin', '/structures')
  await page.getByLabel('Montrer').selectOption('alike')
  await page.getByRole('status').getByText('2 structures').waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'structures-alike')
  await page.getByRole('link', { name: 'Cantal Mobilité solidaire' }).click()
  await heading(page, 'Sans doute la même')
  expect(await axe(page)).toEqual([])
  await shot(page, 'structure')
  await page.getByRole('link', { name: /^Comparer et réunir/ }).click()
  await page.getByText('Ce qui se perd').waitFor()
  await page.getByRole('radio', { name: /35 av\. Georges/ }).check()
  expect(await axe(page)).toEqual([])
  await shot(page, 'structures-merge')
  await page.getByRole('button', { name: 'Réunir', exact: true }).click()
  await page.getByRole('dialog').getByText('Cela ne s’annule pas').waitFor()
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Réunir', exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Réunir pour de bon' }).press('Enter')
  await heading(page, 'Cantal Mobilités solidaires')
  await page.getByText('3 publiées').waitFor()
  await expect.poll(() => page.getByLabel('Adresse', { exact: true }).inputValue()).toBe('35 av. Georges Pompidou')

  await page.getByRole('checkbox', { name: /voitures et scooters/ }).check()
  await page.getByRole('checkbox', { name: /et de scooters/ }).check()
  await page.getByRole('link', { name: 'Réunir les deux' }).click()
  await page.getByRole('checkbox', { name: /antenne de Mauriac/ }).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'listings-merge')
  const gone = new URL(page.url()).pathname.replace('/reunir', '')
  await page.getByRole('button', { name: 'Réunir', exact: true }).click()
  await page.getByRole('button', { name: 'Retirer et réunir' }).click()
  await page.getByText('antenne de Mauriac').first().waitFor()

  await page.goto(gone)
  await heading(page, /Cette fiche a été réunie avec/)
  expect(await axe(page)).toEqual([])
  await shot(page, 'listing-merged')
  await page.getByRole('link', { name: 'Voir cette fiche' }).click()
  await heading(page, /et de scooters pour l’emploi/)
})

it('trusts a structure with a reason that stays in its history', async () => {
  const page = await as('admin', `/structures/${recordId('demo', 'demo--budget-et-vie')}`)
  await page.getByRole('button', { name: 'Faire confiance' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Faire confiance' }).click()
  await page.getByText('Donnez la raison en quelques mots').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByLabel('Raison').fill('Fiches toujours à jour.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('a accordé la confiance').waitFor()
  await page.getByText('Fiches toujours à jour.').waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'structure-trusted')
})

it('is closed to those it is not for', async () => {
  for (const [role, path] of [
    ['adviser', '/ma-structure'],
    ['partner', '/structures'],
    ['adviser', '/ma-structure/rattachement'],
  ] as const) {
    const page = await as(role, path)
    await heading(page, 'Cette page n’est pas ouverte à votre compte')
  }
})
