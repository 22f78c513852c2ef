import { useState } from 'preact/hooks'
import type { SubmissionTwin } from '../../../server/contract/submissions.ts'
import { tabMemory } from '../../tab-memory.ts'
import { typo } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { twinReasons } from './submissions.words.ts'

const minutes = 30 * 24 * 60
const dismissals = (id: string) => tabMemory<readonly string[]>(`jumelles:${id}`, minutes)

/** The listings this one looks like, until somebody says that they are not the same. */
export function Twins({ id, twins }: { id: string; twins: readonly SubmissionTwin[] }) {
  const [dismissed, setDismissed] = useState(() => dismissals(id).recall() ?? [])
  const left = twins.filter((twin) => !dismissed.includes(twin.id))
  const dismiss = (twin: string) => {
    const next = [...dismissed, twin]
    dismissals(id).keep(next)
    setDismissed(next)
    document.getElementById('champ-nom')?.focus()
  }
  return (
    <div role="status">
      {left.length > 0 && (
        <Note
          kind="warn"
          icon="copy"
          title={left.length === 1 ? 'Une fiche se ressemble' : `${left.length} fiches se ressemblent`}
        >
          {left.map((twin) => (
            <Likeness key={twin.id} twin={twin} onDismiss={() => dismiss(twin.id)} />
          ))}
        </Note>
      )}
    </div>
  )
}

const hrefOf = ({ id, own, state }: SubmissionTwin) =>
  own && state !== 'published' ? `/mes-fiches/${id}` : `/fiches/${id}`

const Likeness = ({ twin, onDismiss }: { twin: SubmissionTwin; onDismiss: () => void }) => (
  <>
    <p class="small">
      {typo(`« ${twin.title || 'Sans titre'} »`)}, {twin.reasons.map((reason) => twinReasons[reason]).join(', ')}
      {twin.own ? ', de votre structure' : `, de ${typo(twin.structure)}`}.
    </p>
    <p class="row">
      <LinkButton href={hrefOf(twin)} target="_blank" icon="external-link">
        Ouvrir cette fiche
      </LinkButton>
      <Button kind="bare" onClick={onDismiss}>
        Ce n’est pas la même
      </Button>
    </p>
  </>
)
