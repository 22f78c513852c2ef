import type { Log } from './log.ts'

export interface Worker {
  /** Asks for a run soon; calls made during a run become one more run. */
  wake(): void
  /** Waits for what is due now: for tests, and for commands that must end with their work done. */
  settle(): Promise<void>
  /** Ends the loop, after the run under way. */
  stop(): Promise<void>
}

/**
 * Repeats `run`, one at a time: when woken, and every `everyMs` behind that, so that a lost wake-up costs a second.
 * `run` reads the current state and must be harmless when there is nothing to do; what it throws is logged and tried again.
 */
export function startWorker(
  name: string,
  run: () => Promise<void>,
  { everyMs, log }: { everyMs: number; log: Log },
): Worker {
  let current: Promise<void> | null = null
  let again = false
  let stopped = false
  const loop = async () => {
    do {
      again = false
      await run().catch((error: unknown) => log.warn({ err: error, worker: name }, 'worker run failed'))
    } while (again && !stopped)
    current = null
  }
  const wake = () => {
    if (stopped) return
    if (current) again = true
    else current = loop()
  }
  const timer = setInterval(wake, everyMs)
  const settle = async () => {
    wake()
    while (current) await current
  }
  const stop = async () => {
    stopped = true
    clearInterval(timer)
    await current
  }
  return { wake, settle, stop }
}
