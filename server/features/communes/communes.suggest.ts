import { fold } from '../../platform/text.ts'
import type { Commune } from './communes.directory.ts'

/** A name people may type: a commune's, or that of a former commune or an arrondissement. */
export interface Named {
  readonly nom: string
  readonly codesPostaux: readonly string[]
  readonly leadsTo: Commune
  readonly former: boolean
}

export interface Suggested {
  readonly named: Named
  /** The postal code that was typed, or that of the arrondissement named. */
  readonly postalCode: string | undefined
}

/** One name, ready to be compared. */
interface Entry {
  readonly named: Named
  readonly words: readonly string[]
  /** The folded name, `saint pierre du mont`, and without its spaces for those who type none. */
  readonly name: string
  readonly joined: string
}

const spelledOut: Record<string, string> = { st: 'saint', ste: 'sainte', sts: 'saints', stes: 'saintes' }
const isDigits = (word: string) => /^\d+$/.test(word)

/** `St-Pierre d’Irube` → `saint`, `pierre`, `d`, `irube`. */
const wordsOf = (text: string) =>
  fold(text)
    .split(' ')
    .filter(Boolean)
    .map((word) => spelledOut[word] ?? word)

function entryOf(named: Named): Entry {
  const words = wordsOf(named.nom)
  return { named, words, name: words.join(' '), joined: words.join('') }
}

/** Words in alphabetical order with the entries that have them: a prefix is one slice of it. */
function sortedWords(entries: readonly Entry[]) {
  const having = new Map<string, Entry[]>()
  for (const entry of entries) {
    for (const word of new Set([...entry.words, entry.joined, ...entry.named.codesPostaux])) {
      const others = having.get(word)
      if (others) others.push(entry)
      else having.set(word, [entry])
    }
  }
  const found = [...having.keys()].sort().map((word) => ({ word, entries: having.get(word)! }))
  return {
    words: found.flatMap(({ word, entries }) => entries.map(() => word)),
    entries: found.flatMap(({ entries }) => entries),
  }
}

/** The first place in sorted `words` that is not before `limit`. */
function lowerBound(words: readonly string[], limit: string): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (words[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** Each word typed begins a different word of the name, or the postal code. */
function answers(entry: Entry, typed: readonly string[]): boolean {
  if (typed.length === 1) return true
  const free = [...entry.words]
  return typed.every((word) => {
    const place = free.findIndex((candidate) => candidate.startsWith(word))
    if (place >= 0) free.splice(place, 1)
    return place >= 0 || (isDigits(word) && entry.named.codesPostaux.some((code) => code.startsWith(word)))
  })
}

/** Lower comes first: the very name, names that begin so, names that have the words; then today's, then the larger. */
function rank({ named, name, joined }: Entry, phrase: string, phraseJoined: string): number {
  const near = name === phrase ? 0 : name.startsWith(phrase) || joined.startsWith(phraseJoined) ? 1 : 2
  return (near * 2 + Number(named.former)) * 1e8 - named.leadsTo.population
}

/** The postal code typed, else that of the arrondissement named. */
const postalCodeFor = ({ named }: Entry, typed: readonly string[]) =>
  named.codesPostaux.find((code) =>
    typed.some((word) => word.length >= 3 && isDigits(word) && code.startsWith(word)),
  ) ?? (named.former ? named.codesPostaux[0] : undefined)

/** The first letters of a name match thousands: their answers are kept, there are only so many. */
const keptLength = 3
const keptAnswers = 5000
const longestList = 20

/**
 * Suggestions for what somebody types: names in any order of words, by their beginnings, accents and hyphens aside,
 * «st» for «saint», postal codes. A commune comes once, under the name that answers best.
 */
export function buildSuggester(names: readonly Named[]): (q: string, limit: number) => Suggested[] {
  const sorted = sortedWords(names.map(entryOf))
  const range = (prefix: string) =>
    [lowerBound(sorted.words, prefix), lowerBound(sorted.words, `${prefix}\uffff`)] as const

  const search = (typed: readonly string[]): Suggested[] => {
    const ranges = typed.map(range)
    const [from, to] = ranges.reduce((rarest, next) => (next[1] - next[0] < rarest[1] - rarest[0] ? next : rarest))
    const phrase = typed.join(' ')
    const phraseJoined = typed.join('')
    const best = new Map<string, { entry: Entry; rank: number }>()
    for (let place = from; place < to; place++) {
      const entry = sorted.entries[place]!
      if (!answers(entry, typed)) continue
      const own = rank(entry, phrase, phraseJoined)
      const { code } = entry.named.leadsTo
      if (own < (best.get(code)?.rank ?? Number.POSITIVE_INFINITY)) best.set(code, { entry, rank: own })
    }
    return [...best.values()]
      .sort((a, b) => a.rank - b.rank)
      .slice(0, longestList)
      .map(({ entry }) => ({ named: entry.named, postalCode: postalCodeFor(entry, typed) }))
  }

  const kept = new Map<string, Suggested[]>()
  return (q, limit) => {
    const typed = wordsOf(q)
    if (typed.length === 0) return []
    const phrase = typed.join(' ')
    const found = kept.get(phrase) ?? search(typed)
    if (phrase.length <= keptLength && kept.size < keptAnswers) kept.set(phrase, found)
    return found.slice(0, limit)
  }
}
