import { diffWordsWithSpace } from 'diff'
import type { Segment } from '../../contract/differences.ts'

/** Beyond so many changed words two texts are not versions of one another: shown as one replaced by the other. */
const editsAtMost = 1000

/** Kept between two changes, so little says nothing and only cuts them in pieces: spaces, «de», «à la». */
const isBridge = (text: string) => !/\n/.test(text) && text.trim().length <= 3

/**
 * Two versions of a text, word by word, in the order they are read; between two neighbours of the same text first what
 * was taken out, then what came instead. Putting `same` and `removed` together gives the first one back, `same` and
 * `added` the second.
 */
export function segmentsOf(before: string, after: string): Segment[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: editsAtMost })
  if (!changes) return [...piece('removed', before), ...piece('added', after)]
  const segments: Segment[] = []
  let [removed, added] = ['', '']
  const close = () => {
    segments.push(...apart(removed, added))
    removed = added = ''
  }
  changes.forEach((change, at) => {
    const bridge = removed + added !== '' && isBridge(change.value) && at < changes.length - 1
    if (change.added) added += change.value
    else if (change.removed) removed += change.value
    else if (bridge) {
      removed += change.value
      added += change.value
    } else {
      close()
      segments.push(...piece('same', change.value))
    }
  })
  close()
  return joined(segments)
}

/** Neighbours of one kind are one. */
const joined = (segments: readonly Segment[]) =>
  segments.reduce<Segment[]>((kept, { kind, text }) => {
    const last = kept.at(-1)
    if (last?.kind !== kind) kept.push({ kind, text })
    else kept[kept.length - 1] = { kind, text: last.text + text }
    return kept
  }, [])

const piece = (kind: Segment['kind'], text: string): Segment[] => (text ? [{ kind, text }] : [])

/** What both ends of a replaced part share, spaces above all, is kept out of it. */
function apart(removed: string, added: string): Segment[] {
  const [head] = /^\s*/.exec(commonStart(removed, added))!
  const [tail] = /^\s*/.exec(commonStart(reversed(removed.slice(head.length)), reversed(added.slice(head.length))))!
  const inside = (text: string) => text.slice(head.length, text.length - tail.length)
  return [
    ...piece('same', head),
    ...piece('removed', inside(removed)),
    ...piece('added', inside(added)),
    ...piece('same', reversed(tail)),
  ]
}

const reversed = (text: string) => [...text].reverse().join('')

function commonStart(a: string, b: string): string {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return a.slice(0, length)
}
