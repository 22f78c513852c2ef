import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { isRunning, markOf, type ProcessMark } from './processes.ts'

/** Who holds a folder. */
export interface Owner extends ProcessMark {
  /** Tells this taking from every other one, by the same process too. */
  readonly nonce: string
  /** `server`, or the name of a command that works by itself. */
  readonly what: string
  /** Where the owner listens to commands. */
  readonly socket: string
}

export interface Lock {
  readonly owner: Owner
  release(): void
}

/** The folder has a living owner. */
export class Locked extends Error {
  readonly owner: Owner
  constructor(owner: Owner) {
    super(`held by process ${owner.pid}`)
    this.owner = owner
  }
}

/**
 * Takes the lock file at `path`. Throws `Locked` when its owner lives.
 *
 * The file appears whole, by hard link, which fails when it exists. A dead owner's file is replaced only by the holder
 * of a second lock named after that very taking, who looks again first: of two starts that both found it dead one gets
 * the second lock, and the other can never replace what the first just wrote. The second lock is taken like the first,
 * so a process killed in between blocks nobody.
 */
export function takeLock(path: string, { what, socket }: { what: string; socket: string }): Lock {
  const owner: Owner = { ...markOf(process.pid), nonce: randomUUID(), what, socket }
  take(path, owner)
  return { owner, release: () => release(path, owner) }
}

function take(path: string, owner: Owner): void {
  const draft = `${path}.${randomUUID()}`
  writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 })
  try {
    while (!linked(draft, path)) {
      const holder = readOwner(path)
      if (holder && replaced(path, holder, draft, owner)) return
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Puts the draft in the place of a dead holder's file; false when it changed meanwhile. */
function replaced(path: string, holder: Owner, draft: string, owner: Owner): boolean {
  if (isRunning(holder)) throw new Locked(holder)
  const right = `${path}.${holder.nonce}`
  take(right, owner)
  try {
    if (readOwner(path)?.nonce !== holder.nonce) return false
    renameSync(draft, path)
    return true
  } finally {
    rmSync(right, { force: true })
  }
}

function release(path: string, owner: Owner) {
  if (readOwner(path)?.nonce === owner.nonce) rmSync(path, { force: true })
}

/** The owner written in the lock file, dead or alive; null when nobody took it. */
export function readOwner(path: string): Owner | null {
  try {
    return ownerIn(readFileSync(path, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Our files appear whole: one that cannot be read was cut short with the machine, and its owner with it. */
const lost: Owner = { pid: 0, started: '', nonce: 'lost', what: 'server', socket: '' }

function ownerIn(text: string): Owner {
  try {
    const { pid, started, nonce, what, socket } = JSON.parse(text) as Partial<Owner>
    const known = typeof pid === 'number' && typeof started === 'string' && typeof nonce === 'string'
    return known ? { pid, started, nonce, what: what ?? 'server', socket: socket ?? '' } : lost
  } catch {
    return lost
  }
}
