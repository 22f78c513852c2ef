import { useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSend } from '../../use-send.ts'
import { FreinChecks } from './pair.freins.tsx'
import type { PairProps } from './pair.page.tsx'
import styles from './pairs.module.css'

/** What is in the way, what no longer is, when the two meet again; what was ticked stays when it is refused. */
export function PairFound({ pair, saved, onChange, onReload }: PairProps & { saved: boolean }) {
  const [freins, setFreins] = useState(pair.freins)
  const [lifted, setLifted] = useState(pair.lifted)
  const [nextOn, setNextOn] = useState(pair.nextOn ?? '')
  const { id, version } = pair
  const body = {
    version,
    freins: [...freins],
    lifted: lifted.filter((one) => freins.includes(one)),
    nextOn: nextOn || null,
  }
  const sending = useSend(async () => {
    onChange(await call('PATCH /api/pairs/:id', { params: { id }, body }))
  })
  const onSubmit = (event: Event) => {
    event.preventDefault()
    void sending.send()
  }
  return (
    <Sheet>
      <form class={styles.form} onSubmit={onSubmit} noValidate>
        <h2>Où en est-on</h2>
        <FreinChecks legend="Freins repérés" chosen={freins} onChange={(chosen) => setFreins([...chosen])} />
        {freins.length > 0 && (
          <FreinChecks
            legend="Parmi eux, levés"
            among={freins}
            chosen={lifted}
            onChange={(chosen) => setLifted([...chosen])}
          />
        )}
        {!pair.endedOn && (
          <Field
            label="Prochain point à deux"
            type="date"
            value={nextOn}
            error={sending.refusal?.fields.nextOn}
            onInput={(event) => setNextOn(event.currentTarget.value)}
          />
        )}
        <RefusalNote refusal={sending.refusal} beside={['nextOn']} />
        <div class="row">
          <Button type="submit">{sending.busy ? 'Un instant…' : 'Enregistrer'}</Button>
          {sending.refusal?.code === 'changed-meanwhile' && (
            <Button kind="bare" icon="refresh-cw" onClick={onReload}>
              Voir où il en est
            </Button>
          )}
          <span role="status" class="small mute">
            {saved && 'Enregistré'}
          </span>
        </div>
      </form>
    </Sheet>
  )
}
