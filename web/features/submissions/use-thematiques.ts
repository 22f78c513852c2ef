import { useEffect, useState } from 'preact/hooks'
import type { Thematique } from '../../../server/contract/vocabulary.listing.ts'
import { call } from '../../api.ts'

/** A moment without typing: suggestions that change under the eyes of who writes are in the way. */
const pause = 600
const longest = 25_000

/** The thématiques a text speaks of; those of the text before stay while the next are worked out. */
export function useSuggestedThematiques(text: string): readonly Thematique[] {
  const [suggested, setSuggested] = useState<readonly Thematique[]>([])
  const texte = text.trim().slice(0, longest)
  useEffect(() => {
    if (!texte) return setSuggested([])
    const left = new AbortController()
    const timer = setTimeout(() => {
      call('POST /api/submissions/thematiques', { body: { texte }, signal: left.signal }).then(
        ({ thematiques }) => setSuggested(thematiques),
        () => {
          // All of them are there to choose from: suggestions are only a help.
        },
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      left.abort()
    }
  }, [texte])
  return suggested
}
