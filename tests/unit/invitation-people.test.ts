import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPeople } from '../../server/features/invitations/people.rules.ts'

/** Address and name of each person, or what could not be read. */
const read = (text: string) =>
  readPeople(text).map(({ email, name, line }) => (email ? (name ? `${email} = ${name}` : email) : `? ${line}`))

describe('a person is read', () => {
  test.each([
    ['c.dupont@ccas.fr', 'c.dupont@ccas.fr'],
    ['C.Dupont@CCAS.fr', 'c.dupont@ccas.fr'],
    ['Camille Dupont <c.dupont@ccas.fr>', 'c.dupont@ccas.fr = Camille Dupont'],
    ['"Dupont, Camille" <c.dupont@ccas.fr>', 'c.dupont@ccas.fr = Dupont Camille'],
    ['c.dupont@ccas.fr Camille Dupont', 'c.dupont@ccas.fr = Camille Dupont'],
    ['Camille Dupont\tc.dupont@ccas.fr', 'c.dupont@ccas.fr = Camille Dupont'],
    ['c.dupont@ccas.fr\tCamille\tDupont', 'c.dupont@ccas.fr = Camille Dupont'],
    ['Dupont;Camille;c.dupont@ccas.fr', 'c.dupont@ccas.fr = Dupont Camille'],
    ['Anne-Marie O’Neil (am.oneil@ccas.fr).', 'am.oneil@ccas.fr = Anne-Marie O’Neil'],
    ['- Camille Dupont – c.dupont@ccas.fr', 'c.dupont@ccas.fr = Camille Dupont'],
    ['1. c.dupont@ccas.fr', 'c.dupont@ccas.fr'],
    ['mailto:c.dupont@ccas.fr', 'c.dupont@ccas.fr'],
    ["'c.dupont@ccas.fr'", 'c.dupont@ccas.fr'],
  ])('from %j', (line, person) => {
    expect(read(line)).toEqual([person])
  })

  test('among others, between commas, semicolons or spaces', () => {
    expect(read('a@b.fr, c@d.fr; e@f.fr g@h.fr')).toEqual(['a@b.fr', 'c@d.fr', 'e@f.fr', 'g@h.fr'])
    expect(read('DUPONT, Camille <a@b.fr>; MARTIN, Paul <c@d.fr>')).toEqual([
      'a@b.fr = DUPONT Camille',
      'c@d.fr = MARTIN Paul',
    ])
    expect(read('"Dupont, Camille" <a@b.fr>, "Martin, Paul" <c@d.fr>')).toEqual([
      'a@b.fr = Dupont Camille',
      'c@d.fr = Martin Paul',
    ])
  })

  test('by the line, whatever ends it, blank ones aside', () => {
    expect(read('a@b.fr\r\n\r\nc@d.fr\n   \n---\ne@f.fr\rg@h.fr')).toEqual(['a@b.fr', 'c@d.fr', 'e@f.fr', 'g@h.fr'])
  })
})

describe('what cannot be read', () => {
  test('is given back as it was', () => {
    expect(read('Camille Dupont\nx@\na@b@c.fr\na@b..fr')).toEqual([
      '? Camille Dupont',
      '? x@',
      '? a@b@c.fr',
      '? a@b..fr',
    ])
  })

  test('does not take its neighbours along', () => {
    expect(read('a@b.fr, c@d')).toEqual(['a@b.fr', '? c@d'])
  })

  test('is also who is whose, without a sign between two people', () => {
    expect(read('Camille a@b.fr Paul c@d.fr')).toEqual(['? Camille a@b.fr Paul c@d.fr'])
  })

  test('has no name that is no more than signs, digits or a letter', () => {
    expect(read('12 <a@b.fr>\n!? c@d.fr\nx e@f.fr')).toEqual(['a@b.fr', 'c@d.fr', 'e@f.fr'])
  })
})

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/)
const address = fc.tuple(word, word, word).map(([a, b, c]) => `${a}.${b}@${c}.example`)
const name = fc
  .array(fc.stringMatching(/^[A-ZÉ][a-zéèï]{1,9}$/), { minLength: 1, maxLength: 3 })
  .map((words) => words.join(' '))
const person = fc.record({ address, name })
const ways: readonly ((one: { address: string; name: string }) => string)[] = [
  ({ address, name }) => `${name} <${address}>`,
  ({ address, name }) => `"${name}" <${address.toUpperCase()}>`,
  ({ address, name }) => `${address} ${name}`,
  ({ address, name }) => `${name}\t${address}`,
  ({ address, name }) => `${name};${address}`,
  ({ address, name }) => `  ${name} , ${address}  `,
]

describe('whatever is pasted', () => {
  test('people written down in any way are all read, with their names', () => {
    const lines = fc.array(fc.tuple(person, fc.constantFrom(...ways)), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(lines, (people) => {
        const text = people.map(([one, write]) => write(one)).join('\n')
        const found = readPeople(text).map(({ email, name }) => ({ address: email, name }))
        expect(found).toEqual(people.map(([one]) => one))
      }),
    )
  })

  test('addresses alone are all read, whatever parts them', () => {
    const parted = fc.array(fc.tuple(address, fc.constantFrom(', ', ';', ',', ' ; ', '\n', '\t', ' ')), {
      minLength: 1,
    })
    fc.assert(
      fc.property(parted, (parts) => {
        const found = readPeople(parts.map(([one, sign]) => one + sign).join(''))
        expect(found.map(({ email }) => email)).toEqual(parts.map(([one]) => one))
      }),
    )
  })

  test('nothing breaks it, no line with a letter is lost, and what it gives can be kept', () => {
    const signs = fc.constantFrom(
      '@',
      '<',
      '>',
      '"',
      ',',
      ';',
      '\n',
      '\t',
      ' ',
      '.',
      'a',
      'é',
      '\u0000',
      '\ud800',
      '🙂',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(signs).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const people = readPeople(text)
        for (const { email, name, line } of people) {
          expect(line).toBe(line.trim())
          expect(name === null || email !== null).toBe(true)
          expect(email ?? '').not.toMatch(/[\s\p{Cc}<>",;]|\p{Lu}/u)
          expect(name ?? '').toMatch(/^[^\p{Cc}\ud800-\udfff]{0,100}$/u)
        }
        const worded = text.split(/\r\n|[\r\n\u2028\u2029]/).filter((line) => /[\p{L}\p{N}]/u.test(line))
        expect(people.length).toBeGreaterThanOrEqual(worded.length)
      }),
      { numRuns: 500 },
    )
  })
})
