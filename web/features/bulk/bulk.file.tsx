import { useId, useRef, useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { count } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { readChosen } from '../../ui/chosen-file.ts'
import { Download } from '../../ui/download.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSend } from '../../use-send.ts'
import styles from './bulk.module.css'
import { inOctets } from './bulk.reading.ts'
import { type StepProps, startedWith, stepHref, type Work } from './bulk.work.ts'

/** A slow line takes longer for a large file than an answer may take. */
const patience = 180_000

/** Where the lines come from: the model once filled, or a table of one’s own. */
export function FileStep({ work, change }: StepProps) {
  const chosen = useRef<File | null>(null)
  const [share, setShare] = useState(0)
  const { busy, refusal, send } = useSend(async () => {
    const file = await readChosen(chosen.current!, setShare)
    const read = await call('POST /api/bulk/read', { body: { name: file.name, content: file.content }, patience })
    change(startedWith(file, read), 'colonnes')
  })
  const take = (file: File | undefined) => {
    if (!file || busy) return
    chosen.current = file
    setShare(0)
    void send()
  }
  return (
    <div class={styles.start}>
      <Sheet>
        <h2 tabIndex={-1}>Votre fichier</h2>
        <FileDrop
          label="Tableau CSV ou Excel (.xlsx)"
          hint="Choisissez-le ou déposez-le ici. 5 Mo et 500 lignes au plus, les titres des colonnes au-dessus des lignes."
          error={refusal?.fields.content}
          onFile={take}
        />
        {busy && chosen.current && <Progress file={chosen.current} share={share} />}
        <RefusalNote refusal={refusal} beside={['content']} />
        {!busy && <Known {...work} />}
      </Sheet>
      <Model />
    </div>
  )
}

function Progress({ file, share }: { file: File; share: number }) {
  const id = useId()
  const reading = share < 1
  return (
    <div class={styles.progress} role="status">
      <label for={id}>
        {reading ? 'Ouverture' : 'Lecture'} de {file.name}, {inOctets(file.size)}…
      </label>
      {reading ? <progress id={id} value={share} max={1} /> : <progress id={id} />}
    </div>
  )
}

/** The file of an import under way: one goes on with it, or chooses another. */
function Known({ file, read }: Work) {
  if (!file || !read) return null
  return (
    <div class={styles.known}>
      <p>
        <b>{file.name}</b>
        <span class="small mute">
          {count(read.lines, 'ligne')}, {inOctets(file.size)}
        </span>
      </p>
      <LinkButton icon="arrow-right" href={stepHref('colonnes')}>
        Continuer avec ce fichier
      </LinkButton>
    </div>
  )
}

const Model = () => (
  <Sheet>
    <h2>Pas encore de tableau&#8239;?</h2>
    <p>
      Partez du modèle&nbsp;: ses titres sont reconnus d’eux-mêmes, la feuille «&nbsp;Notice&nbsp;» explique chaque
      colonne et donne les mots acceptés.
    </p>
    <div class={styles.models}>
      <Download href="/api/bulk/model.xlsx">Modèle Excel</Download>
      <Download href="/api/bulk/model.csv">Modèle CSV</Download>
    </div>
    <p class="small mute">
      Vous avez déjà un tableau&#8239;? Gardez-le comme il est&nbsp;: vous direz à l’étape suivante ce que contient
      chaque colonne.
    </p>
  </Sheet>
)
