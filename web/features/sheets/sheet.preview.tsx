import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { SheetPreview } from '../../../server/contract/sheets.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { perPage, SheetPaper } from './sheet.paper.tsx'
import styles from './sheet.preview.module.css'
import type { Sheet } from './sheet.store.ts'

interface Props {
  sheet: Sheet
  preview: SheetPreview | null
}

/** The paper beside what is written on it; folded on a screen too narrow to read it, where it still prints. */
export function SheetPreviewPane({ sheet, preview }: Props) {
  const [shown, setShown] = useState(false)
  const { ref, pages } = usePages(Math.ceil(sheet.lines.filter(({ facts }) => facts).length / perPage))
  return (
    <div class={styles.pane}>
      <div class={styles.head}>
        <h2>Aperçu</h2>
        <p class="small mute" role="status">
          {pages > 1 ? `${pages} pages. Pour une seule, retirez une ressource.` : 'Une page A4'}
        </p>
        <Button class={styles.fold} aria-expanded={shown} aria-controls="papier" onClick={() => setShown(!shown)}>
          {shown ? 'Replier' : 'Voir l’aperçu'}
        </Button>
      </div>
      {/* Too long for the window, it is scrolled by whoever has no mouse. */}
      <section
        ref={ref}
        id="papier"
        class={cx(styles.scroll, !shown && styles.folded)}
        aria-label="Aperçu de la feuille"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1)
        tabIndex={0}
      >
        <SheetPaper sheet={sheet} preview={preview} at={new Date().toISOString()} />
      </section>
    </div>
  )
}

/** An A4, upright. */
const height = 297 / 210
/** What the paper leaves to print on, of its height: less 16 mm above and below. */
const inside = (297 - 32) / 297

/** How many pages it takes, `least` at the least: measured on the preview, whose lines break where those of the paper do. */
function usePages(least: number) {
  const ref = useRef<HTMLElement>(null)
  const [measured, setMeasured] = useState(1)
  useLayoutEffect(() => {
    const paper = ref.current?.firstElementChild
    if (!paper) return
    const measure = () => {
      const { width, height: tall } = paper.getBoundingClientRect()
      if (width === 0) return
      const page = width * height
      const margins = page * (1 - inside)
      // Half a line of grace for what rounding adds.
      setMeasured(Math.ceil((tall - margins) / (page * inside) - 0.005))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(paper)
    return () => observer.disconnect()
  }, [])
  return { ref, pages: Math.max(1, least, measured) }
}
