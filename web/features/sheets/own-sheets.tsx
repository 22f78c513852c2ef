import type { OwnSheet } from '../../../server/contract/sheets.ts'
import { call } from '../../api.ts'
import { date, time } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet as Paper } from '../../ui/sheet.tsx'
import { useLoad } from '../../use-load.ts'
import { useSend } from '../../use-send.ts'
import styles from './own-sheets.module.css'
import { keepShared, useSheet } from './sheet.store.ts'

/** The sheets one shows at the moment, of former interviews too: each may be taken back. */
export function OwnSheets() {
  const { value, reload } = useLoad((signal) => call('GET /api/sheets', { signal }))
  // Without them the page does all the rest.
  if (!value || value.sheets.length === 0) return null
  return (
    <section class={styles.own} aria-labelledby="partagees">
      <h2 id="partagees">Feuilles partagées</h2>
      <Paper bare>
        <ul>
          {value.sheets.map((one) => (
            <Row key={one.id} sheet={one} onStopped={reload} />
          ))}
        </ul>
      </Paper>
    </section>
  )
}

function Row({ sheet: { id, titles, withNotes, createdAt, expiresAt }, onStopped }: RowProps) {
  const here = useSheet()?.shared?.id === id
  const { busy, refusal, send } = useSend(
    () => call('DELETE /api/sheets/:id', { params: { id } }),
    () => {
      if (here) keepShared(null)
      onStopped()
    },
  )
  const made = `${date(createdAt)} à ${time(createdAt)}`
  return (
    <li class={styles.row}>
      <div>
        <p>{typo(titles.join(', '))}</p>
        <p class="small mute">
          {here ? 'Celle-ci, partagée le' : 'Partagée le'} {made}, jusqu’au {date(expiresAt)}
          {withNotes && ', avec vos notes'}
        </p>
        <RefusalNote refusal={refusal} />
      </div>
      <Button kind="no" aria-label={`Ne plus partager la feuille du ${made}`} onClick={() => void send()}>
        {busy ? 'Un instant…' : 'Ne plus partager'}
      </Button>
    </li>
  )
}

interface RowProps {
  sheet: OwnSheet
  onStopped: () => void
}
