import { expect, test } from 'vitest'
import { inPairs } from '../../web/ui/phone.ts'

test.each([
  '0465710520',
  '04 65 71 05 20',
  '04.65.71.05.20',
  '04-65-71-05-20',
  '+33465710520',
  '+33 4 65 71 05 20',
  '+33 (0)4 65 71 05 20',
  '0033465710520',
  ' 04\u00a065\u00a071\u00a005\u00a020 ',
])('%j is read in pairs', (typed) => {
  expect(inPairs(typed)).toBe('04 65 71 05 20')
})

test.each(['', '115', '3949', '04 65 71 05', '0465710520 poste 12', '+32 2 123 45 67', '00 11 22 33 44', 'Accueil'])(
  '%j stays as it was typed',
  (typed) => expect(inPairs(typed)).toBe(typed),
)
