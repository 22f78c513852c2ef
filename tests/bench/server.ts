import { randomBytes } from 'node:crypto'
import { buildApp } from '../../server/app.ts'
import { environment, readConfig } from '../../server/config.ts'
import type { Frein, Public } from '../../server/contract/vocabulary.ts'
import { type Deps, openDeps } from '../../server/deps.ts'
import { readOfficialPoints } from '../../server/features/communes/communes.official.ts'
import { updatePoints } from '../../server/features/communes/communes.queries.ts'
import { moveListing } from '../../server/features/listings/listings.moves.ts'
import { saveListings, saveStructures } from '../../server/features/listings/listings.queries.ts'
import { holdListing, startListing } from '../../server/features/listings/listings.revisions.ts'
import { parse, wantedOf } from '../../server/features/search/search.rules.ts'
import { select } from '../../server/features/search/selection.ts'
import { makeLog } from '../../server/platform/log.ts'
import { aContent } from '../factories/a-content.ts'
import { anAccount, signedIn } from '../factories/an-account.ts'
import { officialFile } from './geography.ts'
import { nationalSet } from './national-set.ts'
import { ofLevier, questions } from './questions.ts'

// The measured product, in a process of its own: the parent sends it the load and asks for steps by message.

export type Message =
  | {
      readonly kind: 'ready'
      readonly url: string
      readonly cookie: string
      readonly loadMs: number
      readonly indexMs: number
    }
  | { readonly kind: 'selected'; readonly durationsMs: readonly number[] }
  | { readonly kind: 'published'; readonly foundMs: readonly number[]; readonly goneMs: readonly number[] }
export type Order = { readonly kind: 'select' | 'publish'; readonly times: number } | { readonly kind: 'stop' }

const silent = { line: () => {}, progress: () => {} }
const send = (message: Message) => void process.send?.(message)

async function fill(deps: Deps): Promise<number> {
  if (officialFile) await updatePoints(deps.db, await readOfficialPoints(officialFile))
  await deps.geography.settle()
  const started = performance.now()
  for (const { structures, listings } of nationalSet(deps.directory()))
    await deps.db.transaction().execute(async (trx) => {
      await saveStructures(trx, structures)
      await saveListings(trx, listings, { actor: 'bench', at: deps.clock.now() })
    })
  return performance.now() - started
}

/** Selection, facets, total and order of one page, without the request around them. Milliseconds each. */
function selectMany(deps: Deps, times: number): number[] {
  const source = questions(deps.directory(), 43)
  const directory = deps.directory()
  return Array.from({ length: times }, (_, number) => {
    const query = new URLSearchParams(ofLevier(number % 3 ? source.base() : source.withFilters()))
    const asked = parse(
      {
        commune: query.get('commune')!,
        frein: query.getAll('frein') as Frein[],
        public: query.getAll('public') as Public[],
        ...(query.has('frais') && { frais: 'gratuit' }),
        ...(query.has('accueil') && { accueil: 'en-presentiel' }),
      },
      directory,
    )
    const started = performance.now()
    select(deps.search.table(), wantedOf(asked, null, deps.clock.today()))
    return performance.now() - started
  })
}

/** Asks until the answer is as awaited. Milliseconds since `from`. */
async function until(awaited: boolean, word: string, { url, cookie }: Asker, from: number): Promise<number> {
  while (performance.now() - from < 10_000) {
    const response = await fetch(`${url}/api/search?q=${word}`, { headers: { cookie } })
    const { total, degraded } = (await response.json()) as { total: number; degraded: boolean }
    if (total > 0 === awaited && !degraded) return performance.now() - from
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return Number.POSITIVE_INFINITY
}

interface Asker {
  readonly url: string
  readonly cookie: string
}

/** A partner writes and sends a listing with a word nobody uses, an admin publishes it, then takes it off. */
async function publish({ db, clock, directory }: Deps, asker: Asker) {
  const word = `zz${randomBytes(4).toString('hex')}`
  const structureId = await someStructure(db)
  const by = (actor: 'partner' | 'admin') => ({ actor, accountId: 'bench', now: clock.now() })
  const move = (id: string, action: 'send' | 'publish' | 'archive', actor: 'partner' | 'admin') =>
    db.transaction().execute(async (trx) => {
      await moveListing(trx, await holdListing(trx, id, { kind: 'all' }, action), action, by(actor))
    })
  const [commune] = directory().all()
  const content = aContent({ nom: `Fiche ${word}`, commune: commune!.code, code_postal: null, zone_eligibilite: [] })
  const id = await db
    .transaction()
    .execute((trx) => startListing(trx, { structureId, content, day: clock.today() }, by('partner')))
  await move(id, 'send', 'partner')
  await move(id, 'publish', 'admin')
  const foundMs = await until(true, word, asker, performance.now())
  await move(id, 'archive', 'admin')
  return { foundMs, goneMs: await until(false, word, asker, performance.now()) }
}

const someStructure = async (db: Deps['db']) =>
  (await db.selectFrom('structures').select('id').limit(1).executeTakeFirstOrThrow()).id

const config = readConfig(environment())
const deps = await openDeps(config, makeLog('silent'), silent)
const loadMs = await fill(deps)
const indexing = performance.now()
await deps.search.settle()
await deps.wordIndex.settle()
const indexMs = performance.now() - indexing
const app = await buildApp(deps)
const url = await app.listen({ port: 0, host: '127.0.0.1' })
const account = await anAccount(deps.db, { role: 'adviser' })
const { cookie } = await signedIn(deps.db, account.id, deps.clock, config.publicUrl)

process.on('message', async (order: Order) => {
  if (order.kind === 'select') {
    selectMany(deps, 500)
    return send({ kind: 'selected', durationsMs: selectMany(deps, order.times) })
  }
  if (order.kind === 'publish') {
    const delays: Awaited<ReturnType<typeof publish>>[] = []
    for (let time = 0; time < order.times; time++) delays.push(await publish(deps, { url, cookie }))
    const foundMs = delays.map((delay) => delay.foundMs)
    return send({ kind: 'published', foundMs, goneMs: delays.map((delay) => delay.goneMs) })
  }
  await app.close()
  await deps.close()
  process.disconnect()
})
send({ kind: 'ready', url, cookie, loadMs, indexMs })
