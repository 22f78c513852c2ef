import { describe, expect, test } from 'vitest'
import { connectionOf, deviceOf, shortAddress } from '../../server/platform/caller.ts'

describe('an address is kept', () => {
  test.each([
    ['192.0.2.17', '192.0.2.0'],
    ['::ffff:192.0.2.17', '192.0.2.0'],
    ['2001:db8:85a3:8d3:1319:8a2e:370:7348', '2001:db8:85a3::'],
    ['2001:db8::1', '2001:db8:0::'],
    ['::1', '0:0:0::'],
    ['fe80::1%eth0', 'fe80:0:0::'],
    ['not an address', null],
  ])('as its network only: %s', (whole, kept) => expect(shortAddress(whole)).toBe(kept))
})

describe('calls without an account are counted', () => {
  test.each([
    ['192.0.2.17', '192.0.2.17'],
    ['::ffff:192.0.2.17', '192.0.2.17'],
    ['2001:db8:85a3:8d3:1319:8a2e:370:7348', '2001:db8:85a3:8d3::'],
    ['2001:db8::1', '2001:db8:0:0::'],
    ['2001:db8::ffff:1', '2001:db8:0:0::'],
    ['unknown', 'unknown'],
  ])('by connection, not by the address a machine picks in it: %s', (ip, key) => expect(connectionOf(ip)).toBe(key))
})

describe('a device is said in words', () => {
  test.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox sur Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari sur iOS',
    ],
    ['Cliquez sur https://ailleurs.example/1 (vite)', null],
    ['Mozilla/5.0 (Cliquez ici; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox'],
    ['curl/8.5.0', null],
    ['x'.repeat(100_000), null],
    ['', null],
    [undefined, null],
  ])('%.60s', (agent, words) => expect(deviceOf(agent)).toBe(words))
})
