import { type Thematique, thematiques } from '../../contract/vocabulary.listing.ts'
import { fold } from '../../platform/text.ts'
import { acronyms } from '../listings/words.acronyms.ts'
import { everyday } from '../listings/words.everyday.ts'
import { withoutStopWords } from '../listings/words.stop-words.ts'
import { clues } from './thematiques.clues.ts'

/** At most; two or three are what a listing needs. */
const mostSuggestions = 6

/** «vélos», «véhicules», «sociaux» → «velo», «vehicule», «social». */
const stem = (word: string) =>
  word.length < 4 ? word : word.replace(/aux$/, 'al').replace(/(?<=[a-z0-9]{2})[sx]$/, '')

/** The words that count, in order, each in the singular: ` credit immobilier `. */
const stemmed = (text: string) => ` ${withoutStopWords(fold(text).split(' ')).map(stem).join(' ')} `

interface Sign {
  readonly phrase: string
  /** How much it says: an expression more than a word. */
  readonly weight: number
}

const wordsIn = (phrase: string) => phrase.trim().split(' ').length
const codes = Object.keys(thematiques) as Thematique[]
const labels = new Map(codes.map((code) => [code, stemmed(thematiques[code])]))

/** A word said every day counts for the thématiques whose label has what listings write for it. */
function saidEveryDay(label: string): string[] {
  const sayings = [...Object.entries(everyday), ...Object.entries(acronyms)]
  return sayings.flatMap(([said, written]) => (written.some((phrase) => label.includes(stemmed(phrase))) ? [said] : []))
}

function signsOf(code: Thematique): Sign[] {
  const label = labels.get(code)!
  const phrases = new Set([label, ...[...(clues[code]?.split(',') ?? []), ...saidEveryDay(label)].map(stemmed)])
  return [...phrases]
    .filter((phrase) => phrase.trim() !== '')
    .map((phrase) => ({ phrase, weight: 1 + wordsIn(phrase) }))
}
const signs = new Map(codes.map((code) => [code, signsOf(code)]))

/** A sign inside a longer one that was met too says nothing more: «permis» of «permis de conduire». */
const longest = (met: readonly Sign[]) =>
  met.filter(({ phrase }) => !met.some((other) => other.phrase !== phrase && other.phrase.includes(phrase)))

/** What is in the title is what the listing is about. */
const inTitle = 3
/** Under this part of the best one, a thématique is only mentioned. */
const mentioned = 0.3

/**
 * The thématiques a text speaks of, the likeliest first, six at most; its first line is the title. Words alone decide:
 * it is for somebody to choose from, not to choose for them.
 */
export function thematiquesOf(text: string): Thematique[] {
  const [title = '', ...rest] = text.split('\n')
  const [first, whole] = [stemmed(title), stemmed(rest.join(' '))]
  const scored = codes.map((code) => {
    const met = (place: string) =>
      longest(signs.get(code)!.filter(({ phrase }) => place.includes(phrase))).reduce(
        (sum, { weight }) => sum + weight,
        0,
      )
    return { code, score: inTitle * met(first) + met(whole) }
  })
  const best = Math.max(...scored.map(({ score }) => score))
  return scored
    .filter(({ score }) => score > 0 && score >= mentioned * best)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostSuggestions)
    .map(({ code }) => code)
}
