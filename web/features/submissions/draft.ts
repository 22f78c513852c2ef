import type { ListingContent } from '../../../server/contract/content.ts'
import type { Submission, SubmissionState } from '../../../server/contract/submissions.ts'
import { ApiError } from '../../api-error.ts'
import { type Store, store } from '../../store.ts'
import type { Kept } from './draft.kept.ts'

/**
 * `saved`: the server has it; `typing`, `saving`: soon; `offline`: tried again by itself; `elsewhere`: somebody saved
 * since, one of the two must be chosen; `refused`: it can no longer be saved as it is.
 */
export type Saving = 'saved' | 'typing' | 'saving' | 'offline' | 'elsewhere' | 'refused'

export interface DraftView {
  readonly content: ListingContent
  /** What the server last said. */
  readonly known: Submission
  /** The content the server spoke of: what it says of a field is stale once the field has changed. */
  readonly judged: ListingContent
  readonly saving: Saving
  /** The last try did not reach the server. */
  readonly failing: boolean
  /** Why it was refused or met another version: the sentence. */
  readonly said: string | null
  /** What another tab or person wrote has just taken the place of what was here. */
  readonly renewed: boolean
}

/** What a draft needs of the world. */
export interface DraftTools {
  put(version: number, content: ListingContent): Promise<SubmissionState>
  get(): Promise<Submission>
  keep(version: number, content: ListingContent): void
  forget(): void
  /** Tells the other tabs. */
  saved(version: number): void
  /** Calls later; the answer cancels. */
  later(act: () => void, ms: number): () => void
}

const pause = 1000
const retries = [2000, 5000, 10_000, 30_000] as const

export interface Draft {
  readonly view: Store<DraftView>
  change(part: Partial<ListingContent>): void
  /** Saves at once what waits. True once everything is saved. */
  flush(): Promise<boolean>
  /** Another tab has saved. */
  hear(version: number): void
  takeTheirs(): Promise<void>
  keepMine(): Promise<void>
  /** After a step: sent, withdrawn… */
  adopt(submission: Submission): void
  close(): void
}

const same = (a: ListingContent, b: ListingContent) => JSON.stringify(a) === JSON.stringify(b)

/** A listing being written: everything typed is kept at once, saved after a pause, and never thrown away unasked. */
export function openDraft(submission: Submission, kept: Kept | null, tools: DraftTools): Draft {
  const view = store<DraftView>(firstView(submission, kept))
  let version = kept ? kept.version : submission.version
  let timer = () => {}
  let failures = 0
  let running: Promise<boolean> | null = null
  let closed = false
  const set = (change: Partial<DraftView>) => {
    view.value = { ...view.value, ...change }
  }
  const stuck = () => view.value.saving === 'elsewhere' || view.value.saving === 'refused'
  const wait = (ms: number) => {
    timer()
    if (!closed) timer = tools.later(() => void flush(), ms)
  }

  const adopt = (known: Submission, more: Partial<DraftView> = {}) => {
    version = known.version
    failures = 0
    tools.forget()
    set({
      content: known.content,
      known,
      judged: known.content,
      saving: 'saved',
      failing: false,
      said: null,
      renewed: false,
      ...more,
    })
  }

  const change = (part: Partial<ListingContent>) => {
    const content = { ...view.value.content, ...part }
    tools.keep(version, content)
    set({ content, renewed: false, ...(!stuck() && { saving: 'typing' }) })
    if (!stuck()) wait(pause)
  }

  /** One saving at a time; what was typed meanwhile follows. */
  const flush = (): Promise<boolean> => {
    timer()
    running ??= run().finally(() => {
      running = null
    })
    return running
  }
  const run = async (): Promise<boolean> => {
    while (view.value.saving !== 'saved') {
      if (stuck() || !(await saveOnce())) return false
    }
    return true
  }

  const saveOnce = async (): Promise<boolean> => {
    const { content } = view.value
    set({ saving: 'saving' })
    try {
      const state = await tools.put(version, content)
      version = state.version
      failures = 0
      tools.saved(version)
      const finished = same(view.value.content, content)
      if (finished) tools.forget()
      else tools.keep(version, view.value.content)
      set({
        known: { ...view.value.known, ...state },
        saving: finished ? 'saved' : 'typing',
        failing: false,
        said: null,
      })
      return true
    } catch (error) {
      return settle(error, content)
    }
  }

  /** True when it turns out to be saved. */
  const settle = async (error: unknown, sent: ListingContent): Promise<boolean> => {
    if (!(error instanceof ApiError)) throw error
    if (error.code === 'edited-elsewhere') return meet(error.message, sent)
    if (error.status > 0 && error.status < 500 && error.status !== 429) {
      set({ saving: 'refused', said: Object.values(error.fields)[0] ?? error.message })
      return false
    }
    set({ saving: 'offline', failing: true, said: error.message })
    wait(retries[Math.min(failures, retries.length - 1)]!)
    failures += 1
    return false
  }

  /** The other version may be our own: saved, but its answer lost on the way. */
  const meet = async (sentence: string, sent: ListingContent): Promise<boolean> => {
    const known = await tools.get().catch(() => null)
    if (!known || !same(known.content, sent)) {
      set({ saving: 'elsewhere', said: sentence, ...(known && { known: { ...known } }) })
      return false
    }
    version = known.version
    set({ known, saving: same(view.value.content, sent) ? 'saved' : 'typing' })
    return true
  }

  const hear = (theirs: number) => {
    if (theirs <= version) return
    if (view.value.saving === 'saved') void takeTheirs(true)
    else void flush()
  }

  const takeTheirs = async (renewed = false) => {
    adopt(await tools.get(), { renewed })
  }
  const keepMine = async () => {
    const known = await tools.get()
    version = known.version
    set({ known, saving: 'typing', said: null })
    await flush()
  }

  const close = () => {
    closed = true
    timer()
  }

  if (view.value.saving === 'typing') wait(0)
  return { view, change, flush, hear, takeTheirs, keepMine, adopt, close }
}

/** What this tab had not saved comes first; over another version, somebody chooses. */
function firstView(known: Submission, kept: Kept | null): DraftView {
  const clean = {
    content: known.content,
    known,
    judged: known.content,
    saving: 'saved',
    failing: false,
    said: null,
    renewed: false,
  } as const
  if (!kept || same(kept.content, known.content)) return clean
  if (kept.version === known.version) return { ...clean, content: kept.content, saving: 'typing' }
  const said = 'Cette fiche a été modifiée depuis ce que vous aviez écrit ici sans pouvoir l’enregistrer.'
  return { ...clean, content: kept.content, saving: 'elsewhere', said }
}
