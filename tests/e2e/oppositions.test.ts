import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { anAccount } from '../factories/an-account.ts'
import { axe, shot, useSite } from '../support/browser.ts'
import { linkFor } from '../support/mail.ts'
import { opposing, someone } from '../support/oppositions.ts'

const site = useSite()
let governor: { id: string }
beforeAll(async () => {
  governor = await anAccount(site.product.deps.db, { role: 'admin', name: 'Alix Gouverne' })
})

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const address = (page: Page) => page.getByLabel('Adresse e-mail que montre la fiche')
const number = (page: Page) => page.getByLabel('Numéro de téléphone (facultatif)')
const isFocused = (control: Locator) => control.evaluate((element) => document.activeElement === element)
const sides = [
  { width: 360, dark: true },
  { width: 768, dark: false },
  { width: 1280, dark: false },
  { width: 1280, dark: true },
]
/** Nothing for axe to say, nothing wider than the screen, and a picture. */
async function sound(page: Page, name: string) {
  const width = page.viewportSize()!.width
  await shot(page, `${name}-${width}`)
  expect(await axe(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
}

/** Pressed until the mailer has written. */
async function followMail(page: Page) {
  const link = page.getByRole('link', { name: '/opposition/confirmation#jeton=' }).first()
  await expect
    .poll(async () => {
      await page.getByRole('button', { name: 'Actualiser' }).click()
      return link.count()
    })
    .toBeGreaterThan(0)
  await link.click()
}

it('takes a person from the foot of a page to a listing without their contact', async () => {
  const { courriel, telephone } = someone()
  const listing = await opposing(site.product).showing({ courriel, telephone, name: 'Jeanne Oppose' })
  const reader = await site.open(`/fiches/${listing.id}`, { as: 'adviser' })
  await reader.getByText('Jeanne Oppose').first().waitFor()

  const page = await site.open('/connexion')
  await page.getByRole('contentinfo').getByRole('link', { name: 'S’opposer' }).click()
  await heading(page, 'Retirer vos coordonnées de Levier').waitFor()
  await expect.poll(() => page.title()).toBe('S’opposer – Levier')
  await address(page).fill(courriel)
  await number(page).fill(telephone)
  await page.keyboard.press('Enter')
  await heading(page, 'Consultez votre messagerie').waitFor()
  await sound(page, 'opposition-sent')
  await page.getByRole('link', { name: 'Voir les mails' }).click()
  await followMail(page)
  await heading(page, 'Confirmez le retrait de vos coordonnées').waitFor()
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('')
  await sound(page, 'opposition-confirm')
  await page.getByRole('button', { name: 'Retirer mes coordonnées' }).dblclick()
  await heading(page, 'Votre adresse est retirée').waitFor()
  await page.getByText('1\u00a0fiche la montrait, et ne la montre plus').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await sound(page, 'opposition-done')

  await reader.reload()
  await reader.getByRole('heading', { name: listing.record.nom }).first().waitFor()
  const shown = await reader.locator('main').innerText()
  expect(shown).not.toMatch(/Jeanne|personne\d+@|02.61.91/)
})

it('says beside the field what is wrong, and keeps what was typed', async () => {
  for (const { width, dark } of sides) {
    const page = await site.open('/opposition', { width, dark })
    await address(page).waitFor()
    await sound(page, `opposition${dark ? '-dark' : ''}`)
    await address(page).fill('jeanne')
    await number(page).fill('05 36 49')
    await page.getByRole('button', { name: 'Recevoir le lien' }).click()
    await page.getByText('Cette adresse e-mail n’est pas complète').waitFor()
    await expect.poll(() => isFocused(address(page))).toBe(true)
    await expect.poll(() => address(page).inputValue()).toBe('jeanne')
    await address(page).fill('jeanne@relais.example')
    await page.keyboard.press('Enter')
    await page.getByText('Ce numéro n’est pas complet').waitFor()
    await expect.poll(() => isFocused(number(page))).toBe(true)
    await expect.poll(() => number(page).inputValue()).toBe('05 36 49')
    await sound(page, `opposition-wrong${dark ? '-dark' : ''}`)
  }
})

it('says the same of an address the base does not know, and sends again', async () => {
  const page = await site.open('/opposition')
  await address(page).fill('inconnue@nulle-part.example')
  await page.keyboard.press('Enter')
  await heading(page, 'Consultez votre messagerie').waitFor()
  await page.getByRole('button', { name: 'Renvoyer le message' }).click()
  await page.getByText('Un autre message vient de partir').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Corriger ma demande' }).click()
  await expect.poll(() => address(page).inputValue()).toBe('inconnue@nulle-part.example')
})

it('tells apart a link used, expired or cut short, and a moment to wait for', async () => {
  const { ask, confirm } = opposing(site.product)
  const { courriel } = someone()
  await ask({ email: courriel })
  const token = await linkFor(site.product, courriel)
  const open = (hash: string) => site.open(`/opposition/confirmation${hash}`)
  const press = (page: Page) => page.getByRole('button', { name: 'Retirer mes coordonnées' }).click()

  const waiting = await open(`#jeton=${token}`)
  await waiting.route('**/api/oppositions/confirm', (route) =>
    route.fulfill({ status: 409, json: { code: 'import-running', message: 'Un import.', requestId: 'x' } }),
  )
  await press(waiting)
  await waiting.getByText('Les fiches sont en train d’être mises à jour').waitFor()
  expect(await axe(waiting)).toEqual([])
  await waiting.unroute('**/api/oppositions/confirm')
  await press(waiting)
  await waiting.getByText('Aucune fiche publiée ne la montrait').waitFor()

  expect((await confirm(token)).statusCode).toBe(410)
  const used = await open(`#jeton=${token}`)
  await press(used)
  await heading(used, 'C’est déjà fait').waitFor()
  expect(await axe(used)).toEqual([])

  const expired = await open(`#jeton=${'x'.repeat(43)}`)
  await press(expired)
  await heading(expired, 'Ce lien ne marche pas').waitFor()
  await expired.getByText('Refaites la demande').waitFor()
  expect(await axe(expired)).toEqual([])

  const cut = await open('')
  await cut.getByText('Il manque une partie de l’adresse').waitFor()
  await cut.getByRole('link', { name: 'Refaire la demande' }).click()
  await address(cut).waitFor()
})

it('is closed to an admin of some départements, in words', async () => {
  const local = await anAccount(site.product.deps.db, { role: 'admin', departements: ['40'] })
  const page = await site.open('/oppositions', { as: local })
  await page.getByRole('heading', { name: 'Cette page n’est pas ouverte à votre compte' }).waitFor()
  expect(await axe(page)).toEqual([])
})

it('shows an admin that nothing waits, and what was done by itself', async () => {
  await site.product.deps.db.deleteFrom('opposition_requests').execute()
  const page = await site.open('/oppositions', { as: governor })
  await page.getByRole('heading', { name: 'Rien à décider' }).waitFor()
  await sound(page, 'oppositions-none')
  const { ask, confirm } = opposing(site.product)
  const { courriel } = someone()
  await ask({ email: courriel })
  await confirm(await linkFor(site.product, courriel))
  await page.reload()
  await page.getByText(courriel).waitFor()
  await page.getByText('Adresse retirée', { exact: true }).waitFor()
})

it('lets an admin remove a number or refuse with a reason, by the keyboard', async () => {
  await site.product.deps.db.deleteFrom('opposition_requests').execute()
  const { pending, contactsOf } = opposing(site.product)
  const [first, second] = [await pending(), await pending()]
  const page = await site.open('/oppositions', { as: governor })
  const row = (email: string) => page.getByRole('listitem').filter({ hasText: email })
  await row(first.email).waitFor()

  await row(first.email).getByRole('button', { name: 'Refuser' }).press('Enter')
  const reason = page.getByRole('textbox', { name: 'Raison du refus' })
  await expect.poll(() => isFocused(reason)).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(() => reason.isVisible()).toBe(false)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Refuser et prévenir' }).press('Enter')
  await page.getByText('Donnez la raison en quelques mots').waitFor()
  await sound(page, 'oppositions-refusing')
  await reason.fill('Ce numéro est celui de l’accueil.')
  await page.getByRole('button', { name: 'Refuser et prévenir' }).press('Enter')
  await row(first.email).getByText('Adresse retirée, numéro gardé').waitFor()
  await expect.poll(() => contactsOf(first.listing)).toHaveLength(1)

  const next = row(second.email).getByRole('button', { name: /^Retirer le numéro/ })
  await expect.poll(() => isFocused(next)).toBe(true)
  await page.keyboard.press('Enter')
  await sound(page, 'oppositions-applying')
  await page.keyboard.press('Enter')
  await row(second.email).getByText('Adresse et numéro retirés').waitFor()
  await expect.poll(() => contactsOf(second.listing)).toEqual([])
  await sound(page, 'oppositions-decided')
})

it('tells whoever decides second what the first one decided', async () => {
  const { pending, post, governor: another } = opposing(site.product)
  const { email, id } = await pending()
  const page = await site.open('/oppositions', { as: governor })
  const row = page.getByRole('listitem').filter({ hasText: email })
  await row.getByRole('button', { name: /^Retirer le numéro/ }).click()
  await post(`/api/oppositions/${id}/refuse`, { reason: 'Numéro de l’accueil.' }, await another())
  await page.getByRole('button', { name: 'Retirer partout et prévenir' }).click()
  await page.getByRole('alert').getByText('a déjà été traitée').waitFor()
  await row.getByText('Numéro de l’accueil.').waitFor()
  expect(await axe(page)).toEqual([])
})

it.each(sides)('reads at $width px, dark $dark', async ({ width, dark }) => {
  const { pending } = opposing(site.product)
  await pending()
  const page = await site.open('/oppositions', { as: governor, width, dark })
  await page.getByRole('button', { name: 'Refuser' }).last().click()
  await page.getByRole('textbox', { name: 'Raison du refus' }).last().waitFor()
  await sound(page, `oppositions${dark ? '-dark' : ''}`)
})

it('says that the list did not come, and asks again', async () => {
  const page = await site.open(null, { as: governor })
  await page.route('**/api/oppositions', (route) => route.abort())
  await page.goto('/oppositions')
  await page.getByRole('button', { name: 'Réessayer' }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.unroute('**/api/oppositions')
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await page.getByRole('heading', { name: 'À décider' }).waitFor()
})
