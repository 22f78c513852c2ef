import type { SheetContent, SheetFacts, SheetPreview } from '../../../server/contract/sheets.ts'
import { session } from '../../session.ts'
import { store } from '../../store.ts'
import { tabMemory } from '../../tab-memory.ts'

export interface Line {
  readonly id: string
  readonly title: string
  readonly note: string
  /** As the listing is; null: no longer proposed. Absent until it was read. */
  readonly facts?: SheetFacts | null
  /** As it was when it was put there, or when its changes were seen. */
  readonly seen?: SheetFacts
}

/** The link that shows it. */
export interface SharedLink {
  readonly id: string
  readonly url: string
  readonly expiresAt: string
  readonly withNotes: boolean
  /** What it shows, to tell when the sheet has changed since. */
  readonly said: string
}

/** What is handed at the end of an interview. Nothing of the person is asked for. */
export interface Sheet {
  /** Whose it is: somebody else who signs in here does not get it. */
  readonly account: string
  readonly lines: readonly Line[]
  readonly bring: string
  /** Of the search the listings were found by. */
  readonly commune: string | null
  readonly shared: SharedLink | null
  /** The last mail. */
  readonly mail: { readonly id: string; readonly at: string } | null
}

/** Half a day: what was not finished by then is of an interview that is over. */
const minutes = 4 * 60
// The tab's and no more: it goes with it, and with the session (`forgetSheet`).
const memory = tabMemory<Sheet>('feuille', minutes)

/** A browser that keeps nothing has it until the page is left. */
function quietly<T>(act: () => T): T | null {
  try {
    return act()
  } catch {
    return null
  }
}

const sheet = store<Sheet | null>(quietly(memory.recall))
/** Whoever arrives asks; whoever changes it says so. */
type Said = { readonly kind: 'asked' } | { readonly kind: 'is'; readonly sheet: Sheet | null }
const tabs = new BroadcastChannel('levier-feuille')
const say = (said: Said) => tabs.postMessage(said)

function take(next: Sheet | null) {
  sheet.value = next
  quietly(() => (next ? memory.keep(next) : memory.forget()))
}
function put(next: Sheet | null) {
  take(next)
  say({ kind: 'is', sheet: next })
}
tabs.onmessage = ({ data }: MessageEvent<Said>) => {
  if (data.kind === 'is') take(data.sheet)
  else if (sheet.value) say({ kind: 'is', sheet: sheet.value })
}
if (!sheet.value) say({ kind: 'asked' })
// A tab one comes back to after the interview.
addEventListener('visibilitychange', () => document.hidden || (sheet.value && !quietly(memory.recall) && take(null)))

const blank = (account: string): Sheet => ({
  account,
  lines: [],
  bring: '',
  commune: null,
  shared: null,
  mail: null,
})

const mine = (kept: Sheet | null) => (kept && kept.account === session.value?.account?.id ? kept : null)

/** The sheet of who is signed in; null: nothing is on it. */
export function useSheet(): Sheet | null {
  session.use()
  return mine(sheet.use())
}

const change = (by: (sheet: Sheet) => Sheet) => {
  const account = session.value?.account?.id
  if (account) put(by(mine(sheet.value) ?? blank(account)))
}
const changeLines = (by: (lines: readonly Line[]) => readonly Line[]) =>
  change((kept) => ({ ...kept, lines: by(kept.lines) }))
const changeLine = (id: string, part: Partial<Line>) =>
  changeLines((lines) => lines.map((line) => (line.id === id ? { ...line, ...part } : line)))

/** At the end. The commune of the last search is the one of the sheet. */
export const addLine = ({ id, title }: Pick<Line, 'id' | 'title'>, commune: string | null) =>
  change((kept) => ({
    ...kept,
    commune: commune ?? kept.commune,
    lines: [...kept.lines.filter((line) => line.id !== id), { id, title, note: '' }],
  }))
export const removeLine = (id: string) => changeLines((lines) => lines.filter((line) => line.id !== id))
export const noteLine = (id: string, note: string) => changeLine(id, { note })
export const sawLine = ({ id, facts }: Line) => changeLine(id, facts ? { seen: facts } : {})

/** `by`: -1 a place up, 1 a place down. */
export const moveLine = (id: string, by: -1 | 1) =>
  changeLines((lines) => {
    const from = lines.findIndex((line) => line.id === id)
    const rest = lines.filter((line) => line.id !== id)
    return from < 0 ? lines : rest.toSpliced(from + by, 0, lines[from]!)
  })

export const writeBring = (bring: string) => change((kept) => ({ ...kept, bring }))
export const dropCommune = () => change((kept) => ({ ...kept, commune: null }))
export const keepShared = (shared: SharedLink | null) => change((kept) => ({ ...kept, shared }))
export const keepMail = (id: string) => change((kept) => ({ ...kept, mail: { id, at: new Date().toISOString() } }))

/** A new sheet; the former one is given back, for who pressed too fast. */
export function clearSheet(): Sheet | null {
  const former = mine(sheet.value)
  put(null)
  return former
}
export const restoreSheet = (former: Sheet) => put(former)

/** Takes in what the listings say now. */
export function readIn({ listings }: SheetPreview) {
  const facts = new Map(listings.map((one) => [one.id, one.facts]))
  const read = (line: Line): Line => {
    const now = facts.get(line.id)
    if (now === undefined) return line
    const seen = line.seen ?? now
    return { ...line, facts: now, title: now?.title ?? line.title, ...(seen && { seen }) }
  }
  const before = mine(sheet.value)?.lines ?? []
  // Written only when something differs: the other tabs read them too.
  if (JSON.stringify(before.map(read)) !== JSON.stringify(before)) changeLines((lines) => lines.map(read))
}

/** What the server is asked about. */
export const contentOf = ({ lines, bring, commune }: Sheet): SheetContent => ({
  listings: lines.map(({ id, note }) => ({ id, note: note.trim() || null })),
  bring: bring.trim() || null,
  commune,
})
