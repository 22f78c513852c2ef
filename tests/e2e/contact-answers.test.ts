import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { aContactRequest } from '../factories/a-contact-request.ts'
import { aListing } from '../factories/a-listing.ts'
import { aSector } from '../factories/a-sector.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { axe, shot, useSite } from '../support/browser.ts'
import { downloadedBy } from '../support/download.ts'
import { linkFor } from '../support/mail.ts'

const site = useSite({ engine: false, holding: async () => {} })
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()

/** Nothing for axe to say, nothing wider than the screen, and a picture. */
async function sound(page: Page, name: string) {
  const width = page.viewportSize()!.width
  await shot(page, `${name}-${width}`)
  expect(await axe(page), name).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width)
}

let made = 0
async function aDemande({
  at,
  message = 'Une place est-elle libre mardi matin pour une personne qui reprend un emploi ?',
}: {
  at?: Date
  message?: string
} = {}) {
  const { db, clock } = site.product.deps
  const address = `yann-${++made}@roule.example`
  const adviser = await anAccount(db, { name: 'Nadia Ferrand', organisation: 'France Travail Dax' })
  const structure = await aStructure(db, { nom: 'Roule Adour' })
  const listing = await aListing(db, {
    ...{ structure_source_id: structure.record.source_id, nom: 'Voiture en location à bas prix' },
    intervenants: [{ name: 'Yann Le Goff', role: 'Accueil', telephone: null, courriel: address, note: null }],
  })
  const { id } = await aContactRequest(db, {
    ...{ targetId: listing.id, adviserId: adviser.id, message, reference: 'DOS-12', freins: ['mobilite', 'sante'] },
    at: at ?? clock.now(),
  })
  return {
    id,
    address,
    adviser,
    structureId: structure.id,
    link: `/reponse#jeton=${await linkFor(site.product, address)}`,
  }
}
const stateOf = (id: string) =>
  site.product.deps.db.selectFrom('contact_requests').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const nextWeek = () => new Date(site.product.deps.clock.now().getTime() + 7 * 86_400_000).toISOString().slice(0, 10)

