import { useLayoutEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Listing } from '../../../server/contract/listings.ts'
import { sheetLimits } from '../../../server/contract/vocabulary.sheets.ts'
import { count } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { readAddress } from '../search/search.address.ts'
import styles from './sheet.button.module.css'
import { addLine, removeLine, useSheet } from './sheet.store.ts'

/** Puts a listing on the sheet of the interview; then leads to it, or takes it off. */
export function SheetButton({ listing: { id, title } }: { listing: Pick<Listing, 'id' | 'title'> }) {
  const { url } = useLocation()
  const lines = useSheet()?.lines ?? []
  const there = lines.some((line) => line.id === id)
  const ref = useMoved(there)
  const full = lines.length >= sheetLimits.listings
  const add = () => addLine({ id, title }, readAddress(url).search.commune || null)
  if (!there)
    return (
      <div ref={ref} class={styles.place}>
        <Button
          key="put"
          icon="list-plus"
          onClick={add}
          disabled={full}
          title={full ? 'La feuille est pleine' : undefined}
        >
          Mettre sur la feuille
        </Button>
      </div>
    )
  return (
    <div ref={ref} class={styles.place}>
      <LinkButton icon="check" href="/feuille" class={styles.there}>
        Sur la feuille<span class="sr">, {count(lines.length, 'ressource')}</span>
      </LinkButton>
      <Button
        key="take"
        kind="bare"
        square
        icon="x"
        aria-label="Retirer de la feuille"
        onClick={() => removeLine(id)}
      />
    </div>
  )
}

/** What was pressed is replaced by what is next (`key`: it is not made into another button): the focus goes on to it. */
function useMoved(there: boolean) {
  const ref = useRef<HTMLDivElement>(null)
  const before = useRef(there)
  useLayoutEffect(() => {
    if (before.current !== there && document.activeElement === document.body)
      ref.current?.querySelector<HTMLElement>('a, button')?.focus()
    before.current = there
  }, [there])
  return ref
}
