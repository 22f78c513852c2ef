import type { ChildProcess } from 'node:child_process'
import { type EngineLaunch, launchEngine, untilItAnswers } from '../../server/platform/embedded/engine-process.ts'

export interface RunningEngine {
  readonly url: string
  readonly key: string
  readonly child: ChildProcess
}

/** Starts Meilisearch on loopback. Resolves once it answers; rejects when it ends before that. */
export async function spawnEngine(launch: EngineLaunch): Promise<RunningEngine> {
  const child = launchEngine(launch)
  const url = `http://127.0.0.1:${launch.port}`
  await untilItAnswers(url, child)
  return { url, key: launch.key, child }
}
