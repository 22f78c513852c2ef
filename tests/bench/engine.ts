import { thematiques } from '../../server/contract/vocabulary.listing.ts'
import type { Directory } from '../../server/features/communes/communes.directory.ts'
import { recordId } from '../../server/features/listings/listings.queries.ts'
import { freinsOf } from '../../server/features/listings/listings.rules.ts'
import { nationalSet } from './national-set.ts'

export interface Engine {
  readonly url: string
  readonly key: string
}

const headers = ({ key }: Engine) => ({ authorization: `Bearer ${key}`, 'content-type': 'application/json' })

async function ask(engine: Engine, method: string, path: string, body?: unknown) {
  const response = await fetch(engine.url + path, {
    method,
    headers: headers(engine),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!response.ok)
    throw new Error(`the engine answered ${response.status} to ${method} ${path}: ${await response.text()}`)
  return response.json()
}

async function settled(engine: Engine, uid: number): Promise<void> {
  for (let tries = 0; tries < 6000; tries++) {
    const { status, error } = await ask(engine, 'GET', `/tasks/${uid}`)
    if (status === 'succeeded') return
    if (status === 'failed') throw new Error(`engine task failed: ${error.message}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the engine did not finish within 5 minutes')
}

async function write(engine: Engine, method: string, path: string, body: unknown) {
  const { taskUid } = await ask(engine, method, path, body)
  return taskUid as number
}

async function addInBatches(engine: Engine, index: string, documents: readonly unknown[]) {
  let last = 0
  for (let from = 0; from < documents.length; from += 5000)
    last = await write(engine, 'POST', `/indexes/${index}/documents?primaryKey=id`, documents.slice(from, from + 5000))
  await settled(engine, last)
}

/** The engine used on its own for the whole search, as one would without the selection table. */
export async function buildReference(engine: Engine, directory: Directory): Promise<void> {
  await settled(
    engine,
    await write(engine, 'PATCH', '/indexes/reference/settings', {
      searchableAttributes: ['nom', 'structure', 'thematiques', 'description'],
      filterableAttributes: ['freins', 'coverage', 'publics', 'accueil', 'frais', 'remote', 'placed', '_geo'],
    }),
  )
  for (const { structures, listings } of nationalSet(directory)) {
    const names = new Map(structures.map(({ source_id, nom }) => [source_id, nom]))
    await addInBatches(
      engine,
      'reference',
      listings.map((listing) => ({
        id: recordId(listing.source, listing.source_id),
        nom: listing.nom,
        structure: names.get(listing.structure_source_id) ?? '',
        description: listing.description,
        thematiques: listing.thematiques.map((code) => thematiques[code]),
        freins: freinsOf(listing.thematiques),
        coverage: listing.zone_eligibilite,
        publics: listing.publics,
        accueil: listing.modes_accueil,
        frais: listing.frais,
        remote: listing.modes_accueil.includes('a-distance'),
        placed: listing.latitude !== null,
        _geo: { lat: listing.latitude, lng: listing.longitude },
      })),
    )
  }
}

export async function buildCommunes(engine: Engine, directory: Directory): Promise<void> {
  await settled(
    engine,
    await write(engine, 'PATCH', '/indexes/communes/settings', {
      searchableAttributes: ['nom', 'codesPostaux'],
      rankingRules: ['words', 'typo', 'attribute', 'exactness', 'population:desc'],
      sortableAttributes: ['population'],
    }),
  )
  await addInBatches(
    engine,
    'communes',
    directory.all().map(({ code, nom, codesPostaux, population }) => ({ id: code, nom, codesPostaux, population })),
  )
}

/** Sends the documents of Levier's own index to an empty one with the same settings. Returns the milliseconds it took. */
export async function timeSameDocuments(engine: Engine, index: string): Promise<{ documents: number; ms: number }> {
  const settings = await ask(engine, 'GET', `/indexes/${index}/settings`)
  const documents: unknown[] = []
  for (let total = 1; documents.length < total; ) {
    const page = await ask(engine, 'GET', `/indexes/${index}/documents?limit=10000&offset=${documents.length}`)
    documents.push(...page.results)
    total = page.total
  }
  await settled(engine, await write(engine, 'PATCH', '/indexes/same/settings', settings))
  const started = performance.now()
  await addInBatches(engine, 'same', documents)
  return { documents: documents.length, ms: performance.now() - started }
}
