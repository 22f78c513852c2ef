import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { engineBinary } from '../../server/platform/embedded/engine-process.ts'
import type { EngineAddress } from '../../server/platform/search-engine.ts'
import { freePort } from './free-port.ts'
import { type RunningEngine, spawnEngine } from './spawn-engine.ts'

/** An engine that a test may kill, start again on the same folder and another port, or make forget everything. */
export async function startOwnEngine() {
  const dir = mkdtempSync(join(tmpdir(), 'levier-engine-'))
  let running: RunningEngine | null = null
  const start = async () => {
    running = await spawnEngine({ binary: engineBinary()!, dir, port: await freePort(), key: randomUUID() })
  }
  const kill = async () => {
    const child = running?.child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
  }
  await start()
  return {
    /** Where it answers, or answered: the product is not told of a death. */
    address: (): EngineAddress | null => running && { url: running.url, key: running.key },
    start,
    kill,
    forget: () => rmSync(join(dir, 'data.ms'), { recursive: true }),
    close: async () => {
      await kill()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
