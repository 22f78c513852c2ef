import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { LinkButton } from '../../ui/button.tsx'
import { Desk } from '../../ui/desk.tsx'
import { CheckStep } from './bulk.check.tsx'
import { ColumnsStep } from './bulk.columns.tsx'
import { DraftsStep } from './bulk.drafts.tsx'
import { FileStep } from './bulk.file.tsx'
import styles from './bulk.module.css'
import { isReached, type Step, stepHref, stepOf, steps, useWork, type Work } from './bulk.work.ts'

const views = { fichier: FileStep, colonnes: ColumnsStep, controle: CheckStep, resultat: DraftsStep }

/** The step of the address; while another page is being fetched, the last one it had. */
function useStep(work: Work): Step {
  const { path, url } = useLocation()
  const last = useRef('')
  if (path === '/mes-fiches/tableau') last.current = url
  return stepOf(last.current, work)
}

/** A partner’s own table becomes drafts: the file, its columns, what would be done, then the drafts to send. */
export function BulkPage() {
  const { work, change } = useWork()
  const step = useStep(work)
  const View = views[step]
  const content = useRef<HTMLDivElement>(null)
  const first = useRef(true)
  useEffect(() => {
    // A step replaces another: who hears the page starts at its title. The first one follows the title of the page.
    if (!first.current) content.current?.querySelector<HTMLElement>('h2')?.focus()
    first.current = false
  }, [step])
  return (
    <Desk
      title="Importer un tableau"
      lead="Une ligne par fiche. Rien n’est publié : vous relisez les brouillons, puis vous les envoyez ensemble."
      action={
        <LinkButton kind="bare" icon="arrow-left" href="/mes-fiches">
          Mes fiches
        </LinkButton>
      }
    >
      <Steps current={step} work={work} />
      <div ref={content} class={styles.step}>
        <View work={work} change={change} />
      </div>
    </Desk>
  )
}

function Steps({ current, work }: { current: Step; work: Work }) {
  const all = Object.keys(steps) as Step[]
  return (
    <ol class={styles.steps} aria-label="Étapes">
      {all.map((step, at) => {
        const words = (
          <>
            <span class={styles.rank}>{at + 1}</span> {steps[step]}
          </>
        )
        const here = step === current
        return (
          <li key={step} aria-current={here ? 'step' : undefined}>
            {!here && isReached(step, work) ? (
              <a class={styles.words} href={stepHref(step)}>
                {words}
              </a>
            ) : (
              <span class={styles.words}>{words}</span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
