import { useEffect, useState } from 'preact/hooks'
import type { OpeningHours } from '../../server/contract/listings.ts'
import { call } from '../api.ts'
import { typo } from '../typography.ts'
import { Button } from './button.tsx'
import styles from './hours-field.module.css'
import { Note } from './note.tsx'

/** Opening hours as advisers read them; null until they are there, or when they cannot be had. */
function useHoursInWords(hours: string): OpeningHours | null {
  const [words, setWords] = useState<OpeningHours | null>(null)
  useEffect(() => {
    const left = new AbortController()
    call('GET /api/submissions/hours', { query: { horaires: hours }, signal: left.signal }).then(setWords, () => {
      // What is stored is shown as it is.
    })
    return () => left.abort()
  }, [hours])
  return words
}

/** Hours that say more than can be picked: kept as they are until somebody replaces them. */
export function HoursKept({ hours, onReplace }: { hours: string; onReplace: () => void }) {
  const words = useHoursInWords(hours)
  const rows = words?.rows ?? []
  return (
    <div class={styles.picker}>
      <Note title="Horaires gardés tels qu’ils sont">
        <p class="small">Ils disent plus que ce qui se choisit ici, par exemple des dates ou des semaines.</p>
        {rows.length > 0 ? (
          <dl class={styles.kept}>
            {rows.map(({ days, hours: of }) => (
              <div key={days}>
                <dt>{typo(days)}</dt>
                <dd>{typo(of)}</dd>
              </div>
            ))}
          </dl>
        ) : (
          <p>{typo(hours)}</p>
        )}
      </Note>
      <div>
        <Button icon="clock" onClick={onReplace}>
          Remplacer par des horaires choisis
        </Button>
      </div>
    </div>
  )
}
