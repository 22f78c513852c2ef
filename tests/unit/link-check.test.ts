import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askable, isPublicAddress } from '../../server/features/moderation/moderation.addresses.ts'
import { checkLink, type Reach } from '../../server/features/moderation/moderation.links.ts'

describe('an address is public', () => {
  test.each(['1.1.1.1', '8.8.8.8', '193.0.6.139', '100.63.255.255', '172.32.0.1', '2001:4860:4860::8888', '2a00::1'])(
    '%s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )
})

describe('an address leads inward, or nowhere', () => {
  test.each([
    ...['0.0.0.0', '10.0.0.1', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1'],
    ...['172.31.255.255', '192.0.2.1', '192.168.1.1', '198.18.0.1', '198.51.100.7', '203.0.113.9', '224.0.0.1'],
    ...['255.255.255.255', '::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', 'fe80::1', 'fc00::1'],
    ...['fd12:3456::1', 'ff02::1', '2001:db8::1', '2002:7f00:1::', '2001::1', '3fff::1', '', 'localhost', '1.1.1'],
  ])('%s', (address) => expect(isPublicAddress(address)).toBe(false))
})

describe('a link is asked', () => {
  test.each(['https://exemple.fr', 'http://www.exemple.fr/page?x=1'])('%s', (link) =>
    expect(askable(link)).not.toBeNull(),
  )
  test.each([
    ...['ftp://exemple.fr', 'file:///etc/passwd', 'javascript:alert(1)', 'exemple', '', 'https://exemple.fr:8443'],
    ...['https://moi:secret@exemple.fr', 'http://127.0.0.1', 'http://2130706433', 'http://0x7f.1', 'http://[::1]/'],
    ...['http://localhost/', 'http://metadata/'],
  ])('but not %s', (link) => expect(askable(link)).toBeNull())
})

describe('a site', () => {
  let server: Server
  let port: number
  const asked: string[] = []
  const answers: Record<string, [status: number, headers?: Record<string, string>]> = {
    '/': [200],
    '/moved': [302, { location: 'http://127.0.0.1:1/interne' }],
    '/gone': [404],
    '/huge': [200, { 'x-long': 'a'.repeat(80_000) }],
  }

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.headers.host} ${request.url}`)
      const [status, headers] = answers[request.url!] ?? []
      if (status) response.writeHead(status, headers).end('corps')
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => server.closeAllConnections() ?? server.close())

  /** As if this name led to the machine of the test. */
  const here = (): Reach => ({ resolve: async () => ['127.0.0.1'], isAllowed: () => true, port })
  const said = async (path: string, reach = here()) => (await checkLink(`http://site.example${path}`, reach))?.text

  test('answers, refuses, or sends elsewhere, where nobody follows', async () => {
    expect(await said('/')).toBe('Site joignable')
    expect(await said('/gone')).toContain('n’existe pas')
    asked.length = 0
    expect(await said('/moved')).toContain('renvoie à une autre page')
    expect(asked).toEqual([`site.example:${port} /moved`])
  })

  test('that says too much, or nothing in time, does not answer', async () => {
    expect(await said('/huge')).toBe('Le site ne répond pas')
    expect(await said('/silence')).toBe('Le site ne répond pas')
  })

  test('is not asked when one of its addresses leads inward, and nobody learns that', async () => {
    asked.length = 0
    const reach = { ...here(), resolve: async () => ['1.1.1.1', '127.0.0.1'], isAllowed: isPublicAddress }
    expect(await said('/', reach)).toBe('Le nom de ce site n’existe pas')
    expect(asked).toEqual([])
  })

  test('is asked at the address that was checked, though its name leads elsewhere a moment later', async () => {
    let times = 0
    const resolve = async () => (times++ === 0 ? ['127.0.0.1'] : ['192.0.2.1'])
    expect(await said('/', { ...here(), resolve })).toBe('Site joignable')
    expect(times).toBe(1)
  })

  test('whose name nobody knows is said so', async () => {
    const resolve = async () => {
      throw new Error('ENOTFOUND')
    }
    expect(await said('/', { ...here(), resolve })).toBe('Le nom de ce site n’existe pas')
    expect(await said('/', { ...here(), resolve: async () => [] })).toBe('Le nom de ce site n’existe pas')
  })
})
