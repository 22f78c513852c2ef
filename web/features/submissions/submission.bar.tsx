import type { Submission } from '../../../server/contract/submissions.ts'
import { date, time } from '../../dates.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import type { IconName } from '../../ui/icons.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { Status } from '../../ui/status.tsx'
import type { DraftView } from './draft.ts'
import styles from './submission.bar.module.css'
import { standingWords, titleOf } from './submissions.words.ts'

interface Props {
  view: DraftView
  busy: boolean
  onSend: () => void
  onSave: () => void
  /** Back to the decision, for who decides. */
  onReview: () => void
}

/** Always in sight: the listing, its state, whether it is saved, what to do next. */
export function Bar({ view, busy, onSend, onSave, onReview }: Props) {
  const { content, known } = view
  const title = titleOf(content.nom)
  const { text, icon, state } = standingWords(known)
  return (
    <header class={styles.bar}>
      <PageTitle tab={`Modifier\u00a0: ${title}`}>{title}</PageTitle>
      <Status state={state} icon={icon} pill>
        {text}
      </Status>
      <Saved view={view} />
      <div class={styles.acts}>
        {view.failing && (
          <Button icon="refresh-cw" onClick={onSave}>
            Réessayer
          </Button>
        )}
        <LinkButton icon="eye" href={`/mes-fiches/${known.id}/apercu`}>
          Aperçu
        </LinkButton>
        {known.review && (
          <Button kind="go" icon="arrow-left" onClick={onReview}>
            Revenir à la relecture
          </Button>
        )}
        {known.can.send && (
          <Button kind="go" icon="send" onClick={onSend}>
            {busy ? 'Envoi…' : sendText(known)}
          </Button>
        )}
      </div>
    </header>
  )
}

const sendText = ({ sending, open }: Submission) => {
  if (sending === 'correction') return 'Publier la correction'
  return open === 'changes_requested' ? 'Renvoyer à relire' : 'Envoyer à relire'
}

const words: Readonly<Record<DraftView['saving'], { text: string; icon: IconName; state: 'ok' | 'aging' | 'bad' }>> = {
  saved: { text: 'Enregistré', icon: 'cloud-check', state: 'ok' },
  typing: { text: 'Enregistrement dans un instant', icon: 'pencil', state: 'aging' },
  saving: { text: 'Enregistrement…', icon: 'cloud-upload', state: 'aging' },
  offline: { text: 'Pas enregistré\u00a0: hors ligne', icon: 'wifi-off', state: 'bad' },
  elsewhere: { text: 'Pas enregistré\u00a0: modifiée ailleurs', icon: 'copy', state: 'bad' },
  refused: { text: 'Pas enregistré', icon: 'circle-alert', state: 'bad' },
}

/** «à 14 h 32» today, «le 26 nov. 2026» before. */
const moment = (iso: string) => (date(iso) === date(new Date().toISOString()) ? `à ${time(iso)}` : `le ${date(iso)}`)

/** What is read out is what lasts: typing and saving are seen, not said. Its place is kept: nothing moves under a click. */
function Saved({ view }: { view: DraftView }) {
  const { known, failing } = view
  const saving = failing && view.saving === 'saving' ? 'offline' : view.saving
  const { text, icon, state } = words[saving]
  const passing = saving === 'typing' || saving === 'saving'
  const nothing = saving === 'saved' && known.open === null
  const at = saving === 'saved' && known.savedAt ? `${text} ${moment(known.savedAt)}` : text
  const shown = (
    <Status state={state} icon={icon}>
      {at}
    </Status>
  )
  return (
    <span class={styles.saved}>
      <span role="status">{!passing && !nothing && shown}</span>
      {passing && shown}
    </span>
  )
}
