import { useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { count } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Segmented } from '../../ui/choice.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { EmptyState } from '../../ui/state.tsx'
import { useSend } from '../../use-send.ts'
import { Line } from './bulk.line.tsx'
import styles from './bulk.module.css'
import { checkInShort } from './bulk.words.ts'
import { askedOf, type Filter, filtered, type StepProps, stepHref } from './bulk.work.ts'

const patience = 120_000

/** What would be done of each line, before anything is. */
export function CheckStep({ work, change }: StepProps) {
  const { checked, chosen, key } = work
  const { busy, refusal, send } = useSend(async () => {
    const body = { ...askedOf(work), lines: [...chosen], key }
    change({ done: await call('POST /api/bulk/import', { body, patience }), sent: null }, 'resultat')
  })
  const pick = (line: number, wanted: boolean) => {
    const next = new Set(chosen)
    if (wanted) next.add(line)
    else next.delete(line)
    // Other lines are another import.
    change({ chosen: next, key: crypto.randomUUID(), done: null })
  }
  return (
    <div class={styles.stack}>
      <div class={styles.between}>
        <div>
          <h2 tabIndex={-1}>Ce qui serait fait</h2>
          <p>{checkInShort(checked!.lines)}</p>
          <p class="small mute">
            Rien n’est encore écrit. Les brouillons iront dans «&nbsp;{checked!.structure}&nbsp;».
          </p>
        </div>
        <Button icon="download" onClick={() => saveFile('controle-fiches.csv', checked!.report, 'text/csv')}>
          Compte rendu (CSV)
        </Button>
      </div>
      <Lines work={work} pick={pick} />
      <RefusalNote refusal={refusal} />
      <div class={styles.next}>
        <LinkButton kind="bare" icon="arrow-left" href={stepHref('colonnes')}>
          Revoir les colonnes
        </LinkButton>
        <Button kind="go" icon="check" large onClick={() => void send()}>
          {busy ? 'Création…' : `Créer ${count(chosen.size, 'brouillon')}`}
        </Button>
      </div>
    </div>
  )
}

function Lines({
  work: { checked, chosen },
  pick,
}: Pick<StepProps, 'work'> & { pick: (line: number, wanted: boolean) => void }) {
  const [filter, setFilter] = useState<Filter>('all')
  const { lines } = checked!
  const shown = filtered(lines, filter)
  const options = (['all', 'wrong', 'known'] as const).map((value) => ({
    value,
    label: `${labels[value]} (${filtered(lines, value).length})`,
  }))
  return (
    <>
      <div class={styles.filter}>
        <Segmented legend="Lignes montrées" value={filter} options={options} onChange={setFilter} />
      </div>
      {shown.length === 0 ? (
        <EmptyState icon="circle-check" level="h3" title="Aucune ligne" text="Aucune ligne n’est dans ce cas." />
      ) : (
        <Sheet bare>
          <ul>
            {shown.map((line) => (
              <Line
                key={line.line}
                line={line}
                chosen={chosen.has(line.line)}
                onPick={(wanted) => pick(line.line, wanted)}
              />
            ))}
          </ul>
        </Sheet>
      )}
    </>
  )
}

const labels: Readonly<Record<Filter, string>> = { all: 'Toutes', wrong: 'À corriger', known: 'Déjà là' }
