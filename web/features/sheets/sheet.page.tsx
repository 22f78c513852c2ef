import { useState } from 'preact/hooks'
import { session } from '../../session.ts'
import { typo } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { ForbiddenPage } from '../../ui/forbidden-page.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { EmptyState } from '../../ui/state.tsx'
import { OwnSheets } from './own-sheets.tsx'
import { SheetLines } from './sheet.lines.tsx'
import { MailDialog } from './sheet.mail.dialog.tsx'
import { MailState } from './sheet.mail.state.tsx'
import styles from './sheet.page.module.css'
import { SheetPreviewPane } from './sheet.preview.tsx'
import { ShareDialog } from './sheet.share.dialog.tsx'
import { clearSheet, restoreSheet, type Sheet, useSheet } from './sheet.store.ts'
import { type PreviewState, usePreview } from './use-preview.ts'

/** What the person leaves an interview with: chosen, put in order and annotated here, then printed, sent or shown. */
export const SheetPage = () => (session.use()?.can.sheets ? <OwnSheet /> : <ForbiddenPage title="Feuille à emporter" />)

function OwnSheet() {
  const sheet = useSheet()
  const state = usePreview(sheet)
  const [former, setFormer] = useState<Sheet | null>(null)
  const started = sheet && (sheet.lines.length > 0 || sheet.bring !== '')
  if (!started) return <Empty former={former} />
  return <Started sheet={sheet} state={state} onClear={() => setFormer(clearSheet())} />
}

const Empty = ({ former }: { former: Sheet | null }) => (
  <Page>
    <PageTitle tab="Feuille à emporter">Feuille à emporter</PageTitle>
    <EmptyState
      icon="printer"
      title={former ? 'Nouvelle feuille' : 'Rien sur la feuille pour le moment'}
      text={typo(
        'Ouvrez une fiche, puis « Mettre sur la feuille » : la personne repart avec les numéros, dans l’ordre où les appeler. Rien n’est gardé sur elle.',
      )}
    >
      <div class="row">
        <LinkButton kind="go" icon="search" href="/">
          Chercher une ressource
        </LinkButton>
        {former && (
          <Button icon="undo-2" onClick={() => restoreSheet(former)}>
            Reprendre la feuille d’avant
          </Button>
        )}
      </div>
    </EmptyState>
    <OwnSheets />
  </Page>
)

interface StartedProps {
  sheet: Sheet
  state: PreviewState
  onClear: () => void
}

function Started({ sheet, state, onClear }: StartedProps) {
  const [open, setOpen] = useState<'mail' | 'share' | null>(null)
  const close = () => setOpen(null)
  const nothing = sheet.lines.every(({ facts }) => facts === null)
  return (
    <div class={styles.page}>
      <header class={styles.intro}>
        <div>
          <PageTitle tab="Feuille à emporter">Feuille à emporter</PageTitle>
          <p class="small mute">Rien n’est gardé sur la personne. La feuille disparaît avec l’entretien.</p>
        </div>
        <div class={styles.actions}>
          <Button kind="go" icon="printer" disabled={nothing} onClick={() => print()}>
            Imprimer
          </Button>
          <Button icon="mail" disabled={nothing} onClick={() => setOpen('mail')}>
            Envoyer par e-mail
          </Button>
          <Button icon="qr-code" disabled={nothing} onClick={() => setOpen('share')}>
            Code QR
          </Button>
          <Button kind="bare" icon="plus" onClick={onClear}>
            Nouvelle feuille
          </Button>
        </div>
      </header>
      <div class={styles.work}>
        <Unread state={state} />
        {sheet.mail && <MailState mail={sheet.mail} />}
        <SheetLines sheet={sheet} warnings={state.preview?.warnings ?? []} />
      </div>
      <SheetPreviewPane sheet={sheet} preview={state.preview} />
      <OwnSheets key={sheet.shared?.id} />
      {open === 'mail' && <MailDialog sheet={sheet} onClose={close} />}
      {open === 'share' && <ShareDialog sheet={sheet} warnings={state.preview?.warnings ?? []} onClose={close} />}
    </div>
  )
}

/** What was read before stays, and prints. */
const Unread = ({ state: { error, retry } }: { state: PreviewState }) =>
  error ? (
    <Note kind="warn" role="status" title="Les fiches n’ont pas pu être relues">
      <p class="small">La feuille garde ce qu’elles disaient la dernière fois. Vérifiez avant de la remettre.</p>
      <Button icon="refresh-cw" onClick={retry}>
        Réessayer
      </Button>
    </Note>
  ) : null
