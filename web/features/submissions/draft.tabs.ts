/** What the tabs of one browser tell each other about the listing they write on. */
type Said =
  | { readonly kind: 'opened' | 'here'; readonly id: string }
  | { readonly kind: 'saved'; readonly id: string; readonly version: number }

interface Heard {
  /** Another tab has it open too. */
  onAlso: () => void
  onSaved: (version: number) => void
}

/** Joins the tabs that have this listing open. Its `close` leaves them. */
export function joinTabs(id: string, { onAlso, onSaved }: Heard) {
  const channel = new BroadcastChannel('levier-fiches')
  const say = (said: Said) => channel.postMessage(said)
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    if (data.id !== id) return
    if (data.kind === 'saved') onSaved(data.version)
    else onAlso()
    // Whoever arrives hears of those who are there.
    if (data.kind === 'opened') say({ kind: 'here', id })
  }
  say({ kind: 'opened', id })
  return {
    saved: (version: number) => say({ kind: 'saved', id, version }),
    close: () => channel.close(),
  }
}
