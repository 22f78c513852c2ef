import { useEffect, useRef } from 'preact/hooks'
import type { Submission } from '../../../server/contract/submissions.ts'
import type { ApiError } from '../../api.ts'
import { time } from '../../dates.ts'
import { count, typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import type { Draft } from './draft.ts'
import { goTo, idOf, inOrder, nameOf } from './submission.fields.ts'
import styles from './submission.notices.module.css'
import type { Sending } from './use-sending.ts'

/** What there is to say before the fields: what is asked, what was refused, another version, another tab. */
export function Notices({ draft, also, sending }: { draft: Draft; also: boolean; sending: Sending }) {
  const { known, saving, failing, said, renewed } = draft.view.use()
  return (
    <>
      {saving === 'elsewhere' && <Elsewhere draft={draft} said={said} />}
      {saving === 'refused' && (
        <Note kind="bad" role="alert" title="Cela n’est pas enregistré">
          <p class="small">{said} Ce que vous avez écrit reste sur cette page.</p>
          <Button icon="refresh-cw" onClick={() => void draft.takeTheirs()}>
            Reprendre la version enregistrée
          </Button>
        </Note>
      )}
      {failing && (
        <Note kind="warn" icon="wifi-off" title="Vous êtes hors ligne">
          <p class="small">
            Continuez à écrire{'\u00a0'}: tout est gardé sur cet appareil et sera enregistré dès que la connexion
            revient.
          </p>
        </Note>
      )}
      {sending.refused && <Refused refused={sending.refused} problems={known.problems} />}
      {sending.done && <Done done={sending.done} behalf={known.behalf} />}
      {also && saving !== 'elsewhere' && (
        <Note icon="copy" role="status" title="Cette fiche est aussi ouverte dans un autre onglet">
          <p class="small">
            {renewed && known.savedAt
              ? `La version de ${time(known.savedAt)}, enregistrée dans l’autre onglet, vient de prendre la place de celle-ci.`
              : 'Écrivez dans un seul des deux : l’autre suit.'}
          </p>
        </Note>
      )}
      {known.behalf && known.can.save && <Behalf known={known} />}
      <Asked draft={draft} />
      {known.sending === 'correction' && (
        <Note icon="info" title="Petite correction">
          <p class="small">
            Votre structure est de confiance{'\u00a0'}: coordonnées, horaires, adresse et fermeture sont publiés
            aussitôt, puis relus.
          </p>
        </Note>
      )}
    </>
  )
}

/** An admin writes: in whose name, and what becomes of it. */
const Behalf = ({ known: { structure, open } }: { known: Submission }) => (
  <Note icon="info" title={`Au nom de ${typo(structure.name)}`}>
    <p class="small">
      {open === 'pending'
        ? 'Ce que vous corrigez ici est ce que vous relisez : rien n’est publié avant votre décision.'
        : 'La structure voit ce que vous écrivez. Envoyez-le, puis relisez-le pour le publier.'}
    </p>
  </Note>
)

/** Two versions: nothing is lost before somebody chooses. */
function Elsewhere({ draft, said }: { draft: Draft; said: string | null }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <div ref={box} class={styles.scroll}>
      <Note kind="bad" icon="copy" role="alert" title="Deux versions de cette fiche">
        <p class="small">
          {said} Ce que vous avez écrit ici n’est pas enregistré. Laquelle garder{'\u202f'}?
        </p>
        <div class="row">
          <Button onClick={() => void draft.keepMine()}>Garder la mienne</Button>
          <Button onClick={() => void draft.takeTheirs()}>Reprendre l’autre version</Button>
        </div>
      </Note>
    </div>
  )
}

/** Every field left, with a link to each; gone by itself once nothing is. */
function Refused({ refused, problems }: { refused: ApiError; problems: Readonly<Record<string, string>> }) {
  const left = inOrder(problems)
  if (refused.code !== 'not-ready')
    return (
      <Note kind="bad" role="alert">
        <p class="small">{refused.message}</p>
      </Note>
    )
  if (left.length === 0) return null
  return (
    <Note kind="bad" role="alert" title={`Il reste ${count(left.length, 'point')} à corriger.`}>
      <ul class={styles.left}>
        {left.map(([field, text]) => (
          <li key={field}>
            <FieldLink field={field} />
            {'\u00a0'}: {typo(text)}
          </li>
        ))}
      </ul>
    </Note>
  )
}

function FieldLink({ field }: { field: string }) {
  const follow = (event: Event) => {
    event.preventDefault()
    goTo(field)
  }
  return (
    <a href={`#${idOf(field)}`} onClick={follow}>
      {nameOf(field)}
    </a>
  )
}

function Done({ done, behalf }: { done: 'sent' | 'published'; behalf: boolean }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} class={styles.done}>
      <Note kind="good" role="status" title={done === 'sent' ? 'Fiche envoyée à relire' : 'Correction publiée'}>
        <p class="small">
          {done === 'sent'
            ? behalf
              ? 'Elle attend dans la file : relisez-la, puis publiez-la.'
              : 'L’administration la lit sous deux jours et vous répond par e-mail.'
            : 'Les conseillers la voient déjà. L’administration la relira.'}
        </p>
      </Note>
    </div>
  )
}

/** What the admin answered, until it is sent again. */
function Asked({ draft }: { draft: Draft }) {
  const { known } = draft.view.use()
  const remarks = inOrder(known.remarks)
  if (!known.reason && remarks.length === 0) return null
  const refused = known.open === null || (known.open === 'draft' && known.state === 'rejected')
  return (
    <Note
      kind={refused ? 'bad' : 'warn'}
      icon="message-square"
      title={refused ? 'Fiche refusée' : 'Corrections demandées'}
    >
      {known.reason && <p class="small">{typo(known.reason)}</p>}
      {remarks.length > 0 && (
        <ul class={styles.left}>
          {remarks.map(([field]) => (
            <li key={field}>
              <FieldLink field={field} />
            </li>
          ))}
        </ul>
      )}
    </Note>
  )
}
