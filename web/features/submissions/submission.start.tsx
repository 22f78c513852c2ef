import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { ListingTemplate } from '../../../server/contract/submissions.helps.ts'
import type { SubmissionRow } from '../../../server/contract/submissions.ts'
import { type Frein, freins } from '../../../server/contract/vocabulary.ts'
import { call } from '../../api.ts'
import { typo } from '../../typography.ts'
import { Group, Radio } from '../../ui/choice.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { SelectField } from '../../ui/field.tsx'
import { useLoad } from '../../use-load.ts'
import { useSend } from '../../use-send.ts'
import { type ChosenStructure, StructureField } from '../accounts/structure-field.tsx'
import styles from './submission.start.module.css'
import { titleOf } from './submissions.words.ts'

type From = 'template' | 'nothing' | 'copy'

interface Props {
  listings: readonly SubmissionRow[]
  /** An admin says in the name of which structure; it may be known already. */
  choose: boolean
  structure: ChosenStructure | null
  onClose: () => void
}

/** How to begin: from a usual kind of listing, from nothing, or from one that looks like it. */
export function StartDialog({ listings, choose, structure, onClose }: Props) {
  const { route } = useLocation()
  const { value } = useLoad((signal) => call('GET /api/submissions/templates', { signal }))
  const [from, setFrom] = useState<From>('template')
  const [frein, setFrein] = useState<Frein>('mobilite')
  const [chosen, setChosen] = useState<string | null>(null)
  const [copyOf, setCopyOf] = useState(listings[0]?.id ?? '')
  const [owner, setOwner] = useState(structure)
  const offered = (value?.templates ?? []).filter((one) => one.frein === frein)
  const template = offered.find(({ code }) => code === chosen)?.code ?? offered[0]?.code
  const sending = useSend(async () => {
    const body = from === 'copy' ? { copyOf } : from === 'template' && template ? { template } : {}
    const whose = choose && owner ? { structureId: owner.id } : {}
    const { id } = await call('POST /api/submissions', { body: { ...body, ...whose } })
    route(`/mes-fiches/${id}${'template' in body ? `?modele=${body.template}` : ''}`)
  })
  const ways: readonly [From, string][] = [
    ['template', 'Un modèle, à compléter'],
    ['nothing', 'Une page blanche'],
    ...(listings.length > 0
      ? ([['copy', choose ? 'Une copie d’une fiche' : 'Une copie de l’une de vos fiches']] satisfies [From, string][])
      : []),
  ]
  return (
    <DialogForm
      title="Nouvelle fiche"
      onClose={onClose}
      sending={sending}
      beside={choose ? ['structureId'] : []}
      submit={{ kind: 'go', icon: 'plus', text: 'Commencer', busy: 'Un instant…' }}
    >
      {choose && (
        <StructureField
          label="Au nom de quelle structure"
          hint="Une structure de vos départements."
          value={owner}
          error={owner ? undefined : sending.refusal?.fields.structureId}
          onChange={setOwner}
        />
      )}
      <Group legend="Partir de">
        {ways.map(([way, label]) => (
          <Radio key={way} name="depart" label={label} checked={from === way} onChange={() => setFrom(way)} />
        ))}
      </Group>
      {from === 'template' && (
        <>
          <SelectField
            label="Frein levé"
            value={frein}
            options={freins}
            onChange={(event) => setFrein(event.currentTarget.value as Frein)}
          />
          <Templates offered={offered} chosen={template} onChoose={setChosen} />
        </>
      )}
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

interface TemplatesProps {
  offered: readonly ListingTemplate[]
  chosen: string | undefined
  onChoose: (code: string) => void
}

const Templates = ({ offered, chosen, onChoose }: TemplatesProps) => (
  <Group legend="Modèle">
    {offered.map(({ code, label, line }) => (
      <Radio
        key={code}
        name="modele"
        label={
          <span class={styles.template}>
            {typo(label)} <span class="mute">{typo(line)}</span>
          </span>
        }
        checked={code === chosen}
        onChange={() => onChoose(code)}
      />
    ))}
  </Group>
)
