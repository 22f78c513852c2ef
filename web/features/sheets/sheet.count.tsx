import { plural } from '../../typography.ts'
import { NavCount } from '../../ui/nav-count.tsx'
import { useSheet } from './sheet.store.ts'

/** How many listings are on the sheet, in the frame. */
export function SheetCount() {
  const count = useSheet()?.lines.length ?? 0
  return count > 0 ? <NavCount count={count} words={plural(count, 'ressource')} /> : null
}
