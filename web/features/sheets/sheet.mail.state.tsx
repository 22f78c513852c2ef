import { useEffect } from 'preact/hooks'
import type { SheetMail } from '../../../server/contract/sheets.ts'
import { call } from '../../api.ts'
import { time } from '../../dates.ts'
import { Note } from '../../ui/note.tsx'
import { useLoad } from '../../use-load.ts'
import type { Sheet } from './sheet.store.ts'

/** A mail leaves within a second or two; while its server is away, it is asked about less and less. */
const firstMs = 1000
const slowestMs = 30_000

type State = SheetMail['state']

const said: Record<State, { look: { kind: 'good' | 'bad' } | { icon: 'hourglass' }; words: (at: string) => string }> = {
  sending: {
    look: { icon: 'hourglass' },
    words: (at) => `En cours d’envoi depuis ${at}. L’adresse s’efface dès la remise, ou après 24 heures.`,
  },
  sent: { look: { kind: 'good' }, words: (at) => `Feuille envoyée à ${at}. L’adresse est effacée.` },
  failed: {
    look: { kind: 'bad' },
    words: (at) =>
      `La feuille envoyée à ${at} n’a pas été remise, l’adresse est effacée. Vérifiez-la avec la personne et renvoyez, ou imprimez.`,
  },
}

/** What became of the last mail, never to whom. */
export function MailState({ mail: { id, at } }: { mail: NonNullable<Sheet['mail']> }) {
  const state = useMailState(id)
  if (!state) return null
  const { look, words } = said[state]
  return (
    <Note {...look} role="status">
      <p class="small">{words(time(at))}</p>
    </Note>
  )
}

function useMailState(id: string): State | null {
  const { value, error, reload } = useLoad(
    (signal) => call('GET /api/sheets/mails/:id', { params: { id }, signal }),
    [id],
  )
  const waits = error !== null || value?.state === 'sending'
  useEffect(() => {
    if (!waits) return
    let pause = firstMs
    let timer = 0
    const again = () => {
      if (!document.hidden) reload()
      pause = Math.min(pause * 2, slowestMs)
      timer = window.setTimeout(again, pause)
    }
    timer = window.setTimeout(again, pause)
    return () => clearTimeout(timer)
  }, [id, waits])
  return value?.id === id ? value.state : null
}
