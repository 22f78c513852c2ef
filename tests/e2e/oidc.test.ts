import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoAccounts } from '../../seed/demo/accounts.ts'
import { axe, shot, useSite } from '../support/browser.ts'
import { freePort } from '../support/free-port.ts'
import { settingsFor, startProvider, type TestProvider } from '../support/oidc-provider.ts'

const port = await freePort()
// For a browser `localhost` is another site than 127.0.0.1: the cookies of the way back are tried in earnest.
const issuer = `http://localhost:${port}`
const adviser = demoAccounts.find(({ role }) => role === 'adviser')!

const site = useSite({
  elsewhere: [issuer],
  env: {
    ...settingsFor({ id: 'proconnect', issuer, signsPeople: true }),
    OIDC_PROCONNECT_TRUST_EMAIL: 'true',
    OIDC_PROCONNECT_ACR_VALUES: 'eidas1',
  },
})
let provider: TestProvider | undefined
const start = async () => {
  provider = await startProvider({ site: site.url, id: 'proconnect', port, host: 'localhost', signsPeople: true })
  const names = { given_name: 'Nadia', usual_name: 'Ferrand', acr: 'eidas1' }
  provider.people.set('adviser', { email: adviser.email, ...names })
  provider.people.set('stranger', { email: 'nadia.ferrand@ailleurs.example', ...names })
  provider.people.set('doubtful', { email: 'doute@ailleurs.example', email_verified: false, acr: 'eidas1' })
}
beforeAll(start)
afterAll(() => provider?.close())

const path = (page: Page) => page.evaluate(() => location.pathname + location.search)
const button = (page: Page) => page.getByRole('link', { name: 'S’identifier avec ProConnect' })
const atProvider = (page: Page) => page.getByRole('heading', { name: 'Fournisseur d’essai' })
const person = (page: Page, email: string) => page.getByRole('link', { name: email })

it('signs in at the provider, comes back on the page asked for, and signs out there too', async () => {
  const page = await site.open('/?commune=40088&frein=mobilite')
  await button(page).click()
  await atProvider(page).waitFor()
  expect(page.url()).toContain(issuer)
  await shot(page, 'provider')
  await person(page, adviser.email).click()
  await page.waitForURL(`${site.url}/?commune=40088&frein=mobilite`)
  await page.getByRole('button', { name: adviser.name }).click()
  expect(await axe(page)).toEqual([])

  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await page.getByRole('heading', { name: 'Quitter le fournisseur' }).waitFor()
  expect(page.url()).toContain(issuer)
  await page.getByRole('button', { name: 'Quitter' }).click()
  await button(page).waitFor()
  expect(page.url().startsWith(`${site.url}/connexion?state=`)).toBe(true)
  expect(await axe(page)).toEqual([])

  // The provider's session ended as well: it asks again who is there.
  await button(page).click()
  await atProvider(page).waitFor()
})

it('leads whom nobody knows to the request for access, filled with what the provider vouches for', async () => {
  const page = await site.open('/connexion')
  await button(page).click()
  await person(page, 'nadia.ferrand@ailleurs.example').click()
  await page.waitForURL(`${site.url}/demande-acces`)
  await page.getByText('Vérifiée par ProConnect.').waitFor()
  await expect
    .poll(() => page.getByLabel('Adresse e-mail professionnelle').inputValue())
    .toBe('nadia.ferrand@ailleurs.example')
  await expect.poll(() => page.getByLabel('Prénom et nom').inputValue()).toBe('Nadia Ferrand')
  await shot(page, 'stranger')
  expect(await axe(page)).toEqual([])
})

it('says why on the sign-in page, and leads to the page asked for by another way', async () => {
  const page = await site.open('/connexion?suite=%2F%3Ffrein%3Dsante')
  await button(page).click()
  await person(page, 'doute@ailleurs.example').click()
  await page.getByRole('alert').getByText('adresse e-mail n’y est pas vérifiée').waitFor()
  await shot(page, 'unverified')
  expect(await axe(page)).toEqual([])

  await page.getByRole('button', { name: 'Conseillère' }).click()
  await expect.poll(() => path(page)).toBe('/?frein=sante')
})

it('leads back who gives up at the provider', async () => {
  const page = await site.open('/?frein=sante')
  await button(page).click()
  await page.getByRole('link', { name: 'Renoncer' }).click()
  await page.getByRole('alert').getByText('interrompue avant la fin').waitFor()
  await expect.poll(() => path(page)).toBe('/connexion?erreur=oidc-cancelled&suite=%2F%3Ffrein%3Dsante')
  await button(page).click()
  await person(page, adviser.email).click()
  await expect.poll(() => path(page)).toBe('/?frein=sante')
})

it('goes back to the page, signed in, when the way back is taken twice', async () => {
  const page = await site.open('/connexion')
  await button(page).click()
  const answered = page.waitForRequest((request) => request.url().includes('/callback?'))
  await person(page, adviser.email).click()
  const callback = (await answered).url()
  await page.getByRole('button', { name: adviser.name }).waitFor()
  await page.goto(callback)
  await page.getByRole('button', { name: adviser.name }).waitFor()
  await expect.poll(() => path(page)).toBe('/')

  const other = await site.open(callback)
  await other.getByRole('alert').getByText('dans un autre navigateur').waitFor()
})

it('keeps two sign-ins apart in two tabs: the last one begun goes through', async () => {
  const first = await site.open('/connexion')
  const second = await first.context().newPage()
  await second.goto('/connexion')
  await button(first).click()
  await atProvider(first).waitFor()
  await button(second).click()
  await atProvider(second).waitFor()
  await person(first, adviser.email).click()
  await first.getByRole('alert').getByText('a pris trop de temps').waitFor()
  await person(second, adviser.email).click()
  await second.getByRole('button', { name: adviser.name }).waitFor()
})

it('says that the provider does not answer, and lets one try again', async () => {
  const page = await site.open('/connexion')
  await button(page).click()
  await atProvider(page).waitFor()
  provider!.fault = (at, answer) => (at === '/token' ? { status: 503, body: '' } : answer)
  await person(page, adviser.email).click()
  await page.getByRole('alert').getByText('ne répond pas').waitFor()
  await shot(page, 'unavailable')
  provider!.fault = null
  await button(page).click()
  await page.getByRole('button', { name: adviser.name }).waitFor()
})
