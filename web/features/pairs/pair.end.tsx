import { useState } from 'preact/hooks'
import {
  type OtherEnding,
  otherEndings,
  type PairOutcome,
  pairOutcomes,
} from '../../../server/contract/vocabulary.pairs.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Group, Radio } from '../../ui/choice.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { Field, FieldError, SelectField } from '../../ui/field.tsx'
import { refuseBlank } from '../../ui/refusal.tsx'
import { useSend } from '../../use-send.ts'
import { FreinChecks } from './pair.freins.tsx'
import type { PairProps } from './pair.page.tsx'

const codes = <C extends string>(words: Readonly<Record<C, string>>) => Object.keys(words) as C[]
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date())

/** When and how it ended: what the yearly figures are made of. */
export function PairEnd({ pair, onClose, onReload, onChange }: PairProps & { onClose: () => void }) {
  const [endedOn, setEndedOn] = useState(pair.endedOn ?? today())
  const [outcome, setOutcome] = useState<PairOutcome | null>(pair.outcome)
  const [ending, setEnding] = useState<OtherEnding | ''>(pair.ending ?? '')
  const [lifted, setLifted] = useState(pair.lifted)
  const sending = useSend(async () => {
    if (!outcome) return refuseBlank({ outcome: 'Dites comment l’accompagnement s’est terminé.' })
    const body = { version: pair.version, endedOn, outcome, lifted, ...(ending && { ending }) }
    onChange(await call('POST /api/pairs/:id/end', { params: { id: pair.id }, body }))
    onClose()
  })
  const said = sending.refusal?.fields
  return (
    <DialogForm
      title="Fin de l’accompagnement"
      onClose={onClose}
      sending={sending}
      beside={['endedOn', 'outcome', 'ending']}
      submit={{ kind: 'go', icon: 'circle-check', text: 'Noter la fin', busy: 'Un instant…' }}
    >
      <Field
        label="Date de fin"
        type="date"
        value={endedOn}
        error={said?.endedOn}
        onInput={(event) => setEndedOn(event.currentTarget.value)}
      />
      <Group legend="Issue">
        {codes(pairOutcomes).map((code) => (
          <Radio
            key={code}
            name="outcome"
            label={pairOutcomes[code]}
            checked={outcome === code}
            onChange={() => setOutcome(code)}
          />
        ))}
        {said?.outcome && <FieldError>{said.outcome}</FieldError>}
      </Group>
      {outcome === 'autre' && (
        <SelectField
          label="Pourquoi"
          value={ending}
          options={{ '': 'Choisissez', ...otherEndings }}
          error={said?.ending}
          onChange={(event) => setEnding(event.currentTarget.value as OtherEnding | '')}
        />
      )}
      {pair.freins.length > 0 && (
        <FreinChecks
          legend="Freins levés"
          among={pair.freins}
          chosen={lifted}
          onChange={(chosen) => setLifted([...chosen])}
        />
      )}
      {sending.refusal?.code === 'changed-meanwhile' && (
        <Button
          icon="refresh-cw"
          onClick={() => {
            onReload()
            onClose()
          }}
        >
          Voir où il en est
        </Button>
      )}
    </DialogForm>
  )
}
