import { beforeAll, describe, expect, it } from 'vitest'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { useApp } from '../support/app.ts'
import { corpus } from './corpus.ts'
import { judgements } from './judgements.ts'

describe.each([
  ['the engine', true],
  ['the database', false],
])('the judged questions, answered by %s', (_by, engine) => {
  const server = useApp({ engine })
  const names = new Map<string, string>()

  beforeAll(async () => {
    const { db, words } = server.deps
    for (const [name, [structure, nom, thematiques, description]] of Object.entries(corpus)) {
      const structure_source_id = (await aStructure(db, { nom: structure })).record.source_id
      names.set((await aListing(db, { structure_source_id, nom, thematiques, description })).id, name)
    }
    await words.settle()
  })

  async function answer(q: string) {
    const { tiers, degraded, relaxed } = await server.deps.words.match(q, null)
    expect(degraded).toBe(!engine)
    const shown = [...tiers].map(([id, tier]) => ({ name: names.get(id) ?? id, tier: relaxed ? 2 : tier }))
    const best = Math.min(...shown.map(({ tier }) => tier))
    return {
      shown: shown.map(({ name }) => name),
      first: shown.filter(({ tier }) => tier === best).map(({ name }) => name),
    }
  }

  it('find first what answers them, and little else', async () => {
    const missed: string[] = []
    const wrong: string[] = []
    let shownInAll = 0
    for (const [q, first, may] of judgements) {
      const { shown, first: best } = await answer(q)
      shownInAll += shown.length
      for (const name of first) if (!best.includes(name)) missed.push(`${q} → ${name}`)
      for (const name of shown) if (!first.includes(name) && !may.includes(name)) wrong.push(`${q} → ${name}`)
    }
    expect(missed).toEqual([])
    expect(1 - wrong.length / shownInAll).toBeGreaterThan(0.95)
  })
})
