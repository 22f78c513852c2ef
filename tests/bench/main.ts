import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { engineBinary } from '../../server/platform/embedded/engine-process.ts'
import { freePort } from '../support/free-port.ts'
import { spawnEngine } from '../support/spawn-engine.ts'
import { buildCommunes, buildReference, type Engine, timeSameDocuments } from './engine.ts'
import { benchDirectory, officialFile } from './geography.ts'
import { figuresOf, load, type Shot } from './load.ts'
import { nationalSize } from './national-set.ts'
import { ofEngine, ofLevier, type Question, questions, typedPrefixes } from './questions.ts'
import { row, title } from './report.ts'
import type { Message, Order } from './server.ts'

const shotsPerCase = 3000
const maxMs = 8_000
const prefix = 'bench'

/** Starts the product in a process of its own on this engine, with the national set in its database. */
async function startLevier(dir: string, engine: Engine): Promise<ChildProcess> {
  const { BENCH_DATABASE_URL: database } = process.env
  mkdirSync(dir)
  return fork(join(import.meta.dirname, 'server.ts'), {
    env: {
      PATH: process.env.PATH,
      REQUESTS_PER_MINUTE: '100000000', // one account asks for everybody
      LEVIER_VAR: dir,
      LEVIER_TODAY: '2026-11-22',
      GEOGRAPHY_URL: 'off',
      MEILI_URL: engine.url,
      MEILI_MASTER_KEY: engine.key,
      MEILI_PREFIX: prefix,
      ...(database && { DATABASE_URL: database }),
    },
  })
}

async function hear<K extends Message['kind']>(child: ChildProcess, kind: K): Promise<Extract<Message, { kind: K }>> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the measured server ended with ${code}`)
  })
  const heard = once(child, 'message').then(([message]) => message as Message)
  const message = await Promise.race([heard, ended])
  if (message.kind !== kind) throw new Error(`expected ${kind}, heard ${message.kind}`)
  return message as Extract<Message, { kind: K }>
}

const toLevier =
  (url: string, cookie: string) =>
  (question: Question): Shot => ({
    method: 'GET',
    url: `${url}/api/search?${ofLevier(question)}`,
    headers: { cookie },
  })

const toEngine = (engine: Engine, index: string, body: unknown): Shot => {
  const text = JSON.stringify(body)
  return {
    method: 'POST',
    url: `${engine.url}/indexes/${index}/search`,
    headers: {
      authorization: `Bearer ${engine.key}`,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(text)),
    },
    body: text,
  }
}

/** Both sides answer the same questions, at 1 and 16 clients, one after the other. */
async function compare(name: string, ours: readonly Shot[], theirs: readonly Shot[]) {
  await load(ours.slice(0, 300), { clients: 4, maxMs: 3000 })
  await load(theirs.slice(0, 300), { clients: 4, maxMs: 3000 })
  for (const clients of [1, 16]) {
    const levier = await load(ours, { clients, maxMs })
    const engine = await load(theirs, { clients, maxMs })
    row(name, clients, levier, engine)
  }
}

async function measureSearches(ready: Extract<Message, { kind: 'ready' }>, engine: Engine) {
  const directory = await benchDirectory()
  await buildCommunes(engine, directory)
  await buildReference(engine, directory)
  title('Requests: Levier beside the same selection and facets asked of Meilisearch directly')
  const prefixes = typedPrefixes(directory, shotsPerCase)
  await compare(
    'commune suggestion',
    prefixes.map((q) => ({
      method: 'GET',
      url: `${ready.url}/api/communes?${new URLSearchParams({ q })}`,
      headers: { cookie: ready.cookie },
    })),
    prefixes.map((q) => toEngine(engine, 'communes', { q, limit: 8 })),
  )
  const cases = {
    'frein + commune': 'base',
    'with filters': 'withFilters',
    'with words': 'withWords',
    'repeated mix': 'mix',
  } as const
  for (const [name, draw] of Object.entries(cases)) {
    const source = questions(directory, 42)
    const asked = Array.from({ length: shotsPerCase }, () => source[draw]())
    await compare(
      name,
      asked.map(toLevier(ready.url, ready.cookie)),
      asked.map((question) => toEngine(engine, 'reference', ofEngine(question))),
    )
  }
}

async function measure(child: ChildProcess, engine: Engine) {
  const ready = await hear(child, 'ready')
  title(`National set: ${nationalSize} listings, ${officialFile ? 'official' : 'embedded'} points`)
  const same = await timeSameDocuments(engine, `${prefix}-listings`)
  console.log(
    `  written to the database in ${(ready.loadMs / 1000).toFixed(1)} s, indexed ${(ready.indexMs / 1000).toFixed(1)} s after that`,
  )
  console.log(`  Meilisearch alone, same ${same.documents} documents: ${(same.ms / 1000).toFixed(1)} s`)
  child.send({ kind: 'select', times: 5000 } satisfies Order)
  const selected = figuresOf((await hear(child, 'selected')).durationsMs, 1)
  console.log(
    `  selection, facets and order in the process: p50 ${selected.p50.toFixed(2)} ms, p95 ${selected.p95.toFixed(2)} ms, p99 ${selected.p99.toFixed(2)} ms (budget: p99 < 1 ms)`,
  )
  await measureSearches(ready, engine)
  child.send({ kind: 'publish', times: 40 } satisfies Order)
  const { foundMs, goneMs } = await hear(child, 'published')
  title('Published by an admin, then found by its words; taken off, then gone')
  for (const [what, delays] of Object.entries({ found: foundMs, gone: goneMs })) {
    const { p50, p95, p99 } = figuresOf(delays, 1)
    const told = [p50, p95, p99].map((ms) => `${ms.toFixed(0)} ms`)
    console.log(`  ${what}: p50 ${told[0]}, p95 ${told[1]}, p99 ${told[2]} (budget: p95 < 1000 ms)`)
  }
}

const binary = engineBinary()
if (!binary) throw new Error('the bench needs the Meilisearch binary: npm ci installs it as an optional dependency')
const dir = mkdtempSync(join(tmpdir(), 'levier-bench-'))
const { child: engineProcess, ...engine } = await spawnEngine({
  binary,
  dir: join(dir, 'engine'),
  port: await freePort(),
  key: randomUUID(),
})
const levier = await startLevier(join(dir, 'var'), engine)
try {
  await measure(levier, engine)
  levier.send({ kind: 'stop' } satisfies Order)
  await once(levier, 'exit')
} finally {
  levier.kill('SIGKILL')
  engineProcess.kill('SIGKILL')
  rmSync(dir, { recursive: true, force: true })
}
