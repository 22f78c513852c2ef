import { createHash } from 'node:crypto'
import { mkdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Config } from '../../config.ts'
import { type Lock, readOwner, takeLock } from './lock.ts'

/** Whether this configuration keeps something in its folder that only one process may touch. */
export const needsFolder = ({ database, engine }: Config) => database.kind === 'embedded' || engine.kind === 'embedded'

const lockIn = (varDir: string) => join(varDir, 'levier.lock')

/** Takes the folder for this process until `release`, or its end. Throws `Locked` when another lives on it. */
export function takeFolder(varDir: string, what: string): Lock {
  mkdirSync(varDir, { recursive: true, mode: 0o700 })
  const lock = takeLock(lockIn(varDir), { what, socket: socketFor(varDir) })
  process.once('exit', lock.release)
  const release = () => {
    process.off('exit', lock.release)
    lock.release()
  }
  return { ...lock, release }
}

export const folderOwner = (varDir: string) => readOwner(lockIn(varDir))

/** A socket's address holds 104 to 108 bytes, depending on the system. */
const longestSocket = 100

/** In the folder or, where that is too long, in a folder of ours among the temporary ones. The lock tells which. */
function socketFor(varDir: string): string {
  const near = join(varDir, 'control.sock')
  if (Buffer.byteLength(near) <= longestSocket) return near
  const far = join(tmpdir(), `levier-${createHash('sha256').update(varDir).digest('hex').slice(0, 12)}`, 'control.sock')
  mkdirSync(dirname(far), { recursive: true, mode: 0o700 })
  const { uid, mode } = statSync(dirname(far))
  if (uid !== process.getuid?.() || (mode & 0o077) !== 0) throw new Error(`${dirname(far)} is open to others`)
  return far
}
