import { execFileSync } from 'node:child_process'
import { readFileSync, realpathSync } from 'node:fs'
import { createServer } from 'node:net'

/**
 * When a process started, in the words of its system, or null when it is not running. The same pid with another start
 * is another process: numbers come back, after a reboot or in a container above all.
 */
function processStart(pid: number): string | null {
  return process.platform === 'linux' ? startOnLinux(pid) : startFromPs(pid)
}

/** Field 22 of /proc/PID/stat; the name before it is in parentheses and may hold anything. A zombie is not running. */
function startOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}

function startFromPs(pid: number): string | null {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? startUnknown(pid) : null
  }
}

/** Without `ps` only the number tells. */
function startUnknown(pid: number): string | null {
  try {
    process.kill(pid, 0)
    return 'unknown'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? 'unknown' : null
  }
}

/** A process as written in a file, to be found again later. */
export interface ProcessMark {
  readonly pid: number
  readonly started: string
}

export const markOf = (pid: number): ProcessMark => ({ pid, started: processStart(pid) ?? '' })
export const isRunning = ({ pid, started }: ProcessMark): boolean => processStart(pid) === started

/** Whether a process works in this folder, however the folder was reached; true where the system cannot tell. */
export function worksIn(pid: number, dir: string): boolean {
  if (process.platform !== 'linux') return true
  try {
    return realpathSync(`/proc/${pid}/cwd`) === realpathSync(dir)
  } catch {
    return false
  }
}

/** SIGTERM, then SIGKILL after `patienceMs`. Resolves once it is gone. */
export async function endProcess(mark: ProcessMark, patienceMs = 5000): Promise<void> {
  const send = (signal: NodeJS.Signals) => isRunning(mark) && process.kill(mark.pid, signal)
  send('SIGTERM')
  if (await gone(mark, patienceMs)) return
  send('SIGKILL')
  if (!(await gone(mark, 5000))) throw new Error(`process ${mark.pid} cannot be ended`)
}

async function gone(mark: ProcessMark, patienceMs: number): Promise<boolean> {
  for (let waited = 0; waited <= patienceMs; waited += 20) {
    if (!isRunning(mark)) return true
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return false
}

/** The port, or a free one for 0. Rejects with the system's refusal (EADDRINUSE, EACCES…). */
export function claimPort(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(port, host, () => {
        const address = server.address()
        server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
      })
  })
}
