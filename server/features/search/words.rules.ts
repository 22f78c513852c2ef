import { Problem } from '../../platform/errors.ts'
import { fold } from '../../platform/text.ts'
import { withoutStopWords } from '../listings/words.stop-words.ts'

/** The engine reads ten words of a question and drops the rest in silence: ours are the ten first that count. */
const mostWords = 10
/** No French word is longer; what is has been pasted. */
const longestWord = 60

const nothingToLookFor = () =>
  new Problem(
    400,
    'only-stop-words',
    'Ces mots sont trop courants pour chercher. Ajoutez un mot précis, par exemple «\u00a0permis\u00a0» ou «\u00a0garde d’enfants\u00a0».',
  )

/**
 * What was typed → the words that count, folded, at least one. Quotes, signs and control characters separate words:
 * nothing of the engine's or the database's syntax is left. Throws `only-stop-words`.
 */
export function contentWords(q: string): string[] {
  const words = withoutStopWords(fold(q).split(' ')).filter((word) => word !== '' && word.length <= longestWord)
  if (words.length === 0) throw nothingToLookFor()
  return [...new Set(words)].slice(0, mostWords)
}
