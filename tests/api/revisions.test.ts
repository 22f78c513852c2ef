import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readContent, settledContent } from '../../server/features/listings/listings.content.ts'
import { moveListing } from '../../server/features/listings/listings.moves.ts'
import {
  type By,
  holdListing,
  readOpen,
  saveDraft,
  startListing,
} from '../../server/features/listings/listings.revisions.ts'
import {
  type ListingAction,
  type ListingActor,
  listingActions,
  type Standing,
  standingAfter,
} from '../../server/features/listings/listings.states.ts'
import { Problem } from '../../server/platform/errors.ts'
import { aContent } from '../factories/a-content.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { useApp } from '../support/app.ts'

const it = useApp({ engine: false })

const everywhere = { kind: 'all' } as const
const person = randomUUID()
const by = (actor: ListingActor): By => ({ actor, accountId: person, now: new Date('2026-11-20T10:00:00Z') })

/** One step as a person takes it: held, checked, written in one transaction. Null: refused. */
async function step(id: string, actor: ListingActor, action: ListingAction, nom: string): Promise<string | null> {
  try {
    return await it.deps.db.transaction().execute(async (trx) => {
      const held = await holdListing(trx, id, everywhere, action)
      const version = held.open?.version ?? 0
      if (action === 'save') await saveDraft(trx, held, { content: aContent({ nom }), version }, by(actor))
      else await moveListing(trx, held, action, by(actor), { content: aContent({ nom }), reason: 'Une raison.' })
      return action
    })
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-in-this-state') return null
    throw error
  }
}

async function facts(id: string) {
  const { db } = it.deps
  const listing = await db.selectFrom('listings').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const revisions = await db
    .selectFrom('revisions')
    .selectAll()
    .where('listing_id', '=', id)
    .orderBy('number')
    .execute()
  const history = await db
    .selectFrom('listing_history')
    .selectAll()
    .where('listing_id', '=', id)
    .orderBy('id')
    .execute()
  return { listing, revisions, history, open: await readOpen(db, id), shown: await readContent(db, id) }
}

const actions = Object.keys(listingActions) as ListingAction[]
const steps = fc.array(fc.tuple(fc.constantFrom<ListingActor>('partner', 'admin'), fc.constantFrom(...actions)), {
  minLength: 1,
  maxLength: 14,
})

describe('any sequence of edits, sends and decisions', () => {
  const newOne = async () => {
    const structure = await aStructure(it.deps.db)
    return it.deps.db
      .transaction()
      .execute((trx) => startListing(trx, { structureId: structure.id, day: '2026-11-01' }, by('partner')))
  }
  const published = async () => (await aListing(it.deps.db)).id

  test.each([
    ['a new listing', newOne, { listing: 'draft', open: 'draft' }],
    ['a published one', published, { listing: 'published', open: null }],
  ] as [string, () => Promise<string>, Standing][])(
    'on %s keeps one visible version at most, and a whole history',
    async (_name, make, start) => {
      await fc.assert(
        fc.asyncProperty(steps, async (sequence) => {
          const id = await make()
          const before = (await facts(id)).history.length
          let standing = start
          let seen: string | null = start.listing === 'published' ? (await facts(id)).listing.nom : null
          let written = ''
          let taken = 0
          for (const [at, [actor, action]] of sequence.entries()) {
            const nom = `Fiche numéro ${at}`
            const next = standingAfter(standing, action, actor)
            const wasOpen = standing.open
            expect(await step(id, actor, action, nom)).toBe(next && action)
            if (!next) continue
            if (action === 'save') written = nom
            if (action === 'reopen') written = (await facts(id)).open?.content.nom ?? ''
            if (action === 'publish' || action === 'correct') seen = written
            if (action === 'restore') seen = nom
            // Keeping on writing is one line with the first: see `saveDraft`.
            if (action !== 'save' || wasOpen === null) taken += 1
            standing = next
          }
          const { listing, revisions, history, open, shown } = await facts(id)
          expect({ listing: listing.state, open: open?.state ?? null }).toEqual(standing)
          expect(revisions.map(({ number }) => number)).toEqual(revisions.map((_, at) => at + 1))
          expect(
            revisions.filter(({ state }) => ['draft', 'pending', 'changes_requested'].includes(state)).length,
          ).toBe(standing.open ? 1 : 0)
          const current = revisions.filter(({ state }) => state === 'approved')
          expect(current.length).toBeLessThanOrEqual(1)
          if (seen !== null) expect(shown.nom).toBe(seen)
          if (current[0]) expect(settledContent(current[0].content)).toEqual(settledContent(shown))
          expect(history.length - before).toBe(taken)
          for (const line of history.slice(before)) expect(line).toMatchObject({ actor: person })
        }),
        { numRuns: 25 },
      )
    },
    120_000,
  )
})

describe('a decision', () => {
  test('is found by words and by place at once, and a listing taken off is gone', async () => {
    const structure = await aStructure(it.deps.db)
    const id = await it.deps.db
      .transaction()
      .execute((trx) => startListing(trx, { structureId: structure.id, day: '2026-11-01' }, by('partner')))
    await step(id, 'partner', 'save', 'Tracteur partagé du Marsan')
    await step(id, 'partner', 'send', '')
    const found = async () => {
      await it.deps.search.settle()
      const answer = await it.app.inject({
        url: '/api/search?commune=40192&q=tracteur',
        headers: await it.signIn('adviser'),
      })
      return answer.json().hits.map((hit: { id: string }) => hit.id)
    }
    expect(await found()).toEqual([])
    await step(id, 'admin', 'publish', '')
    expect(await found()).toEqual([id])
    await step(id, 'admin', 'archive', '')
    expect(await found()).toEqual([])
  })

  test('leaves what sources say of it out: people decide from then on', async () => {
    const { id, record } = await aListing(it.deps.db)
    await step(id, 'partner', 'save', 'Titre de la structure')
    await step(id, 'partner', 'send', '')
    await step(id, 'admin', 'publish', '')
    await aListing(it.deps.db, { ...record, nom: 'Titre de la source' })
    const { shown, listing } = await facts(id)
    expect([shown.nom, listing.state]).toEqual(['Titre de la structure', 'published'])
  })

  test('of two people at once is taken once', async () => {
    const { id } = await aListing(it.deps.db)
    await step(id, 'partner', 'save', 'Titre nouveau')
    await step(id, 'partner', 'send', '')
    const both = await Promise.all([step(id, 'admin', 'publish', ''), step(id, 'admin', 'reject', '')])
    expect(both.filter(Boolean)).toHaveLength(1)
  })
})

describe('two people who write the same draft', () => {
  test('are told: the second saving is refused, nothing is lost', async () => {
    const { id } = await aListing(it.deps.db)
    const save = (nom: string, version: number) =>
      it.deps.db.transaction().execute(async (trx) => {
        const held = await holdListing(trx, id, everywhere, 'save')
        return saveDraft(trx, held, { content: aContent({ nom }), version }, by('partner'))
      })
    const both = await Promise.allSettled([save('De la première', 0), save('De la seconde', 0)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find((one) => one.status === 'rejected')
    expect(refused?.reason).toMatchObject({ statusCode: 409, code: 'edited-elsewhere' })
    const { open } = await facts(id)
    expect(['De la première', 'De la seconde']).toContain(open?.content.nom)
  })
})
