import type { Config } from '../../config.ts'
import type { Log } from '../log.ts'

/** The word engine as the rest of the product sees it: an address while it is there, nothing while it is not. */
export interface EngineHandle {
  /** Where to ask now; null while no engine answers, and the database matches the words. */
  address(): { readonly url: string; readonly key: string } | null
  stop(): Promise<void>
}

/** The engine of the settings, or none: an absent engine never stops a start. */
export async function openEngine({ engine }: Config, _log: Log): Promise<EngineHandle> {
  const address = engine.kind === 'server' ? { url: engine.url, key: engine.key } : null
  return { address: () => address, stop: async () => {} }
}
