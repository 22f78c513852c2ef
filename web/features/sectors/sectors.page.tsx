import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Sector } from '../../../server/contract/sectors.ts'
import { call, type Result } from '../../api.ts'
import { count, typo } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Desk, StructuresTabs } from '../../ui/desk.tsx'
import { Download } from '../../ui/download.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Note } from '../../ui/note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { CommuneMove } from './commune.move.tsx'
import { SectorDeletion } from './sector.deletion.tsx'
import { SectorEditor } from './sector.editor.tsx'
import { communeOf, departementOf, sectorsHref } from './sectors.address.ts'
import { DepartementChoice } from './sectors.departement.tsx'
import styles from './sectors.module.css'
import { inhabitants, peopleWords, reachWords, withoutWords } from './sectors.words.ts'
import { forgetSectors } from './use-sector.ts'

type Answer = Result<'GET /api/sectors'>

/** The social sectors of a département: who is in charge where, and the communes nobody is in charge of. */
export function SectorsPage() {
  const { url, route } = useLocation()
  const asked = departementOf(url)
  const { value, error, reload } = useLoad(
    (signal) => call('GET /api/sectors', { query: asked ? { departement: asked } : {}, signal }),
    [asked],
  )
  // The commune whose sector is being changed; empty: one that is still to be chosen.
  const [moving, setMoving] = useState(() => communeOf(url) || null)
  if (isForbidden(error)) return <ForbiddenPage title="Secteurs sociaux" />
  const leave = () => {
    setMoving(null)
    if (communeOf(url)) route(sectorsHref('/secteurs', asked), true)
  }
  const changed = () => {
    forgetSectors()
    reload()
  }
  return (
    <Desk
      title="Secteurs sociaux"
      lead={<span role="status">{value && !error ? leadWords(value) : '\u00a0'}</span>}
      action={
        <LinkButton icon="cloud-upload" href={sectorsHref('/secteurs/import', value?.departement.code ?? asked)}>
          Importer un tableau
        </LinkButton>
      }
      tabs={<StructuresTabs />}
    >
      {error ? (
        <ErrorState error={error} onRetry={reload} />
      ) : value ? (
        <>
          <div class={styles.tools}>
            <DepartementChoice
              code={value.departement.code}
              departements={value.departements}
              onChange={(code) => route(sectorsHref('/secteurs', code))}
            />
            {value.sectors.length > 0 && (
              <Button icon="map-pin" onClick={() => setMoving('')}>
                Changer une commune
              </Button>
            )}
            {value.sectors.length > 0 && (
              <Download href={`/api/sectors/table.csv?departement=${value.departement.code}`}>
                Le tableau actuel
              </Download>
            )}
          </div>
          <Gap {...value} onMove={setMoving} />
          <List {...value} onChanged={changed} />
          {moving !== null && value.sectors.length > 0 && (
            <CommuneMove
              {...value}
              commune={moving}
              onClose={leave}
              onDone={() => {
                leave()
                changed()
              }}
            />
          )}
        </>
      ) : (
        <SkeletonRows lines label="Les secteurs arrivent" />
      )}
    </Desk>
  )
}

const leadWords = ({ departement, sectors }: Answer) =>
  `${typo(departement.name)}\u00a0: ${count(sectors.length, 'secteur')}`

/** The most useful thing to know: where advisers find nobody. */
function Gap({ sectors, without: { communes, population }, onMove }: Answer & { onMove: (code: string) => void }) {
  if (sectors.length === 0 || communes.length === 0) return null
  return (
    <Note kind="warn" title={withoutWords(communes.length, population)}>
      <details>
        <summary class="small">Lesquelles&#8239;? Leurs conseillers ne savent pas qui appeler.</summary>
        <ul class={styles.gap}>
          {communes.map(({ code, name, population: living }) => (
            <li key={code}>
              <Button kind="text" aria-label={`Indiquer le secteur de ${name}`} onClick={() => onMove(code)}>
                {typo(name)}
              </Button>{' '}
              <span class="mute">({code})</span>, {inhabitants(living)}
            </li>
          ))}
        </ul>
      </details>
    </Note>
  )
}

function List({ departement, sectors, onChanged }: Answer & { onChanged: () => void }) {
  if (sectors.length === 0)
    return (
      <EmptyState
        icon="landmark"
        title="Aucun secteur dans ce département"
        text="Les conseillers ne voient pas encore le référent social des communes. Le modèle se remplit en quelques minutes."
      >
        <LinkButton kind="go" href={sectorsHref('/secteurs/import', departement.code)}>
          Importer un tableau
        </LinkButton>
      </EmptyState>
    )
  return (
    <Sheet bare>
      <ul class={styles.list}>
        {sectors.map((sector) => (
          <Row key={sector.id} sector={sector} onChanged={onChanged} />
        ))}
      </ul>
    </Sheet>
  )
}

function Row({ sector, onChanged }: { sector: Sector; onChanged: () => void }) {
  const [asked, setAsked] = useState<'edit' | 'delete' | null>(null)
  const done = () => {
    setAsked(null)
    onChanged()
  }
  return (
    <li>
      <div class={styles.what}>
        <h2>
          {typo(sector.name)} <span class={styles.code}>{sector.code}</span>
        </h2>
        <p>{reachWords(sector)}</p>
      </div>
      <div class={styles.who}>
        <p>{deskWords(sector)}</p>
        <p class="mute">{peopleWords(sector)}</p>
      </div>
      <div class={styles.actions}>
        <Button aria-label={`Modifier le secteur ${sector.name}`} onClick={() => setAsked('edit')}>
          Modifier
        </Button>
        <Button kind="bare" aria-label={`Supprimer le secteur ${sector.name}`} onClick={() => setAsked('delete')}>
          Supprimer
        </Button>
      </div>
      {asked === 'edit' && <SectorEditor sector={sector} onClose={() => setAsked(null)} onDone={done} />}
      {asked === 'delete' && <SectorDeletion sector={sector} onClose={() => setAsked(null)} onDone={done} />}
    </li>
  )
}

/** «Centre médico-social de Dax, 05 36 49 60 10», or that nobody can be called. */
const deskWords = ({ desk: { name, phone, email } }: Sector) =>
  [name && typo(name), phone?.text ?? email].filter(Boolean).join(', ') || 'Aucun accueil indiqué'
