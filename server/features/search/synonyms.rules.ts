import { fold } from '../../platform/text.ts'
import { acronyms } from '../listings/words.acronyms.ts'
import { everyday, shortNouns } from '../listings/words.everyday.ts'
import { withoutStopWords } from '../listings/words.stop-words.ts'

/** Words as they are left of a question → phrases that say the same, folded, with their stop words. */
type Synonyms = ReadonlyMap<string, readonly string[]>

/** How many words in a row the engine compares with its synonyms (Meilisearch 1.21: pairs and triples). */
const longestKey = 3

const keyOf = (text: string) => withoutStopWords(fold(text).split(' ')).join(' ')

/** A word and its plural; an expression as it is. */
const formsOf = (said: string) => (/[ '-]|[sxz]$/.test(said) ? [said] : [said, `${said}s`])

function table(): Synonyms {
  const found = new Map<string, Set<string>>()
  const add = (from: string, to: string) => {
    const key = keyOf(from)
    const phrase = fold(to)
    if (key === '' || key.split(' ').length > longestKey || phrase === fold(from)) return
    found.set(key, (found.get(key) ?? new Set()).add(phrase))
  }
  for (const [acronym, phrases] of Object.entries(acronyms))
    for (const phrase of phrases) {
      add(acronym, phrase)
      if (phrase === phrases[0]) add(phrase, acronym)
    }
  for (const [said, written] of Object.entries(everyday))
    for (const form of formsOf(said)) for (const phrase of [...written, said]) add(form, phrase)
  for (const noun of shortNouns) {
    add(noun, `${noun}s`)
    add(`${noun}s`, noun)
  }
  return new Map([...found].map(([key, phrases]) => [key, [...phrases]]))
}

const synonyms = table()

/** The table in the engine's own form. */
export const engineSynonyms = (): Record<string, string[]> =>
  Object.fromEntries([...synonyms].map(([key, phrases]) => [key, [...phrases]]))

/** Acronyms and short words are whole: «caf» must not begin «café». */
export const isWhole = (word: string): boolean => word.length <= 4 && synonyms.has(word)

/** Folded acronyms, which a letter more or less turns into something else. */
export const acronymWords = (): string[] => Object.keys(acronyms).map(fold)

/** Part of a question: these words, or any of these phrases instead. */
export interface Group {
  readonly words: readonly string[]
  readonly phrases: readonly string[]
}

/** Cuts a question into groups, the longest known expression first. */
export function groupsOf(words: readonly string[]): Group[] {
  const groups: Group[] = []
  for (let start = 0; start < words.length; ) {
    const length = [3, 2].find(
      (n) => start + n <= words.length && synonyms.has(words.slice(start, start + n).join(' ')),
    )
    const taken = words.slice(start, start + (length ?? 1))
    groups.push({ words: taken, phrases: synonyms.get(taken.join(' ')) ?? [] })
    start += taken.length
  }
  return groups
}
