import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import packaged from '@sparticuz/chromium'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { seedDemo } from '../../seed/seed.ts'
import type { Role } from '../../server/contract/vocabulary.ts'
import { type AppOptions, startTestApp, type TestApp } from './app.ts'
import { freePort } from './free-port.ts'

export interface Look {
  width?: number
  height?: number
  dark?: boolean
  touch?: boolean
  /** Signed in as; nobody unless told. */
  as?: Role | { id: string }
}

export interface Site {
  readonly url: string
  readonly product: TestApp
  /** A page of a new browser profile, at this address unless it is null. */
  open(path: string | null, look?: Look): Promise<Page>
}

interface SiteOptions extends AppOptions {
  /** What the base holds; the demo territory unless told. */
  holding?: (product: TestApp) => Promise<unknown>
  /** Other sites a page may go to, as the start of their addresses: an identity provider. */
  elsewhere?: readonly string[]
}

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser that asks the network for nothing of its own. The caller closes it. */
export const launchBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await packaged.executablePath(), args: quiet })

const demo = ({ deps }: TestApp) => seedDemo(deps, { line: () => {}, progress: () => {} })

/** What no page may ever do: break, ask another site for anything, want what the CSP forbids. */
function watch(page: Page, allowed: readonly string[], wrongs: string[]) {
  page.on('pageerror', (error) => wrongs.push(`error in the page: ${error.message}`))
  page.on('request', (request) => {
    if (!allowed.some((site) => request.url().startsWith(site))) wrongs.push(`asked elsewhere: ${request.url()}`)
  })
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) wrongs.push(message.text())
  })
}

async function cookieOf({ signIn }: TestApp, who: Role | { id: string }, url: string) {
  const [name = '', value = ''] = (await signIn(who)).cookie.split('=')
  return { name, value, url, httpOnly: true, sameSite: 'Lax' as const }
}

/** The whole product, listening, and a browser to look at it with; closed after the tests of the file. */
export function useSite({ holding = demo, elsewhere = [], ...options }: SiteOptions = {}): Site {
  const site = {} as Site
  let browser: Browser | undefined
  let wrongs: string[] = []

  beforeAll(async () => {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const product = await startTestApp({ ...options, env: { PUBLIC_URL: url, ...options.env } })
    await holding(product)
    await product.deps.search.settle()
    await product.app.listen({ host: '127.0.0.1', port })
    const launched = await launchBrowser()
    browser = launched

    const open: Site['open'] = async (path, { width = 1280, height = 800, dark = false, touch = false, as } = {}) => {
      const context = await launched.newContext({
        baseURL: url,
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        hasTouch: touch,
        reducedMotion: 'reduce',
        locale: 'fr-FR',
        permissions: ['clipboard-read', 'clipboard-write'],
      })
      context.setDefaultTimeout(20_000)
      if (as) await context.addCookies([await cookieOf(product, as, url)])
      context.on('page', (page) => watch(page, [url, ...elsewhere], wrongs))
      const page = await context.newPage()
      if (path !== null) await page.goto(path)
      return page
    }
    Object.assign(site, { url, product, open })
  })
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close()
    const found = wrongs
    wrongs = []
    expect(found).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await site.product?.close()
  })
  return site
}

/** Keeps what is asked of an address back, until the function it resolves with lets it go on, or fail. */
export async function holdBack(page: Page, address: string, then: 'continue' | 'abort' = 'continue') {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(address, async (route) => {
    await promise
    await route[then]()
  })
  return resolve
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeWindow {
  axe: { run(): Promise<{ violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }> }
}

/** What axe finds wrong in the page as it is, as sentences: none is expected. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(`${axeSource};0`)
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as AxeWindow).axe.run()
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
    )
  })
}

const shots = process.env.LEVIER_SHOTS

/** A picture of the page for human eyes, in the folder LEVIER_SHOTS names; nothing without it. */
export async function shot(page: Page, name: string) {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  // A `fullPage` picture changes the width for a moment, and pages follow it.
  const size = page.viewportSize()!
  const height = Math.max(size.height, await page.evaluate(() => document.documentElement.scrollHeight))
  await page.setViewportSize({ ...size, height })
  await page.screenshot({ path: join(shots, `${name}.png`) })
  await page.setViewportSize(size)
}
