import { Value } from 'typebox/value'
import { Email } from '../../contract/fields.ts'
import { oneLine } from '../../platform/text.ts'

/** One person of a pasted list; without address when none could be read there. */
export interface Person {
  /** What was pasted, as it was. */
  readonly line: string
  /** In lower case. */
  readonly email: string | null
  readonly name: string | null
}

const nameAtMost = 100

/** Signs that part the words of a line, none of which an address holds. */
const between = /[\s<>"(),;:\\|]+/
/** What sticks to an address without being of it: quotes and brackets around, the full stop of a sentence. */
const around = /^['‘’“”«»[\]{}*]+|['‘’“”«»[\]{}*.]+$/g

const words = (text: string) => text.split(between).map((word) => word.replace(around, ''))
const addressesIn = (text: string) => words(text).filter((word) => word.includes('@'))

/** Parts a text at a sign, but not inside double quotes: `"Dupont, Camille" <c@d.fr>, …`. */
const partsAt = (sign: ',' | ';', text: string) =>
  text.match(sign === ',' ? /(?:"[^"]*"|[^,])+/g : /(?:"[^"]*"|[^;])+/g) ?? []

/** The pieces of a line that hold one address each, or none that can be read. */
function piecesOf(line: string, signs: readonly (',' | ';')[] = [';', ',']): string[] {
  if (addressesIn(line).length < 2) return [line]
  const [sign, ...others] = signs
  if (sign) return partsAt(sign, line).flatMap((part) => piecesOf(part, others))
  // Nothing but spaces between them: a list when there is nothing else, and nobody can tell otherwise.
  const alone = line.split(/\s+/).filter(Boolean)
  return alone.every((word) => addressesIn(word).length === 1) ? alone : [line]
}

/** What is left around the address, when it can be a name: «Camille Dupont», from `"Dupont; Camille"` too. */
function nameAround(piece: string, address: string): string | null {
  const rest = oneLine(
    piece
      .replace(address, ' ')
      .replace(/\bmailto\b/gi, ' ')
      .replace(/[<>"(),;:\\|[\]{}«»“”*\t]+/g, ' '),
  ).replace(/^['‘’\s.–—-]+|['‘’\s.–—-]+$/g, '')
  return /\p{L}.*\p{L}/u.test(rest) ? [...rest].slice(0, nameAtMost).join('').trim() : null
}

function personOf(piece: string): Person {
  const line = piece.trim()
  const [address, ...others] = addressesIn(line)
  if (!address || others.length > 0 || !Value.Check(Email, address)) return { line, email: null, name: null }
  return { line, email: address.toLowerCase(), name: nameAround(line, address) }
}

/**
 * Reads people from a pasted text, however it was written down: a line each, or several between commas or semicolons;
 * `Camille Dupont <c@d.fr>`, `c@d.fr Camille Dupont`, or the columns of a spreadsheet.
 */
export const readPeople = (text: string): Person[] =>
  text
    .toWellFormed()
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .flatMap((line) => piecesOf(line))
    .filter((piece) => /[\p{L}\p{N}@]/u.test(piece))
    .map(personOf)
