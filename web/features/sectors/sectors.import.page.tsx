import { useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { SectorImport } from '../../../server/contract/sectors.ts'
import { call } from '../../api.ts'
import { typo } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Check } from '../../ui/choice.tsx'
import { type ChosenFile, readChosen } from '../../ui/chosen-file.ts'
import { Desk } from '../../ui/desk.tsx'
import { Download } from '../../ui/download.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Note } from '../../ui/note.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useLoad } from '../../use-load.ts'
import { useSend } from '../../use-send.ts'
import { departementOf, sectorsHref } from './sectors.address.ts'
import { DepartementChoice } from './sectors.departement.tsx'
import styles from './sectors.module.css'
import { SectorsReport } from './sectors.report.tsx'
import { changesInShort, changesSomething } from './sectors.words.ts'
import { forgetSectors } from './use-sector.ts'

/** A slow line takes longer for a large file than an answer may take. */
const patience = 120_000

/** The sectors of a département from a table: checked first, then applied. */
export function SectorsImportPage() {
  const { url, route } = useLocation()
  const asked = departementOf(url)
  const { value, error } = useLoad(
    (signal) => call('GET /api/sectors', { query: asked ? { departement: asked } : {}, signal }),
    [asked],
  )
  if (isForbidden(error)) return <ForbiddenPage title="Importer des secteurs" />
  const departement = value?.departement.code ?? asked
  return (
    <Desk
      title="Importer des secteurs"
      lead="Une ligne par commune ou par EPCI. Rien n’est écrit avant que vous ayez vu ce qui changerait."
      action={
        <LinkButton kind="bare" icon="arrow-left" href={sectorsHref('/secteurs', departement)}>
          Secteurs sociaux
        </LinkButton>
      }
    >
      {value && (
        // Another département begins without a file.
        <Import key={departement} departement={departement}>
          <DepartementChoice
            code={departement}
            departements={value.departements}
            onChange={(code) => route(sectorsHref('/secteurs/import', code))}
          />
        </Import>
      )}
    </Desk>
  )
}

interface Props {
  departement: string
  children: preact.ComponentChildren
}

function useImport(departement: string) {
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [removeAbsent, setRemoveAbsent] = useState(false)
  const [checked, setChecked] = useState<SectorImport | null>(null)
  const [done, setDone] = useState<SectorImport | null>(null)
  const chosen = useRef<File | null>(null)
  const bodyOf = ({ name, content }: ChosenFile, remove: boolean) => ({
    ...{ departement, name, content, removeAbsent: remove },
  })
  const checking = useSend(async () => {
    setDone(null)
    setChecked(null)
    const read = await readChosen(chosen.current!)
    setFile(read)
    setChecked(await call('POST /api/sectors/check', { body: bodyOf(read, removeAbsent), patience }))
  })
  const removing = useSend(async () => {
    const remove = !removeAbsent
    setChecked(await call('POST /api/sectors/check', { body: bodyOf(file!, remove), patience }))
    setRemoveAbsent(remove)
  })
  const applying = useSend(async () => {
    setDone(await call('POST /api/sectors/import', { body: bodyOf(file!, removeAbsent), patience }))
    setChecked(null)
    forgetSectors()
  })
  const take = (given: File | undefined) => {
    if (!given || checking.busy) return
    chosen.current = given
    void checking.send()
  }
  return { file, checked, done, removeAbsent, checking, removing, applying, take }
}

function Import({ departement, children }: Props) {
  const { file, checked, done, removeAbsent, checking, removing, applying, take } = useImport(departement)
  return (
    <>
      <div class={styles.start}>
        <Sheet>
          <h2>Votre fichier</h2>
          {children}
          <FileDrop
            label="Tableau CSV ou Excel (.xlsx)"
            hint="Choisissez-le ou déposez-le ici. 5 Mo et 3 000 lignes au plus, les titres des colonnes au-dessus des lignes."
            error={checking.refusal?.fields?.content}
            onFile={take}
          />
          <p role="status" class="small mute">
            {checking.busy
              ? 'Contrôle en cours…'
              : (checked ?? done) && file && `${file.name}, lu en ${(checked ?? done)!.readAs}.`}
          </p>
          <RefusalNote refusal={checking.refusal} beside={['content']} />
        </Sheet>
        <Model />
      </div>
      {done && (
        <Note kind="good" role="status" title="Les secteurs sont à jour">
          <p class="small">
            {changesInShort(done.changes)}. <a href={sectorsHref('/secteurs', departement)}>Voir les secteurs</a>
          </p>
        </Note>
      )}
      {checked && (
        <>
          <SectorsReport found={checked} />
          {(checked.changes.some(({ kind }) => kind === 'absent') || removeAbsent) && (
            <Check
              label="Supprimer aussi les secteurs absents du fichier"
              checked={removeAbsent}
              onChange={() => void removing.send()}
            />
          )}
          <RefusalNote refusal={removing.refusal ?? applying.refusal} />
          <div class="row">
            {changesSomething(checked) ? (
              <Button kind="go" icon="check" large onClick={() => void applying.send()}>
                {applying.busy ? 'Un instant…' : 'Appliquer'}
              </Button>
            ) : (
              <p class="mute">Rien à appliquer{'\u00a0'}: les secteurs sont déjà ceux du fichier.</p>
            )}
          </div>
        </>
      )}
    </>
  )
}

const Model = () => (
  <Sheet>
    <h2>Le tableau à remplir</h2>
    <p class="small">
      Le <b>code du secteur</b> est le vôtre{'\u00a0'}; il reste le même d’un import à l’autre. Chaque ligne dit une
      commune ou un EPCI, par son nom, son code INSEE ou son SIREN. Le nom, l’accueil et les référents se disent une
      fois, sur une ligne du secteur.
    </p>
    <p class="small mute">
      {typo('Une commune dite seule l’emporte sur son EPCI. Une colonne absente ne change rien.')}
    </p>
    <div>
      <Download href="/api/sectors/model.csv">Modèle CSV</Download>
    </div>
  </Sheet>
)
