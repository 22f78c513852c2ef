import type { BulkDraft } from '../../../server/contract/bulk.ts'
import { call } from '../../api.ts'
import { count, number, plural, typo } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { Status } from '../../ui/status.tsx'
import { useSend } from '../../use-send.ts'
import { Said } from './bulk.line.tsx'
import styles from './bulk.module.css'
import { draftsInShort } from './bulk.words.ts'
import type { StepProps, Work } from './bulk.work.ts'

/** What was made, and those that can be sent at once, together. */
export function DraftsStep({ work, change }: StepProps) {
  const { drafts, left, report } = work.done!
  const ready = drafts.filter((draft) => draft.ready)
  const { busy, refusal, send } = useSend(async () => {
    change({ sent: await call('POST /api/bulk/send', { body: { ids: ready.map(({ id }) => id) } }) })
  })
  return (
    <div class={styles.stack}>
      <div class={styles.between}>
        <div>
          <h2 tabIndex={-1}>{draftsInShort(drafts)}</h2>
          <p class="mute">{leadOf(work)}</p>
        </div>
        <Button icon="download" onClick={() => saveFile('import-fiches.csv', report, 'text/csv')}>
          Compte rendu (CSV)
        </Button>
      </div>
      {work.sent && <Sent sent={work.sent} />}
      <RefusalNote refusal={refusal} />
      <Sheet bare>
        <ul>
          {drafts.map((draft) => (
            <Draft key={draft.id} draft={draft} sent={work.sent} />
          ))}
        </ul>
      </Sheet>
      {left.length > 0 && (
        <p class="small mute">
          {count(left.length, 'ligne')} du fichier {plural(left.length, 'n’a', 'n’ont')} pas été{' '}
          {plural(left.length, 'importée', 'importées')}
          &nbsp;: le compte rendu dit lesquelles.
        </p>
      )}
      <div class={styles.next}>
        <LinkButton kind="bare" icon="arrow-left" href="/mes-fiches">
          Toutes mes fiches
        </LinkButton>
        {ready.length > 0 && !work.sent && (
          <Button kind="go" icon="check" large onClick={() => void send()}>
            {busy
              ? 'Envoi…'
              : `Envoyer ${ready.length > 1 ? `les ${number(ready.length)} fiches prêtes` : 'la fiche prête'}`}
          </Button>
        )}
      </div>
    </div>
  )
}

function leadOf({ done, sent }: Work): string {
  const waiting = done!.drafts.filter(({ ready }) => !ready).length
  if (sent && waiting > 0) return `Il reste ${count(waiting, 'brouillon')} à compléter, un par un.`
  if (sent) return 'Un administrateur les relit avant qu’elles paraissent.'
  return 'Ouvrez une fiche pour la relire ou la compléter. Envoyées, elles sont relues avant de paraître.'
}

/** Takes the place of the button: the answer is where one was looking. */
const Sent = ({ sent: { sent, kept } }: { sent: NonNullable<Work['sent']> }) => (
  <Note
    kind={kept.length > 0 ? 'warn' : 'good'}
    role="status"
    title={`${count(sent.length, 'fiche envoyée', 'fiches envoyées')} à relire`}
  >
    {kept.length > 0 && <p class="small">{count(kept.length, 'autre')} à corriger&nbsp;: voyez pourquoi ci-dessous.</p>}
  </Note>
)

function Draft({ draft: { id, line, title, ready, problems }, sent }: { draft: BulkDraft; sent: Work['sent'] }) {
  const kept = sent?.kept.find((one) => one.id === id)
  const isSent = sent?.sent.includes(id)
  const wrong = kept ? [{ column: null, sentence: kept.sentence }] : problems
  return (
    <li class={styles.line}>
      <p class={styles.pick}>
        <span class={styles.number}>Ligne&nbsp;{line}</span>
        <a href={`/mes-fiches/${id}`}>
          <b>{typo(title)}</b>
        </a>
      </p>
      {isSent ? (
        <Status state="ok" icon="hourglass">
          Envoyée, à relire
        </Status>
      ) : ready && !kept ? (
        <Status state="ok">Prête à envoyer</Status>
      ) : (
        <Status state="aging">À compléter</Status>
      )}
      {wrong.length > 0 && (
        <div class={styles.details}>
          <Said said={wrong} />
        </div>
      )}
    </li>
  )
}
