import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { SubmissionRow } from '../../../server/contract/submissions.ts'
import { call } from '../../api.ts'
import { Group, Radio } from '../../ui/choice.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { SelectField } from '../../ui/field.tsx'
import { useSend } from '../../use-send.ts'
import { titleOf } from './submissions.words.ts'

type From = 'nothing' | 'copy'

/** How to begin: from nothing, or from a listing that looks like the one to write. */
export function StartDialog({ listings, onClose }: { listings: readonly SubmissionRow[]; onClose: () => void }) {
  const { route } = useLocation()
  const [from, setFrom] = useState<From>('nothing')
  const [copyOf, setCopyOf] = useState(listings[0]?.id ?? '')
  const sending = useSend(async () => {
    const { id } = await call('POST /api/submissions', { body: from === 'copy' ? { copyOf } : {} })
    route(`/mes-fiches/${id}`)
  })
  return (
    <DialogForm
      title="Nouvelle fiche"
      onClose={onClose}
      sending={sending}
      beside={[]}
      submit={{ kind: 'go', icon: 'plus', text: 'Commencer', busy: 'Un instant…' }}
    >
      <Group legend="Partir de">
        <Radio
          name="depart"
          label="Une page blanche"
          checked={from === 'nothing'}
          onChange={() => setFrom('nothing')}
        />
        {listings.length > 0 && (
          <Radio name="depart" label="Une de vos fiches" checked={from === 'copy'} onChange={() => setFrom('copy')} />
        )}
      </Group>
      {from === 'copy' && (
        <SelectField
          label="Fiche à copier"
          value={copyOf}
          options={Object.fromEntries(listings.map(({ id, title }) => [id, titleOf(title)]))}
          onChange={(event) => setCopyOf(event.currentTarget.value)}
        />
      )}
    </DialogForm>
  )
}