describe('whoever was written to, without an account', () => {
  it.each([{ width: 360 }, { width: 1280, dark: true }])('opens the mail and accepts, on $width', async (look) => {
    const { id, link } = await aDemande()
    const page = await site.open(link, look)
    await heading(page, 'Nadia Ferrand vous adresse une demande').waitFor()
    expect(new URL(page.url()).hash).toBe('')
    // A program that opens links and runs pages has not read it; a person who moves has.
    await expect.poll(() => stateOf(id)).toMatchObject({ state: 'sent' })
    await page.keyboard.press('Tab')
    await expect.poll(async () => (await stateOf(id)).state).toBe('seen')
    await sound(page, 'reponse')

    await press(page, 'Accepter')
    await press(page, 'Accepter la demande')
    await page.getByText('Choisissez un jour.').waitFor()
    await page.getByLabel('Jour').fill(nextWeek())
    await page.getByLabel('Heure').fill('14:30')
    await page.getByLabel(/^Lieu/).fill('12 rue des Forges, Dax')
    await page.getByLabel('Un mot, si vous voulez').fill('Apportez le permis.')
    await sound(page, 'reponse-accepter')
    await press(page, 'Accepter la demande')
    await heading(page, 'Merci, c’est accepté').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Merci, c’est accepté')
    await page.getByText('12 rue des Forges, Dax').waitFor()
    await sound(page, 'reponse-merci')
    await page.reload()
    await heading(page, 'Cette demande est acceptée').waitFor()
    const calendar = await downloadedBy(page, 'Ajouter à mon agenda')
    expect(calendar).toContain('LOCATION:12 rue des Forges\\, Dax')
    expect(calendar).toContain('SUMMARY:Rendez-vous\\, demande de ')
    expect(calendar).not.toContain('URL:')
    await press(page, 'Changer le rendez-vous')
    await sound(page, 'reponse-changer')
    await page.keyboard.press('Escape')
    await press(page, 'Dire ce que c’est devenu')
    await page.getByLabel('N’a pas commencé').check({ force: true })
    await page.getByLabel('Pourquoi').selectOption('pas-venue')
    await press(page, 'Noter')
    await heading(page, 'Merci, c’est noté').waitFor()
    await sound(page, 'reponse-issue')
  })

  it('asks, then declines with a reason', async () => {
    const { id, link } = await aDemande()
    const page = await site.open(link, { width: 360 })
    await press(page, 'Poser une question')
    await page.getByLabel('Votre question').fill('Est-ce Mme Dupont ?')
    await press(page, 'Envoyer la question')
    await page.getByText('le nom d’une personne').waitFor()
    await sound(page, 'reponse-donnee')
    await page.getByLabel('Votre question').fill('A-t-elle le permis B ?')
    await press(page, 'Envoyer la question')
    await heading(page, 'Merci, votre question est partie').waitFor()
    await sound(page, 'reponse-question')
    await press(page, 'Refuser')
    await press(page, 'Refuser la demande')
    await page.getByText('Choisissez une raison.').waitFor()
    await page.getByLabel('Plus de place en ce moment').check({ force: true })
    await page.getByText('La fiche dira').waitFor()
    await sound(page, 'reponse-refuser')
    await press(page, 'Refuser la demande')
    await heading(page, 'Merci d’avoir répondu').waitFor()
    await sound(page, 'reponse-refusee')
    await expect.poll(() => stateOf(id)).toMatchObject({ state: 'declined', decline_reason: 'plus-de-places' })
  })

  it('passes it on to a colleague, who answers; the old link says so', async () => {
    const { link } = await aDemande()
    const page = await site.open(link, { width: 768 })
    await press(page, 'Transmettre')
    await page.getByLabel('Nom de votre collègue').fill('Lucie Marsan')
    const lucie = `lucie-${made}@roule.example`
    await page.getByLabel('Son adresse e-mail').fill(lucie)
    await sound(page, 'reponse-transmettre')
    await press(page, 'Transmettre la demande')
    await heading(page, 'Merci, c’est transmis').waitFor()
    await sound(page, 'reponse-transmise')
    await page.reload()
    await heading(page, 'Cette demande est en d’autres mains').waitFor()
    await sound(page, 'reponse-autres-mains')
    const other = await site.open(`/reponse#jeton=${await linkFor(site.product, lucie)}`, { width: 360 })
    await heading(other, 'Nadia Ferrand vous adresse une demande').waitFor()
  })

  it('is told that a colleague was faster', async () => {
    const { link } = await aDemande()
    const [one, two] = [await site.open(link), await site.open(link, { width: 360 })]
    for (const page of [one, two]) await press(page, 'Accepter')
    await one.getByLabel('J’appelle pour en parler').check({ force: true })
    await press(one, 'Accepter la demande')
    await heading(one, 'Merci, c’est accepté').waitFor()
    await two.getByLabel('Rien de plus').check({ force: true })
    await press(two, 'Accepter la demande')
    await two.getByText('Demande déjà acceptée par le lien envoyé à Yann Le Goff').waitFor()
    await sound(two, 'reponse-second')
  })

  it('gets a new link by mail when the old one is too old; other links say plainly why not', async () => {
    const { id, link, address } = await aDemande()
    const { db, clock } = site.product.deps
    const old = new Date(clock.now().getTime() - 31 * 86_400_000)
    const set = { created_at: old, expires_at: clock.now() }
    await db.updateTable('contact_request_links').set(set).where('request_id', '=', id).execute()
    const page = await site.open(link, { width: 360 })
    await heading(page, 'Ce lien n’est plus valable').waitFor()
    await sound(page, 'reponse-perimee')
    await press(page, 'Recevoir un nouveau lien')
    await heading(page, 'Regardez votre boîte').waitFor()
    await sound(page, 'reponse-renouvelee')
    const renewed = await site.open(`/reponse#jeton=${await linkFor(site.product, address)}`)
    await heading(renewed, 'Nadia Ferrand vous adresse une demande').waitFor()
    for (const wrong of ['/reponse', `/reponse#jeton=${'a'.repeat(43)}`]) {
      const lost = await site.open(wrong)
      await heading(lost, 'Ce lien ne marche pas').waitFor()
      await sound(lost, `reponse-perdue-${wrong.length}`)
    }
  })

  it.each([
    ['expired', 'Cette demande est close'],
    ['cancelled', 'Cette demande a été annulée'],
  ] as const)('reads that a demande is %s, and writes to the adviser instead', async (state, title) => {
    const { id, link } = await aDemande()
    const set = { state, closed_at: site.product.deps.clock.now() }
    await site.product.deps.db.updateTable('contact_requests').set(set).where('id', '=', id).execute()
    const page = await site.open(link, { width: 360 })
    await heading(page, title).waitFor()
    await page.getByRole('link', { name: 'Écrire à Nadia Ferrand' }).waitFor()
    await sound(page, `reponse-${state}`)
  })
})

