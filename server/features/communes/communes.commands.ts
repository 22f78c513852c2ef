import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Call } from '../../platform/command.ts'
import type { Db } from '../../platform/db.ts'
import type { Log } from '../../platform/log.ts'
import type { LiveDirectory } from './communes.live.ts'
import { readOfficialPoints, UnusableGeography } from './communes.official.ts'
import { geographyLoaded, updatePoints } from './communes.queries.ts'

interface Deps {
  readonly config: { readonly geographyUrl: string | null }
  readonly db: Db
  readonly geography: LiveDirectory
}

const place = (from: string, cwd: string) => (/^https?:\/\//.test(from) ? from : resolve(cwd, from))
const reason = (error: unknown) =>
  error instanceof UnusableGeography ? error.message : ((error as { code?: string }).code ?? 'pas de réponse')

/** `npm run geography -- [--from URL|FILE]`: takes the official points of the communes. */
export async function geographyCommand(
  { config, db, geography }: Deps,
  { args, cwd, terminal }: Call,
): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { from: { type: 'string' } } })
  const wanted = values.from ?? config.geographyUrl
  if (!wanted) {
    terminal.line('Dites où lire les points : npm run geography -- --from ADRESSE ou FICHIER.')
    return 1
  }
  const from = place(wanted, cwd)
  try {
    const points = await readOfficialPoints(from)
    const known = await updatePoints(db, points)
    await geography.settle()
    terminal.line(`Communes placées d’après ${from} : ${known}.`)
    if (known < points.length) terminal.line(`Codes inconnus du COG 2026, laissés de côté : ${points.length - known}.`)
    return 0
  } catch (error) {
    terminal.line(`Les points des communes n’ont pas pu être lus dans ${from} : ${reason(error)}.`)
    terminal.line('Rien n’a changé.')
    return 1
  }
}

/** Replaces approximate points by the official ones, in the background of a start; without the network, says so in the log. */
export async function seekOfficialPoints(db: Db, from: string, log: Log): Promise<void> {
  try {
    if ((await geographyLoaded(db))?.points !== 'approximate') return
    const known = await updatePoints(db, await readOfficialPoints(from))
    log.info({ communes: known }, 'official points loaded')
  } catch (error) {
    log.info({ reason: reason(error) }, 'official points not reached, approximate ones stay')
  }
}
