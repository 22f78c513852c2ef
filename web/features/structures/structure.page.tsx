import { useRoute } from 'preact-iso'
import type { StructureFile } from '../../../server/contract/structures.ts'
import { call } from '../../api.ts'
import { typo } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Desk } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Note } from '../../ui/note.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { StructureForm } from './structure.form.tsx'
import { History } from './structure.history.tsx'
import { StructureListings } from './structure.listings.tsx'
import { Members } from './structure.members.tsx'
import { NumbersOf } from './structure.numbers.tsx'
import { Resemble } from './structure.resemble.tsx'
import { Trust } from './structure.trust.tsx'
import styles from './structures.module.css'

const ask = (id: string, signal?: AbortSignal) =>
  call('GET /api/structures/:id', { params: { id }, ...(signal && { signal }) })

/** Everything an admin decides about one structure. */
export function StructurePage() {
  const id = useRoute().params.id ?? ''
  const { value, error, reload, set } = useLoad((signal) => ask(id, signal), [id])
  const file = value?.structure.id === id ? value : null
  if (isForbidden(error)) return <ForbiddenPage title="Structure" />
  if (error && !file) return <Failed error={error} onRetry={reload} />
  return (
    <Desk
      title={file ? typo(file.structure.details.nom) : 'Structure'}
      lead={file ? [file.structure.place, file.structure.source].filter(Boolean).join(', ') : '\u00a0'}
      action={
        <LinkButton href="/structures" icon="arrow-left">
          Toutes les structures
        </LinkButton>
      }
    >
      {file ? (
        <Opened file={file} onChange={set} onStale={reload} />
      ) : (
        <SkeletonRows rows={6} label="La structure arrive" />
      )}
    </Desk>
  )
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const gone = (error as { status?: number }).status === 404
  return (
    <Desk title="Structure">
      {gone ? (
        <EmptyState
          title="Cette structure n’existe pas, ou n’est pas de vos départements"
          text="Elle a pu être réunie avec une autre."
        >
          <LinkButton href="/structures">Voir les structures</LinkButton>
        </EmptyState>
      ) : (
        <ErrorState error={error} title="La structure ne se charge pas" onRetry={onRetry} />
      )}
    </Desk>
  )
}

interface Props {
  file: StructureFile
  onChange: (file: StructureFile) => void
  onStale: () => void
}

function Opened({ file, onChange, onStale }: Props) {
  const { structure, mergedInto, members, numbers, listings, history, alike, can } = file
  const reread = async () => (await ask(structure.id)).structure
  return (
    <>
      {mergedInto && (
        <Note icon="layers" title={`Réunie avec ${typo(mergedInto.name)}`}>
          <p class="small">
            Ses fiches et ses comptes y sont. <a href={`/structures/${mergedInto.id}`}>Voir cette structure</a>
          </p>
        </Note>
      )}
      <div class={styles.split}>
        <div class={styles.main}>
          {!mergedInto && <StructureListings structure={structure} listings={listings} onChange={onStale} />}
          {can.edit && (
            <section class={styles.details} aria-labelledby="details">
              <h2 id="details">Détails</h2>
              <StructureForm
                key={structure.id}
                structure={structure}
                reread={reread}
                onSaved={(saved) => {
                  onChange({ ...file, structure: saved })
                  onStale()
                }}
              />
            </section>
          )}
          <History events={history} />
        </div>
        <div class={styles.aside}>
          <NumbersOf numbers={numbers} trusted={structure.trusted} />
          {can.trust && (
            <Trust
              structure={structure}
              onChange={(saved) => {
                onChange({ ...file, structure: saved })
                onStale()
              }}
            />
          )}
          <Members members={members} invite={false} />
          {can.merge && <Resemble structure={structure} alike={alike} />}
          {structure.keptHere && (
            <p class="small mute">
              <Icon name="info" /> Modifiée ici{'\u00a0'}: les imports n’y touchent plus.
            </p>
          )}
        </div>
      </div>
    </>
  )
}
