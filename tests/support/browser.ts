import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import packaged from '@sparticuz/chromium'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { Role } from '../../server/contract/vocabulary.ts'
import { type AppOptions, startTestApp, type TestApp } from './app.ts'
import { freePort } from './free-port.ts'

export interface Look {
  width?: number
  height?: number
  dark?: boolean
  touch?: boolean
  /** Null: nobody is signed in. */
  as?: Role | { id: string } | null
}

export interface Site extends TestApp {
  readonly url: string
  /** A page of a new browser profile, at this address. */
  open(path: string, look?: Look): Promise<Page>
}

const quietBrowser = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** What no page may ever do: break, ask another site for anything, want what the CSP forbids. */
function watch(page: Page, url: string, wrongs: string[]) {
  page.on('pageerror', (error) => wrongs.push(`error in the page: ${error.message}`))
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) wrongs.push(`asked elsewhere: ${request.url()}`)
  })
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) wrongs.push(message.text())
  })
}

const cookieOf = (header: string, url: string) => {
  const at = header.indexOf('=')
  return { name: header.slice(0, at), value: header.slice(at + 1), url, httpOnly: true, sameSite: 'Lax' as const }
}

/** The whole product, listening, and a browser to look at it with; closed after the tests of the file. */
export function useSite(options: AppOptions = {}): Site {
  const site = {} as Site
  let browser: Browser | undefined
  let wrongs: string[] = []

  beforeAll(async () => {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const test = await startTestApp({ ...options, env: { PUBLIC_URL: url, ...options.env } })
    await test.app.listen({ host: '127.0.0.1', port })
    browser = await chromium.launch({ executablePath: await packaged.executablePath(), args: quietBrowser })

    const open: Site['open'] = async (path, look = {}) => {
      const { width = 1280, height = 800, dark = false, touch = false, as = 'adviser' } = look
      const context = await browser!.newContext({
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        hasTouch: touch,
        reducedMotion: 'reduce',
        permissions: ['clipboard-read', 'clipboard-write'],
      })
      if (as) await context.addCookies([cookieOf((await test.signIn(as)).cookie, url)])
      const page = await context.newPage()
      watch(page, url, wrongs)
      await page.goto(url + path)
      return page
    }
    Object.assign(site, test, { url, open })
  })
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close()
    const found = wrongs
    wrongs = []
    expect(found).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await site.close?.()
  })
  return site
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeWindow {
  axe: { run(): Promise<{ violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }> }
}

/** What axe finds wrong in the page as it is, as sentences: none is expected. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(`${axe};0`)
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as AxeWindow).axe.run()
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
    )
  })
}
