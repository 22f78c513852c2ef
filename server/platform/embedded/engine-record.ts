import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { endProcess, isRunning, type ProcessMark, worksIn } from './processes.ts'

const fileIn = (dir: string) => join(dir, 'engine.json')

/** Writes beside its data which engine was started on it. */
export function record(dir: string, engine: ProcessMark) {
  const draft = `${fileIn(dir)}.new`
  writeFileSync(draft, JSON.stringify(engine), { mode: 0o600 })
  renameSync(draft, fileIn(dir))
}

export const forget = (dir: string) => rmSync(fileIn(dir), { force: true })

/**
 * Ends the engine that a killed process left on this folder: a second one would start there without complaint and both
 * would write. Ours are told by their pid, their start and the folder they work in, so that neither a recycled pid nor
 * the engine of the folder this one was copied from is touched. It is ended, not adopted: the new one answers as soon,
 * is our own child, and nothing it was told is lost.
 */
export async function endRecorded(dir: string): Promise<void> {
  const left = readRecord(dir)
  if (left && isRunning(left) && worksIn(left.pid, dir)) await endProcess(left)
  forget(dir)
}

export function readRecord(dir: string): ProcessMark | null {
  try {
    const { pid, started } = JSON.parse(readFileSync(fileIn(dir), 'utf8')) as Partial<ProcessMark>
    if (typeof pid !== 'number' || typeof started !== 'string') return null
    return { pid, started }
  } catch {
    return null // never written, or cut short with the machine
  }
}
