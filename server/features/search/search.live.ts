import { setImmediate as breathe } from 'node:timers/promises'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import { Problem } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import type { Signals } from '../../platform/signals.ts'
import { startWorker } from '../../platform/worker.ts'
import type { Directory } from '../communes/communes.directory.ts'
import { completenessOf } from '../listings/listings.completeness.ts'
import { type Cards, makeCards } from './search.cards.ts'
import { beforeAll, type Cursor, type EntryRow, readEntries } from './search.queries.ts'
import { entryOf } from './selection.entry.ts'
import { makeTable, put, remove, type SelectionTable } from './selection.table.ts'
import { type Selection, select, type Wanted } from './selection.ts'

export interface LiveSelection {
  /** The table as it is now. Throws 503 `starting` before its first load. */
  table(): SelectionTable
  /** The answer of now to a search. Throws as `table`. */
  find(wanted: Wanted): Selection
  readonly cards: Cards
  /** Waits until it holds everything committed before the call. */
  settle(): Promise<void>
  stop(): Promise<void>
}

interface Needs {
  readonly db: Db
  readonly log: Log
  readonly clock: Clock
  readonly signals: Signals
  directory(): Directory
}

/** A table, where its reading has come to, and the geography it was read with. */
interface Loaded {
  readonly table: SelectionTable
  readonly directory: Directory
  readonly cards: Cards
  cursor: Cursor
}

// Listings read at once: 1,000 take 15 ms on PGlite, which answers nobody else meanwhile.
const pageSize = 1000

function take({ table, directory, cards }: Loaded, row: EntryRow) {
  if (row.state === 'published') {
    put(table, entryOf(row, completenessOf(row), directory))
    cards.put(row)
  } else {
    remove(table, row.id)
    cards.drop(row.id)
  }
}

/** Reads on from the cursor to the end. */
async function readOn(db: Db, loaded: Loaded): Promise<void> {
  for (;;) {
    const rows = await readEntries(db, loaded.cursor, pageSize)
    for (const row of rows) take(loaded, row)
    const last = rows.at(-1)
    if (last) loaded.cursor = { revision: last.index_revision, id: last.id }
    if (rows.length < pageSize) return
    await breathe()
  }
}

async function load({ db, clock, directory }: Needs, cards: Cards): Promise<Loaded> {
  const loaded: Loaded = { table: makeTable(clock.today()), directory: directory(), cards, cursor: beforeAll }
  await readOn(db, loaded)
  return loaded
}

/** A third of the rows replaced or withdrawn slows searches by as much: time to load anew. */
const isWorn = ({ size, goneCount }: SelectionTable) => goneCount > 1000 && goneCount * 3 > size

/** The selection table kept after the database, by revision; loaded aside and swapped when the geography changes. */
export async function openSelection(needs: Needs): Promise<LiveSelection> {
  const cards = makeCards(needs.db)
  let loaded: Loaded | null = null
  const follow = async () => {
    if (loaded && loaded.directory === needs.directory() && !isWorn(loaded.table)) await readOn(needs.db, loaded)
    else loaded = await load(needs, cards)
  }
  const worker = startWorker('selection', follow, { everyMs: 1000, log: needs.log })
  needs.signals.on('listings', worker.wake)
  needs.signals.on('geography', worker.wake)
  await worker.settle()

  const table = () => {
    if (loaded) return loaded.table
    throw new Problem(503, 'starting', 'La recherche démarre. Réessayez dans un instant.')
  }
  const find = (wanted: Wanted) => select(table(), wanted)
  return { table, find, cards, settle: worker.settle, stop: worker.stop }
}
