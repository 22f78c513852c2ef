import { expect, test } from 'vitest'
import { makeClock } from '../../server/platform/clock.ts'

test('a fixed clock stays on its day while its hours run', () => {
  const clock = makeClock('2023-01-01')
  expect(clock.today()).toBe('2023-01-01')
  expect(Math.abs(clock.now().getTime() - Date.parse('2023-01-01T12:00:00Z'))).toBeLessThan(36 * 3_600_000)
})
