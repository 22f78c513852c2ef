import { useState } from 'preact/hooks'
import type { Campaign, CampaignPreview, CampaignTarget } from '../../../server/contract/campaigns.ts'
import { type Frein, freins } from '../../../server/contract/vocabulary.ts'
import { call } from '../../api.ts'
import { session } from '../../session.ts'
import { count, number, plural, typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/choice.tsx'
import { SelectField } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useLoad } from '../../use-load.ts'
import { useSend } from '../../use-send.ts'
import { DepartementSelect } from '../accounts/departement-select.tsx'
import { type ChosenStructure, StructureField } from '../accounts/structure-field.tsx'
import { useDepartements } from '../accounts/use-departements.ts'
import styles from './campaigns.module.css'
import { leftOutWords, monthsChoices } from './campaigns.words.ts'

export interface Draft {
  readonly frein: '' | Frein
  readonly departement: string
  readonly source: string
  readonly structure: ChosenStructure | null
  readonly months: CampaignTarget['months']
}

/** As an address asks for it: `?frein=…&departement=…&mois=12`. Null: it asks for none. */
export function askedCampaign({ frein = '', departement = '', mois = '' }: Record<string, string>): Draft | null {
  const months = monthsChoices.find(({ value }) => String(value) === mois)?.value
  if (months === undefined) return null
  return { ...blank, frein: Object.hasOwn(freins, frein) ? (frein as Frein) : '', departement, months }
}

export const blank: Draft = { frein: '', departement: '', source: '', structure: null, months: 6 }

/** What is sent; null while nothing says whom it is about. */
function targetOf({ frein, departement, source, structure, months }: Draft): CampaignTarget | null {
  if (!frein && !departement && !source && !structure) return null
  return {
    ...(frein && { frein }),
    ...(departement && { departement }),
    ...(source && { source }),
    ...(structure && { structureId: structure.id }),
    months,
  }
}

const readSources = async (signal: AbortSignal) => (await call('GET /api/campaigns/sources', { signal })).sources

interface FormProps {
  /** What is chosen to begin with. */
  from: Draft
  onLaunched: (campaign: Campaign) => void
}

/** Whom to ask, what that would do, then the launch. */
export function CampaignForm({ from, onLaunched }: FormProps) {
  const [draft, setDraft] = useState(from)
  const change = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes })
  const target = targetOf(draft)
  const { value: preview } = useLoad(
    async (signal) => target && call('POST /api/campaigns/preview', { body: target, signal }),
    [JSON.stringify(target)],
  )
  const sending = useSend(async () => {
    if (target) onLaunched(await call('POST /api/campaigns', { body: target }))
  })
  return (
    <Sheet>
      <form
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void sending.send()
        }}
      >
        <h2>Quelles fiches faire confirmer{'\u202f'}?</h2>
        <Fields draft={draft} onChange={change} />
        {target ? preview && <Preview preview={preview} /> : <Nothing />}
        <RefusalNote refusal={sending.refusal} />
        {target && preview && preview.recipients > 0 && (
          <div class="row">
            <Button type="submit" kind="go" icon="mail" large>
              {sending.busy ? 'Un instant…' : `Écrire à ${count(preview.recipients, 'destinataire')}`}
            </Button>
          </div>
        )}
      </form>
    </Sheet>
  )
}

const Nothing = () => <p class="mute">Choisissez au moins un frein, un département, une source ou une structure.</p>

function Fields({ draft, onChange }: { draft: Draft; onChange: (changes: Partial<Draft>) => void }) {
  const { all } = useDepartements()
  const { value: sources } = useLoad(readSources)
  const own = session.use()?.account?.departements
  const choices = (all ?? []).filter(({ code }) => !own || own.includes(code))
  const named = (sources ?? []).map(({ code, name, listings }) => [code, `${name} (${number(listings)})`])
  return (
    <>
      <div class={styles.fields}>
        <SelectField
          label="Frein"
          value={draft.frein}
          options={{ '': 'Tous', ...freins }}
          onChange={(event) => onChange({ frein: event.currentTarget.value as Draft['frein'] })}
        />
        <DepartementSelect
          code={draft.departement}
          departements={choices}
          onChange={(departement) => onChange({ departement })}
        />
        <SelectField
          label="Source"
          value={draft.source}
          options={{ '': 'Toutes', ...Object.fromEntries(named) }}
          onChange={(event) => onChange({ source: event.currentTarget.value })}
        />
        <StructureField label="Structure" value={draft.structure} onChange={(structure) => onChange({ structure })} />
      </div>
      <Segmented
        legend="Non confirmées depuis"
        value={draft.months}
        options={monthsChoices}
        onChange={(months) => onChange({ months })}
      />
    </>
  )
}

function Preview({ preview }: { preview: CampaignPreview }) {
  const { listings, structures, recipients, withoutAccount } = preview
  const left = leftOutWords(preview)
  if (recipients === 0)
    return (
      <Note kind="warn" role="status" title={listings === 0 ? 'Aucune fiche dans ce cas' : 'Personne à qui écrire'}>
        <p class="small">
          {listings === 0
            ? 'Élargissez le choix, ou l’ancienneté de la dernière confirmation.'
            : typo(`${count(listings, 'fiche')} : ${left.join(', ')}.`)}
        </p>
      </Note>
    )
  return (
    <div class={styles.preview} role="status">
      <p>
        <b>{count(listings, 'fiche')}</b> de {count(structures, 'structure')}. <b>{count(recipients, 'mail')}</b> à
        envoyer
        {withoutAccount > 0 &&
          `, dont ${number(withoutAccount)} à ${plural(withoutAccount, 'une structure sans compte, à son', 'des structures sans compte, à leur')} adresse publique`}
        .
      </p>
      {left.length > 0 && <p class="small mute">{typo(`Laissés de côté : ${left.join(', ')}.`)}</p>}
      <p class="small mute">Les mails partent par petits lots. Personne n’en reçoit plus d’un par semaine.</p>
    </div>
  )
}
