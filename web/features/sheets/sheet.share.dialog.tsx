import { useState } from 'preact/hooks'
import type { SheetPreview } from '../../../server/contract/sheets.ts'
import { call } from '../../api.ts'
import { date } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Check } from '../../ui/choice.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { FieldError } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { useSend } from '../../use-send.ts'
import { QrCode } from '../listings/qr-code.tsx'
import styles from './sheet.share.module.css'
import { contentOf, keepShared, type SharedLink, type Sheet } from './sheet.store.ts'
import { hasNotes, saidBy } from './sheet.words.ts'

interface Props {
  sheet: Sheet
  warnings: SheetPreview['warnings']
  onClose: () => void
}

/** A code to show the sheet with, without an account; once it is made, what it shows and how to take it back. */
export function ShareDialog({ sheet, warnings, onClose }: Props) {
  const [changing, setChanging] = useState(false)
  if (sheet.shared && !changing)
    return <Shown sheet={sheet} shared={sheet.shared} onChange={() => setChanging(true)} onClose={onClose} />
  return <Asked sheet={sheet} warnings={warnings} onDone={() => setChanging(false)} onClose={onClose} />
}

const title = 'Code QR de la feuille'

interface Choice {
  withNotes: boolean
  confirmed: boolean
}

/** Shows the sheet, or shows it as it has become by the same code. */
async function share(sheet: Sheet, { withNotes, confirmed }: Choice) {
  const body = { ...contentOf(sheet), withNotes, ...(confirmed && { confirmed }) }
  const { shared } = sheet
  const shown = shared
    ? { ...(await call('PUT /api/sheets/:id', { params: { id: shared.id }, body })), url: shared.url }
    : await call('POST /api/sheets', { body })
  const { id, url, expiresAt } = shown
  keepShared({ id, url, expiresAt, withNotes, said: saidBy(sheet, withNotes) })
}

function Asked({ sheet, warnings, onDone, onClose }: Props & { onDone: () => void }) {
  const [choice, setChoice] = useState<Choice>({ withNotes: sheet.shared?.withNotes ?? false, confirmed: false })
  const sending = useSend(() => share(sheet, choice), onDone)
  const refused = choice.withNotes ? sending.refusal?.fields.withNotes : undefined
  return (
    <DialogForm
      title={title}
      onClose={onClose}
      sending={sending}
      beside={['withNotes']}
      submit={{
        ...{ kind: 'go', icon: 'qr-code', busy: 'Un instant…' },
        text: sheet.shared ? 'Mettre à jour la page' : 'Créer le code',
      }}
    >
      <p>
        Visé avec un téléphone, il ouvre une page avec ces ressources, sans compte. Elle montre ce que les fiches disent
        sur le moment, pendant 7{'\u00a0'}jours, et rien d’un intervenant.
      </p>
      {hasNotes(sheet) && (
        <div class={styles.notes}>
          <Check
            label={typo('Montrer aussi mes mots pour la personne et « À apporter »')}
            checked={choice.withNotes}
            onChange={(withNotes) => setChoice({ withNotes, confirmed: false })}
          />
          <p class="small mute">
            {typo('Qui a le lien les lit. Sans cette case, ils restent sur le papier et dans l’e-mail.')}
          </p>
          {choice.withNotes && <Warnings warnings={warnings} />}
          {refused && <FieldError>{refused}</FieldError>}
          {refused && (
            <Check
              label="J’ai relu : ces mots ne disent rien de la personne"
              checked={choice.confirmed}
              onChange={(confirmed) => setChoice({ ...choice, confirmed })}
            />
          )}
        </div>
      )}
    </DialogForm>
  )
}

const Warnings = ({ warnings }: Pick<Props, 'warnings'>) =>
  warnings.length > 0 ? (
    <Note kind="warn">
      {warnings.map(({ id, text }) => (
        <p key={id} class="small">
          {id === null ? 'À apporter. ' : ''}
          {text}
        </p>
      ))}
    </Note>
  ) : null

interface ShownProps {
  sheet: Sheet
  shared: SharedLink
  onChange: () => void
  onClose: () => void
}

function Shown({ sheet, shared, onChange, onClose }: ShownProps) {
  const stale = saidBy(sheet, shared.withNotes) !== shared.said
  const stopping = useSend(
    () => call('DELETE /api/sheets/:id', { params: { id: shared.id } }),
    () => {
      keepShared(null)
      onClose()
    },
  )
  return (
    <Dialog title={title} onClose={onClose}>
      <div class={styles.shown}>
        <QrCode class={styles.code} text={shared.url} label="Code QR de cette feuille" />
        <p>
          À viser avec l’appareil photo du téléphone de la personne. Valable jusqu’au <b>{date(shared.expiresAt)}</b>
          {shared.withNotes ? ', avec vos notes.' : ', sans vos notes.'} Il est aussi au bas du papier.
        </p>
        {stale && (
          <Note kind="warn">
            <p class="small">La feuille a changé depuis{'\u00a0'}: la page montre encore la précédente.</p>
          </Note>
        )}
        <div class="row">
          {stale ? (
            <Button kind="go" icon="refresh-cw" onClick={onChange}>
              Mettre à jour la page
            </Button>
          ) : (
            <Button onClick={onChange}>Changer ce qu’elle montre</Button>
          )}
          <CopyButton text={shared.url} label="Copier le lien" />
          <Button kind="no" icon="x" onClick={() => void stopping.send()}>
            {stopping.busy ? 'Un instant…' : 'Ne plus partager'}
          </Button>
        </div>
        <RefusalNote refusal={stopping.refusal} />
      </div>
    </Dialog>
  )
}
