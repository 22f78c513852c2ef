import { useId, useState } from 'preact/hooks'
import type { CommuneSector, Sector } from '../../../server/contract/sectors.ts'
import { ApiError, call } from '../../api.ts'
import { typo } from '../../typography.ts'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { FieldError, SelectField } from '../../ui/field.tsx'
import { RefusalNote, refuseBlank } from '../../ui/refusal.tsx'
import { useLoad } from '../../use-load.ts'
import { useSend } from '../../use-send.ts'
import { CommuneField } from '../communes/commune-field.tsx'

interface Props {
  /** INSEE code it begins with, or empty. */
  commune: string
  departement: { readonly code: string; readonly name: string }
  sectors: readonly Sector[]
  onClose: () => void
  onDone: () => void
}

/** One commune to another sector, without a file. */
export function CommuneMove({ commune: first, departement, sectors, onClose, onDone }: Props) {
  const errorId = useId()
  const [code, setCode] = useState(first)
  // The sector chosen for that commune: another commune begins again with its own.
  const [choice, setChoice] = useState<{ code: string; to: string } | null>(null)
  const { value, error } = useLoad(
    async (signal) => (code ? call('GET /api/sectors/of/:commune', { params: { commune: code }, signal }) : null),
    [code],
  )
  const known = value && value.commune.code === code ? value : null
  const elsewhere = known !== null && known.commune.departement !== departement.code
  const chosen = choice?.code === code ? choice.to : (known?.sector?.id ?? none)
  const sending = useSend(async () => {
    refuseBlank(code ? {} : { commune: 'Choisissez une commune dans la liste.' })
    const from = known?.sector?.id ?? null
    await call('PUT /api/sectors/of/:commune', {
      params: { commune: code },
      body: { from, to: chosen === none ? null : chosen },
    })
  }, onDone)
  // Never before it is known where that commune is today.
  const send = async () => {
    if (!code || (known && !elsewhere)) await sending.send()
  }
  const wrong = elsewhere
    ? `${known.commune.name} n’est pas dans le département ${departement.name}.`
    : !code && sending.refusal?.fields.commune
  return (
    <DialogForm
      title="Changer le secteur d’une commune"
      onClose={onClose}
      sending={{ ...sending, send }}
      beside={['to', 'commune']}
      submit={{ kind: 'go', text: 'Enregistrer', busy: 'Enregistrement…' }}
    >
      <div>
        <CommuneField label="Commune" code={code} describedBy={wrong ? errorId : undefined} onChoose={setCode} />
        {wrong && <FieldError id={errorId}>{typo(wrong)}</FieldError>}
      </div>
      {error instanceof ApiError && <RefusalNote refusal={error} />}
      {known && !elsewhere && (
        <SelectField
          label="Secteur"
          name="secteur"
          hint={nowWords(known)}
          value={chosen}
          error={sending.refusal?.fields.to}
          options={{ [none]: 'Aucun secteur', ...Object.fromEntries(sectors.map(({ id, name }) => [id, typo(name)])) }}
          onChange={(event) => setChoice({ code, to: event.currentTarget.value })}
        />
      )}
      <p class="small mute">
        Les recherches suivent aussitôt. Les demandes et les accompagnements commencés restent au secteur d’avant.
      </p>
    </DialogForm>
  )
}

const none = 'aucun'

const nowWords = ({ sector }: CommuneSector) =>
  sector ? `Aujourd’hui : ${typo(sector.name)}.` : 'Aujourd’hui, aucun secteur.'
