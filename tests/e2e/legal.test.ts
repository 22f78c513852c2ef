import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { axe, shot, useSite } from '../support/browser.ts'

const site = useSite()
/** Address, title, and what the foot of every page calls it. */
const legal = [
  ['/mentions-legales', 'Mentions légales', 'Mentions légales'],
  ['/confidentialite', 'Confidentialité', 'Confidentialité'],
  ['/conditions', 'Conditions d’utilisation', 'Conditions'],
  ['/accessibilite', 'Déclaration d’accessibilité', 'Accessibilité\u00a0: non conforme'],
] as const

const asPage = { headers: { accept: 'text/html,*/*' } }

it.each(legal)('opens %s to anybody', async (path, name) => {
  for (const [width, dark] of [
    [360, true],
    [768, false],
    [1280, false],
  ] as const) {
    const page = await site.open(path, { width, dark })
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await page.getByText('À compléter').first().waitFor()
    await expect.poll(() => page.title()).toBe(`${name} – Levier`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await shot(page, `legal${path.replace('/', '-')}-${width}`)
    expect(await axe(page)).toEqual([])
  }
})

it('leads from one page to the next by the foot of the page, reading from its title', async () => {
  const page = await site.open('/connexion')
  for (const [path, name, link] of legal) {
    await page.getByRole('contentinfo').getByRole('link', { name: link, exact: true }).click()
    const title = page.getByRole('heading', { level: 1, name })
    await title.waitFor()
    expect(new URL(page.url()).pathname).toBe(path)
    await expect.poll(() => title.evaluate((heading) => document.activeElement === heading)).toBe(true)
  }
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Conditions d’utilisation' }).waitFor()
})

it('shows a legal page without what the publisher wrote when that does not come, and asks again', async () => {
  const page = await site.open(null)
  await page.route('**/api/legal', (route) => route.abort())
  await page.goto('/mentions-legales')
  await page.getByRole('alert').getByText('n’a pas pu être chargé').waitFor()
  await page.getByText('Non chargé').first().waitFor()
  expect(await axe(page)).toEqual([])
  await page.unroute('**/api/legal')
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await page.getByText('À compléter').first().waitFor()
})

it('says that an address leads nowhere, with a way on', async () => {
  const page = await site.open('/une/adresse/fausse', { as: 'adviser' })
  await page.getByRole('heading', { name: 'Cette page n’existe pas' }).waitFor()
  await expect.poll(() => page.title()).toBe('Page introuvable – Levier')
  await shot(page, 'not-found')
  expect(await axe(page)).toEqual([])
  await page.getByRole('link', { name: 'Aller à la recherche' }).click()
  await expect.poll(() => new URL(page.url()).pathname).toBe('/')
})

it('explains the keyboard, and lets one turn single keys off', async () => {
  const page = await site.open('/conditions', { as: 'adviser' })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Raccourcis clavier' })
  await dialog.waitFor()
  await shot(page, 'shortcuts')
  expect(await axe(page)).toEqual([])
  await dialog.getByLabel('Utiliser les raccourcis à une seule touche').uncheck()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  await expect.poll(() => dialog.count()).toBe(0)
  const opener = page.getByRole('button', { name: 'Raccourcis clavier' })
  await opener.click()
  await dialog.getByRole('button', { name: 'Fermer' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => opener.evaluate((button) => document.activeElement === button)).toBe(true)
})

it('keeps the page in place when its code does not come', async () => {
  const page = await site.open('/conditions', { as: 'adviser' })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.route('**/assets/outbox*.js', (route) => route.abort())
  await page.getByRole('link', { name: 'Mails de démonstration' }).click()
  await page.getByRole('heading', { name: 'La page n’a pas pu se charger' }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.unroute('**/assets/outbox*.js')
  await page.getByRole('button', { name: 'Recharger' }).click()
  await page.getByRole('heading', { name: 'Mails de démonstration' }).waitFor()
})

it('serves every page of the web by its address, and a true 404 for the others', async () => {
  const routes = readFileSync(new URL('../../web/routes.ts', import.meta.url), 'utf8')
  const paths = [...routes.matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path.replace(/:\w+/g, 'x'))
  expect(paths.length).toBeGreaterThan(8)
  const { app } = site.product
  for (const url of paths) expect([url, (await app.inject({ url, ...asPage })).statusCode]).toEqual([url, 200])
  expect((await app.inject({ url: '/ailleurs', ...asPage })).statusCode).toBe(404)
  expect((await app.inject({ url: '/assets/ancien.js' })).json()).toMatchObject({ code: 'not-found' })
})

it('has files kept for ever and the page asked for each time, packed as the browser likes', async () => {
  const { app } = site.product
  const page = await app.inject({ url: '/', ...asPage })
  expect(page.headers['cache-control']).toBe('no-cache')
  expect(page.body).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=/)
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(page.body)?.[1] ?? ''
  const file = await app.inject({ url: script, headers: { 'accept-encoding': 'br' } })
  expect(file.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
    vary: 'accept-encoding',
  })
})
