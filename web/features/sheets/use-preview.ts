import { useEffect, useState } from 'preact/hooks'
import type { SheetContent, SheetPreview } from '../../../server/contract/sheets.ts'
import { ApiError, call } from '../../api.ts'
import { useLoad } from '../../use-load.ts'
import { contentOf, dropCommune, readIn, type Sheet } from './sheet.store.ts'

/** Somebody types: the server is asked after a pause. */
const pauseMs = 500

function useSettled(text: string): string {
  const [settled, settle] = useState(text)
  useEffect(() => {
    const timer = setTimeout(settle, pauseMs, text)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

export interface PreviewState {
  /** What the server said last: who hands it, what is warned about, the social sector. */
  readonly preview: SheetPreview | null
  /** The listings could not be read again. */
  readonly error: unknown
  readonly retry: () => void
}

/** Reads the listings of the sheet as they are now, and again each time one comes back to the page. */
export function usePreview(sheet: Sheet | null): PreviewState {
  const asked = useSettled(sheet ? JSON.stringify(contentOf(sheet)) : '')
  const { value, error, reload } = useLoad(
    async (signal) =>
      asked ? call('POST /api/sheets/preview', { body: JSON.parse(asked) as SheetContent, signal }) : null,
    [asked],
  )
  useEffect(() => {
    if (value) readIn(value)
  }, [value])
  useEffect(() => {
    const back = () => document.hidden || reload()
    addEventListener('visibilitychange', back)
    return () => removeEventListener('visibilitychange', back)
  }, [])
  // A commune that is no more does not hide the listings.
  const lost = error instanceof ApiError && error.code === 'unknown-commune'
  useEffect(() => {
    if (lost) dropCommune()
  }, [lost])
  return { preview: value, error: lost ? null : error, retry: reload }
}
