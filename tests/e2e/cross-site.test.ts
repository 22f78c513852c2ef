import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLoginLink } from '../../server/features/accounts/accounts.links.ts'
import { anAccount } from '../factories/an-account.ts'
import { launchBrowser, useSite } from '../support/browser.ts'

const site = useSite({ engine: false, holding: async () => {} })

/** Another site, with a page of nothing, and a browser whose pages may ask wherever they like. */
let elsewhere: Server
let browser: Browser
beforeAll(async () => {
  elsewhere = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<!doctype html><body>'))
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  elsewhere.close()
})

interface Heard {
  readonly asked: string
  readonly status: number
  /** Whether the browser had sent the cookie. */
  readonly known: boolean
}
/** What reached the server since a page was lured: a browser tells a page nothing of what it stops. */
let heard: Heard[] = []
beforeAll(() =>
  site.product.app.server.on('request', ({ method, url, headers: { cookie } }, answer) =>
    answer.on('finish', () =>
      heard.push({ asked: `${method} ${url}`, status: answer.statusCode, known: Boolean(cookie) }),
    ),
  ),
)

/** Somebody signed in as an admin, on a page of the other site. */
async function lured(host: string) {
  const admin = await anAccount(site.product.deps.db, { role: 'admin' })
  const headers = await site.product.signIn(admin)
  const [name = '', value = ''] = headers.cookie.split('=')
  const context = await browser.newContext()
  await context.addCookies([{ name, value, url: site.url, httpOnly: true, sameSite: 'Lax' }])
  const page = await context.newPage()
  await page.goto(`http://${host}:${(elsewhere.address() as AddressInfo).port}/`)
  heard = []
  const isOpen = async () => {
    const answer = await site.product.app.inject({ url: '/api/session', headers })
    return answer.json().account?.id === admin.id
  }
  return { admin, page, isOpen, cookie: { name, value } }
}

/** Asks from the page as its own scripts would. */
const ask = (page: Page, path: string, { mode = 'cors', method = 'GET', json = false, body = '{}' } = {}) =>
  page.evaluate(
    ([url, mode, method, body, type]) =>
      fetch(url, {
        ...{ method, mode: mode as RequestMode, credentials: 'include' },
        ...(method !== 'GET' && { body, headers: { 'content-type': type } }),
      }).then(
        () => 'read',
        () => 'stopped',
      ),
    [site.url + path, mode, method, body, json ? 'application/json' : 'text/plain'] as const,
  )

/** Sends a form from the page, as a hidden one would go; resolves with what the browser then shows. */
async function submit(page: Page, path: string, enctype: string, field: { name: string; value: string }) {
  await Promise.all([
    page.waitForURL(`${site.url}/**`),
    page.evaluate(
      ([action, enctype, { name, value }]) => {
        const form = Object.assign(document.createElement('form'), { method: 'POST', action, enctype })
        form.append(Object.assign(document.createElement('input'), { name, value }))
        document.body.append(form)
        form.submit()
      },
      [site.url + path, enctype, field] as const,
    ),
  ])
  return JSON.parse(await page.locator('body').innerText())
}

const enctypes = ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data']

// The product answers at 127.0.0.1: the same host on another port is of the same site and gets the cookie sent, another
// name is of another site.
describe.each(['127.0.0.1', 'localhost'])('a page of another origin, %s', (host) => {
  it('signs nobody out, and closes nobody’s account', async () => {
    const { page, admin, isOpen } = await lured(host)
    const victim = await anAccount(site.product.deps.db)
    const close = `/api/accounts/${victim.id}/close`
    expect(await ask(page, '/api/session', { method: 'DELETE' })).toBe('stopped')
    expect(await ask(page, close, { method: 'POST', json: true })).toBe('stopped')
    expect(await ask(page, close, { method: 'POST', mode: 'no-cors' })).toBe('stopped')
    expect(await ask(page, '/api/account/sessions', { method: 'POST', mode: 'no-cors' })).toBe('stopped')

    // What needs leave asks for it first, and gets none; what does not is refused where it arrives.
    const known = host === '127.0.0.1'
    expect(heard).toEqual([
      { asked: 'OPTIONS /api/session', status: 404, known: false },
      { asked: `OPTIONS ${close}`, status: 404, known: false },
      { asked: `POST ${close}`, status: 403, known },
      { asked: 'POST /api/account/sessions', status: 403, known },
    ])
    expect(await isOpen()).toBe(true)
    const { db } = site.product.deps
    const closed = db.selectFrom('accounts').select('id').where('closed_at', 'is not', null)
    expect(await closed.execute()).toEqual([])
    const ended = db.selectFrom('audit_events').select('action').where('actor_id', '=', admin.id)
    expect((await ended.execute()).filter(({ action }) => action === 'session.closed')).toEqual([])
  })

  it.each(enctypes)('closes nothing with a form either: %s', async (enctype) => {
    const { page, isOpen } = await lured(host)
    const victim = await anAccount(site.product.deps.db)
    const field = { name: '{"reason":"', value: '"}' }
    const shown = await submit(page, `/api/accounts/${victim.id}/close`, enctype, field)
    expect(shown).toMatchObject({ code: 'cross-site', message: expect.stringContaining('autre site') })
    expect(await isOpen()).toBe(true)
    const account = site.product.deps.db.selectFrom('accounts').select('closed_at').where('id', '=', victim.id)
    expect(await account.executeTakeFirstOrThrow()).toEqual({ closed_at: null })
  })

  it('signs nobody in as somebody else', async () => {
    const { page, isOpen, cookie } = await lured(host)
    const { db, clock } = site.product.deps
    const thief = await anAccount(db)
    const token = await createLoginLink(db, thief.id, { clock, minutes: 15 })
    const field = { name: `{"token":"${token}","x":"`, value: '"}' }
    expect(await submit(page, '/api/session', 'text/plain', field)).toMatchObject({ code: 'cross-site' })
    expect(await page.context().cookies(site.url)).toMatchObject([cookie])
    expect(await isOpen()).toBe(true)
    const link = db.selectFrom('login_links').select('used_at').where('account_id', '=', thief.id)
    expect(await link.executeTakeFirstOrThrow()).toEqual({ used_at: null })
  })

  it('reads nothing, and shows nothing of it in a frame', async () => {
    const { page } = await lured(host)
    expect(await ask(page, '/api/session')).toBe('stopped')
    expect(await ask(page, '/api/session', { mode: 'no-cors' })).toBe('stopped')
    await page.evaluate(
      (src) => document.body.append(Object.assign(document.createElement('iframe'), { src })),
      site.url,
    )
    await expect.poll(() => page.frames().at(-1)!.url()).toBe('chrome-error://chromewebdata/')
  })
})

describe('our own page', () => {
  it('does what the others cannot: sign out', async () => {
    const page = await site.open('/', { as: 'admin' })
    await page.getByRole('navigation', { name: 'Principale' }).waitFor()
    const status = await page.evaluate(() => fetch('/api/session', { method: 'DELETE' }).then(({ status }) => status))
    expect(status).toBe(200)
    expect(await page.context().cookies(site.url)).toEqual([])
  })
})
