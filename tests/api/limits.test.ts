import { afterEach, describe, expect, test, vi } from 'vitest'
import { aListing } from '../factories/a-listing.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'

const it = useApp({ engine: false })
const perMinute = 600

afterEach(() => {
  vi.useRealTimers()
})
/** Only the date stands still: timers, sockets and the database go on. */
const stopTheClock = () => vi.useFakeTimers({ toFake: ['Date'] })

const search = (headers: { cookie: string }) => it.app.inject({ url: '/api/search', headers })
async function statuses(count: number, ask: () => Promise<{ statusCode: number }>) {
  const counts: Record<number, number> = {}
  for (let done = 0; done < count; done += 1) {
    const { statusCode } = await ask()
    counts[statusCode] = (counts[statusCode] ?? 0) + 1
  }
  return counts
}

describe('the limits of the interface', () => {
  test('stop an account that asks ten times a second for a minute, and let it come back', async () => {
    stopTheClock()
    const headers = await it.signIn()
    expect(await statuses(perMinute, () => search(headers))).toEqual({ 200: perMinute })
    const refused = await search(headers)
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'too-many-requests'])
    expect(refused.json().message).toBe('Trop de demandes. Réessayez dans une minute.')
    expect(refused.headers['retry-after']).toBe('60')

    vi.setSystemTime(Date.now() + 59_000)
    const later = await search(headers)
    expect([later.statusCode, later.headers['retry-after']]).toEqual([429, '1'])
    vi.setSystemTime(Date.now() + 1000)
    expect((await search(headers)).statusCode).toBe(200)
  })

  test('count people, not the address they share: an agency of 200 searches at will', async () => {
    stopTheClock()
    const people = await Promise.all(Array.from({ length: 200 }, () => anAccount(it.deps.db)))
    for (const person of people) {
      const headers = await it.signIn(person)
      expect(await statuses(10, () => search(headers))).toEqual({ 200: 10 })
    }
  })

  test('let nobody copy the contacts: 300 listings in ten minutes, and the search goes on', async () => {
    stopTheClock()
    const headers = await it.signIn()
    const { id } = await aListing(it.deps.db)
    const open = () => it.app.inject({ url: `/api/listings/${id}`, headers })
    expect(await statuses(301, open)).toEqual({ 200: 300, 429: 1 })
    expect((await open()).json().message).toBe('Trop de demandes. Réessayez dans 10 minutes.')
    expect((await search(headers)).statusCode).toBe(200)
    vi.setSystemTime(Date.now() + 10 * 60_000)
    expect((await open()).statusCode).toBe(200)
  })

  test('of one account are not spent by another', async () => {
    stopTheClock()
    const [busy, calm] = [await it.signIn(), await it.signIn()]
    await statuses(perMinute + 1, () => search(busy))
    expect((await search(busy)).statusCode).toBe(429)
    expect((await search(calm)).statusCode).toBe(200)
  })

  test('hold by address for who has no account, endpoint by endpoint', async () => {
    stopTheClock()
    const ask = (remoteAddress: string, url = '/api/session') =>
      it.app.inject({ method: 'POST', url, remoteAddress, payload: { token: 'x'.repeat(43) } })
    expect(await statuses(601, () => ask('192.0.2.7'))).toEqual({ 410: 600, 429: 1 })
    expect((await ask('192.0.2.8')).statusCode).toBe(410)
    expect((await it.app.inject({ url: '/api/health', remoteAddress: '192.0.2.7' })).statusCode).toBe(200)
    vi.setSystemTime(Date.now() + 15 * 60_000)
    expect((await ask('192.0.2.7')).statusCode).toBe(410)
  })

  test('are not escaped by another address of the same IPv6 connection', async () => {
    stopTheClock()
    let asked = 0
    const ask = (connection: string) => {
      asked += 1
      const remoteAddress = `${connection}::${asked.toString(16)}`
      return it.app.inject({ method: 'POST', url: '/api/session', remoteAddress, payload: { token: 'x'.repeat(43) } })
    }
    expect(await statuses(601, () => ask('2001:db8:1:2'))).toEqual({ 410: 600, 429: 1 })
    expect((await ask('2001:db8:1:3')).statusCode).toBe(410)
  })
})
