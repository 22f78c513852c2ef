import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { holdRequest, type Move, moveRequest } from '../../server/features/contact-requests/contact-requests.moves.ts'
import { aContactRequest } from '../factories/a-contact-request.ts'
import { aListing } from '../factories/a-listing.ts'
import { anAccount } from '../factories/an-account.ts'
import { axe, shot, useSite } from '../support/browser.ts'
import { downloadedBy } from '../support/download.ts'
import { mailsOf } from '../support/mail.ts'

const site = useSite()
const db = () => site.product.deps.db
const now = () => site.product.deps.clock.now()
const dayMs = 86_400_000

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name })

let nadia: { id: string }
let listing: string
let made = 0
const anAddress = () => `yann-${++made}@roule.example`
const person = (courriel: string | null) => ({
  ...{ name: 'Yann Le Goff', role: 'accueil', telephone: '05 36 49 01 42', courriel, note: null },
})
const aPlace = (courriel: string | null, nom: string) => aListing(db(), { nom, intervenants: [person(courriel)] })
const address = anAddress()
beforeAll(async () => {
  nadia = await anAccount(db(), { name: 'Nadia Ferrand', organisation: 'France Travail Dax' })
  listing = (await aPlace(address, 'Caution solidaire pour un premier logement')).id
})

const aRequest = async (nom: string, when = now()) => {
  const { id: targetId } = await aPlace(anAddress(), nom)
  const asked = { adviserId: nadia.id, targetId, commune: '40088', reference: 'Dossier 8', at: when }
  const { id } = await aContactRequest(db(), { ...asked, publicUrl: site.url })
  await mailsOf(site.product)
  return id
}
const move = (id: string, step: Move) =>
  db()
    .transaction()
    .execute(async (trx) => moveRequest(trx, await holdRequest(trx, id), step, now()))

it('leads from a listing to a demande, warns, keeps what was typed, and follows it', async () => {
  const page = await site.open(`/fiches/${listing}?commune=40088&frein=logement`, { as: nadia, width: 360 })
  await link(page, 'Écrire une demande').click()
  await page.getByRole('heading', { name: 'Écrire une demande' }).waitFor()
  await page.getByText('Yann Le Goff, accueil').waitFor()
  await expect.poll(() => page.getByRole('checkbox', { name: 'Logement' }).isChecked()).toBe(true)
  const message = page.getByRole('textbox', { name: 'Votre message' })
  await expect.poll(() => message.inputValue()).toContain('solution de logement')
  expect(await axe(page)).toEqual([])
  await shot(page, 'contact-request-form-360')

  await page.locator('label', { hasText: 'Santé' }).click()
  await page.getByText(/Santé.*n’est pas dans l’e-mail/).waitFor()
  await message.fill('Pour Mme Dupont, une caution est-elle possible ?')
  await page.getByRole('textbox', { name: 'Votre référence' }).fill('Dossier 12')
  await page.getByText('Ce texte contient le nom d’une personne').waitFor()
  expect(await axe(page)).toEqual([])
  await page.reload()
  await expect.poll(() => message.inputValue()).toContain('Mme Dupont')

  await button(page, 'Envoyer la demande').click()
  await page.getByText('Informez la personne avant d’écrire').waitFor()
  await page.getByRole('checkbox', { name: 'La personne est informée' }).check()
  await page.context().setOffline(true)
  await button(page, 'Envoyer la demande').click()
  await page.getByText('La demande n’est pas partie').waitFor()
  await page.context().setOffline(false)
  await button(page, 'Envoyer la demande').click()
  await button(page, 'Envoyer quand même').waitFor()
  expect(await axe(page)).toEqual([])
  await button(page, 'Envoyer quand même').dblclick()
  await page.getByRole('heading', { name: 'Votre demande est partie' }).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'contact-request-sent-360')

  const mails = (await mailsOf(site.product)).filter(({ to }) => to === address)
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).not.toContain('Santé')
  await link(page, 'Suivre cette demande').click()
  await page.getByText('Remise le').waitFor()
  expect(await axe(page)).toEqual([])
  await page.goto(`/fiches/${listing}/demande`)
  await page.getByText('Vous avez déjà une demande en cours ici').waitFor()
  await expect.poll(() => message.inputValue()).not.toContain('Mme Dupont')
})

it('sends who cannot be written to by telephone', async () => {
  const { id } = await aPlace(null, 'Garde d’enfants à toute heure')
  await db()
    .updateTable('structures')
    .set({ courriel: null })
    .where('id', '=', (eb) => eb.selectFrom('listings').select('structure_id').where('id', '=', id))
    .execute()
  const page = await site.open(`/fiches/${id}/demande`, { as: nadia })
  await page.getByText('Ici, on téléphone').waitFor()
  await expect.poll(() => link(page, /05.36.49.01.42/).getAttribute('href')).toBe('tel:+33536490142')
  expect(await axe(page)).toEqual([])
})

