import { useState } from 'preact/hooks'
import type { OwnReport } from '../../../server/contract/reports.ts'
import {
  type ReportField,
  type ReportKind,
  reportFields,
  reportKinds,
} from '../../../server/contract/vocabulary.reports.ts'
import { call } from '../../api.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Check, Radio } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { FieldError, SelectField, TextArea } from '../../ui/field.tsx'
import { refuseBlank } from '../../ui/refusal.tsx'
import { useSend } from '../../use-send.ts'
import styles from './report.dialog.module.css'
import { whenText } from './reports.words.ts'

interface Props {
  listingId: string
  /** Where the flag was; null: the whole listing. */
  field: ReportField | null
  onClose: () => void
  onSent: () => void
}

interface Draft {
  field: ReportField | ''
  kind: ReportKind | null
  message: string
  confirmed: boolean
}

const title = 'Signaler une erreur'
const longest = 500
const places = { '': 'Toute la fiche', ...reportFields }
/** A flag beside a number most often says that it is wrong. */
const likely = (field: ReportField | null): ReportKind | null => (field === 'telephone' ? 'wrong-number' : null)

function send(listingId: string, { field, kind, message, confirmed }: Draft): Promise<OwnReport> {
  refuseBlank({
    ...(!kind && { kind: 'Dites ce qui ne va pas.' }),
    ...(kind === 'other' && !message.trim() && { message: 'Dites en quelques mots ce qui ne va pas.' }),
  })
  return call('POST /api/listings/:id/reports', {
    params: { id: listingId },
    body: {
      ...{ field: field || null, kind: kind! },
      ...(message.trim() && { message: message.trim() }),
      ...(confirmed && { confirmed }),
    },
  })
}

/** What is wrong, where, in a few words; then thanks. */
export function ReportDialog({ listingId, field, onClose, onSent }: Props) {
  const [draft, setDraft] = useState<Draft>({ field: field ?? '', kind: likely(field), message: '', confirmed: false })
  const [report, setReport] = useState<OwnReport | null>(null)
  const sending = useSend(async () => setReport(await send(listingId, draft)), onSent)
  if (report) return <Thanks report={report} onClose={onClose} />
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  return (
    <DialogForm
      title={title}
      onClose={onClose}
      sending={sending}
      beside={['kind', 'message']}
      submit={{ kind: 'go', icon: 'flag', text: 'Signaler', busy: 'Envoi…' }}
    >
      <Fields draft={draft} refused={sending.refusal?.fields ?? {}} onChange={change} />
      {sending.refusal?.code === 'personal-data' && (
        <Check
          label="J’ai relu : ce message ne dit rien d’une personne accompagnée"
          checked={draft.confirmed}
          onChange={(confirmed) => change({ confirmed })}
        />
      )}
    </DialogForm>
  )
}

interface FieldsProps {
  draft: Draft
  refused: Readonly<Record<string, string>>
  onChange: (part: Partial<Draft>) => void
}

function Fields({ draft, refused, onChange }: FieldsProps) {
  const wrong = draft.kind ? undefined : refused.kind
  return (
    <>
      <SelectField
        label={typo('Où est l’erreur ?')}
        options={places}
        value={draft.field}
        onChange={(event) => onChange({ field: event.currentTarget.value as Draft['field'] })}
      />
      <fieldset class={styles.kinds} aria-describedby={wrong && 'objet-error'}>
        <legend>Qu’est-ce qui ne va pas{'\u202f'}?</legend>
        {(Object.entries(reportKinds) as [ReportKind, string][]).map(([kind, text]) => (
          <Radio
            key={kind}
            name="objet"
            value={kind}
            label={text}
            checked={draft.kind === kind}
            onChange={() => onChange({ kind })}
          />
        ))}
        {wrong && <FieldError id="objet-error">{wrong}</FieldError>}
      </fieldset>
      <TextArea
        label={draft.kind === 'other' ? 'Précisez' : 'Précisez, si vous voulez'}
        hint={typo('Rien sur la personne que vous accompagnez : ni nom, ni situation.')}
        maxLength={longest}
        value={draft.message}
        error={refused.message}
        onInput={(event) => onChange({ message: event.currentTarget.value, confirmed: false })}
      />
    </>
  )
}

const Thanks = ({ report, onClose }: { report: OwnReport; onClose: () => void }) => (
  <Dialog title="Merci, c’est signalé" onClose={onClose}>
    <div class={styles.thanks} role="status">
      <p>
        {typo(
          `Une réponse vous arrive par e-mail, avant ${whenText(report.dueAt, Date.parse(report.createdAt))} au plus tard.`,
        )}{' '}
        Vous la retrouverez aussi sur cette fiche.
      </p>
      <p class="small mute">C’est grâce à vous que la base reste juste.</p>
      <Button kind="go" onClick={onClose}>
        Revenir à la fiche
      </Button>
    </div>
  </Dialog>
)