describe('a team', () => {
  it('sees what waits, shares it out and answers', async () => {
    const { db, clock } = site.product.deps
    const first = await aDemande({ at: new Date(clock.now().getTime() - 14 * 86_400_000) })
    const second = await aDemande()
    await db
      .updateTable('contact_requests')
      .set({ structure_id: first.structureId })
      .where('id', '=', second.id)
      .execute()
    const maelle = await anAccount(db, { role: 'partner', structureId: first.structureId, name: 'Maëlle Lartigue' })
    await anAccount(db, { role: 'partner', structureId: first.structureId, name: 'Yann Lartigue' })
    const page = await site.open('/ma-structure', { as: maelle })
    await page.getByText('2 attendent une réponse').waitFor()
    await page.getByRole('link', { name: 'Voir les demandes reçues' }).click()
    await heading(page, 'Demandes reçues').waitFor()
    await page.getByRole('link', { name: /^Demandes reçues 2/ }).waitFor()
    await sound(page, 'demandes-recues')
    await page.getByText(/^Attend depuis \d+/).waitFor()
    await page.getByRole('link', { name: 'Voiture en location à bas prix' }).first().click()
    await heading(page, 'Voiture en location à bas prix').waitFor()
    await press(page, 'Je m’en charge')
    await page.getByText('Prise en charge').waitFor()
    await press(page, 'Confier')
    await page.getByText('Confiée à un collègue').waitFor()
    await sound(page, 'demande-recue')
    await press(page, 'Refuser')
    await page.getByLabel('Plus de place en ce moment').check({ force: true })
    await press(page, 'Refuser la demande')
    await page.getByText('Merci d’avoir répondu').waitFor()
    await sound(page, 'demande-recue-refusee')

    const phone = await site.open('/demandes-recues', { as: maelle, width: 360 })
    await phone.getByText('Reçue aujourd’hui').waitFor()
    await sound(phone, 'demandes-recues')
    await phone.getByRole('link', { name: 'Acceptées (0)' }).click()
    await phone.getByText('Aucune demande acceptée en cours').waitFor()
    await sound(phone, 'demandes-recues-vide')
    await phone.getByRole('link', { name: 'Terminées (1)' }).click()
    await phone.getByText(/^Refusée le/).waitFor()
    await phone.goto(`${site.url}/demandes-recues/${second.id}`)
    await phone.getByRole('button', { name: 'Accepter', exact: true }).waitFor()
    await sound(phone, 'demande-recue')
  })

  it('of a sector is told of its secrecy, and starts what it accepted', async () => {
    const { db, clock } = site.product.deps
    const { id: sectorId } = await aSector(db, { name: 'Dax' })
    const adviserId = (await anAccount(db, { name: 'Nadia Ferrand', organisation: 'France Travail Dax' })).id
    const { id } = await aContactRequest(db, { kind: 'global', targetId: sectorId, adviserId, at: clock.now() })
    const isabelle = await anAccount(db, { role: 'referent', sectorId, name: 'Isabelle Darracq' })
    const page = await site.open('/demandes-recues', { as: isabelle, width: 768, dark: true })
    await page.getByText('Vous êtes tenu au secret professionnel').waitFor()
    await sound(page, 'demandes-recues-secteur')
    await page.getByRole('link', { name: 'Accompagnement global' }).click()
    await press(page, 'Accepter')
    await page.getByLabel('Rien de plus').check({ force: true })
    await press(page, 'Accepter la demande')
    await press(page, 'Commencer l’accompagnement')
    await page.getByRole('dialog').waitFor()
    await sound(page, 'demande-recue-commencer')
    await press(page, 'Commencer')
    await page.waitForURL(/\/accompagnements\//)
    await expect.poll(() => stateOf(id)).toMatchObject({ outcome: 'started' })
  })
})