it('puts first what expects something: answers a question, tells of an appointment, notes the outcome', async () => {
  const asked = await aRequest('Réparation de voiture')
  await move(asked, { action: 'ask', actor: 'recipient', text: 'De quelle année ?', set: { asked_at: now() } })
  const accepted = await aRequest('Prêt de scooter')
  const appointment_at = new Date(now().getTime() + 2 * dayMs)
  const set = { appointment_at, appointment_place: '14 rue des Lavandières, Dax' }
  await move(accepted, { action: 'accept', actor: 'recipient', text: 'Venez avec le BSR.', set })

  const page = await site.open('/mes-demandes', { as: nadia })
  await page.getByText('Une question attend votre réponse').waitFor()
  await link(page, /Mes demandes\s*2/).waitFor()
  expect(await axe(page)).toEqual([])
  await link(page, 'Réparation de voiture').click()
  await page.getByText('De quelle année ?').first().waitFor()
  await button(page, 'Répondre').click()
  await page.getByText('Écrivez votre réponse.').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('textbox', { name: 'Votre réponse' }).fill('De 2011.')
  await button(page, 'Répondre').click()
  await page.getByText('De 2011.').waitFor()
  await page.getByText('Lue le').waitFor()

  await page.goto(`/mes-demandes/${accepted}`)
  await page.getByText('14 rue des Lavandières, Dax').waitFor()
  const calendar = (await downloadedBy(page, 'Ajouter à mon agenda')).replaceAll('\r\n ', '')
  expect(calendar).toContain(`URL:${site.url}/mes-demandes/${accepted}`)
  expect(await axe(page)).toEqual([])
  await shot(page, 'contact-request-accepted-1280')
  await button(page, 'La personne est prévenue').click()
  await button(page, 'La personne est prévenue').waitFor({ state: 'detached' })
  await button(page, 'Noter l’issue').click()
  await page.getByRole('dialog').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Noter' }).click()
  await page.getByText('Dites si cela a commencé ou non.').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('radio', { name: 'N’a pas commencé' }).check()
  await page.getByRole('combobox', { name: 'Pourquoi' }).selectOption('renonce')
  await page.getByRole('dialog').getByRole('button', { name: 'Noter' }).click()
  await page.getByText('Issue notée').waitFor()
  expect(await axe(page)).toEqual([])
})

it('offers others when it was refused, left without an answer or not delivered, with the number', async () => {
  const declined = await aRequest('Places de crèche')
  const set = { decline_reason: 'plus-de-places' as const }
  await move(declined, { action: 'decline', actor: 'recipient', text: 'Rien avant mars.', set })
  const expired = await aRequest('Sous-location')
  await move(expired, { action: 'expire', actor: 'clock' })
  const lost = await aRequest('Trajets solidaires')
  await db().updateTable('contact_requests').set({ undelivered_at: now() }).where('id', '=', lost).execute()

  const page = await site.open(`/mes-demandes/${declined}`, { as: nadia })
  await page.getByText('Rien avant mars.').first().waitFor()
  const others = page.getByRole('heading', { name: 'D’autres ressources pour ce besoin' })
  await others.waitFor()
  await expect.poll(() => others.locator('..').locator('li > a').count()).toBe(3)
  expect(await axe(page)).toEqual([])
  await page.goto(`/mes-demandes/${expired}`)
  await page.getByText('n’a pas répondu malgré nos relances').waitFor()
  await link(page, /05.36.49.01.42/).waitFor()
  expect(await axe(page)).toEqual([])
  await button(page, 'C’est vu').click()
  await button(page, 'C’est vu').waitFor({ state: 'detached' })
  await page.goto(`/mes-demandes/${lost}`)
  await page.getByText('n’a pas pu être remis').waitFor()
  await link(page, /05.36.49.01.42/).waitFor()
  expect(await axe(page)).toEqual([])
})

it('takes one back in two tabs at once: the second shows what the first did', async () => {
  const id = await aRequest('Permis accompagné')
  const first = await site.open(`/mes-demandes/${id}`, { as: nadia })
  await button(first, 'Annuler la demande').waitFor()
  const second = await first.context().newPage()
  await second.goto(`/mes-demandes/${id}`)
  await button(second, 'Annuler la demande').click()
  await second.getByRole('dialog').waitFor()
  expect(await axe(second)).toEqual([])
  await button(first, 'Annuler la demande').click()
  await first.getByRole('dialog').getByRole('button', { name: 'Annuler la demande' }).click()
  await first.getByText(/^Annulée, Nadia Ferrand/).waitFor()
  await second.getByRole('dialog').getByRole('button', { name: 'Annuler la demande' }).click()
  await second.getByText('Cette demande a bougé').waitFor()
  expect(await axe(second)).toEqual([])
  await second.goto('/mes-demandes?liste=terminees')
  await link(second, 'Permis accompagné').waitFor()
  expect(await axe(second)).toEqual([])
  const other = await site.open(`/mes-demandes/${id}`, { as: 'adviser' })
  await other.getByText('Cette demande n’existe pas ou n’existe plus').waitFor()
  await other.goto('/mes-demandes')
  await other.getByText('Vous n’avez encore rien demandé').waitFor()
  expect(await axe(other)).toEqual([])
})
