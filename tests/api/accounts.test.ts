import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { AccountRow } from '../../server/contract/accounts.ts'
import { fold } from '../../server/platform/text.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'

const it = useApp({ engine: false })

interface Found {
  accounts: AccountRow[]
  total: number
  page: number
  pageSize: number
  departements: { code: string; name: string }[]
}
const ask = async (who: { id: string }, query = '') => {
  const answer = await it.app.inject({ url: `/api/accounts${query}`, headers: await it.signIn(who) })
  return { status: answer.statusCode, ...answer.json<Found>() }
}
const namesFor = async (who: { id: string }, query = '') => (await ask(who, query)).accounts.map(({ name }) => name)

let everything: { id: string }
let landes: { id: string }
let partner: { id: string }
let structure: { id: string }
beforeAll(async () => {
  const { db } = it.deps
  structure = await aStructure(db, { nom: 'Épicerie solidaire de l’Œuvre' })
  everything = await anAccount(db, { role: 'admin', name: 'Anne Partout' })
  landes = await anAccount(db, { role: 'admin', name: 'Bruno Landes', departements: ['40'] })
  partner = await anAccount(db, {
    ...{ role: 'partner', name: 'Célia Partenaire', structureId: structure.id, departements: ['40'] },
  })
  await anAccount(db, { role: 'partner', name: 'Didier Collègue', structureId: structure.id, departements: ['40'] })
  await anAccount(db, { role: 'admin', name: 'Élise Deux', departements: ['40', '48'] })
  await anAccount(db, { name: 'Zoé Šárka', departements: ['48'], organisation: 'France Travail Mende' })
  await anAccount(db, { name: 'Émile Zola', departements: ['40'], organisation: 'Mission locale « Cœur d’Adour »' })
  await anAccount(db, { name: 'Farid Fermé', departements: ['40'], closedAt: new Date() })
  await anAccount(db, { name: 'Gaëlle Nulle-Part' })
})

describe('the accounts', () => {
  test.each(['adviser', 'referent'] as const)('are not for %s', async (role) => {
    const answer = await it.app.inject({ url: '/api/accounts', headers: await it.signIn(role) })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden'])
    expect((await it.app.inject('/api/accounts')).statusCode).toBe(401)
  })

  test('of a structure are shown to its partners, without the others', async () => {
    expect(await namesFor(partner)).toEqual(['Célia Partenaire', 'Didier Collègue'])
    const stranger = await anAccount(it.deps.db, { role: 'partner', name: 'Seule' })
    expect(await namesFor(stranger)).toEqual(['Seule'])
  })

  test('of a département are shown to its admins, whoever else is also theirs', async () => {
    const names = ['Bruno Landes', 'Célia Partenaire', 'Didier Collègue', 'Élise Deux', 'Émile Zola']
    expect(await namesFor(landes)).toEqual(names)
    const lozere = await anAccount(it.deps.db, { role: 'admin', name: 'Lise Lozère', departements: ['48'] })
    expect(await namesFor(lozere)).toEqual(['Élise Deux', 'Lise Lozère', 'Zoé Šárka'])
    const nothing = await anAccount(it.deps.db, { role: 'admin', name: 'Rien', departements: [] })
    expect(await namesFor(nothing)).toEqual([])
  })

  test('of everywhere are shown to the admins of everything, those of no département too', async () => {
    const names = await namesFor(everything)
    expect(names).toEqual(expect.arrayContaining(['Anne Partout', 'Gaëlle Nulle-Part', 'Zoé Šárka']))
    expect(names).not.toContain('Farid Fermé')
  })

  test('are told field by field', async () => {
    const [row] = (await ask(landes, '?q=celia')).accounts
    expect(row).toEqual({
      id: partner.id,
      email: expect.stringMatching(/^partner-.*@test\.levier\.example$/),
      name: 'Célia Partenaire',
      role: 'partner',
      organisation: null,
      structure: { id: structure.id, name: 'Épicerie solidaire de l’Œuvre' },
      sector: null,
      departements: ['40'],
      createdAt: expect.any(String),
      lastSeenAt: expect.any(String),
      closedAt: null,
      closedReason: null,
      can: { edit: true, close: true, reopen: false, sendLink: true },
    })
  })

  test.each([
    ['emile', ['Émile Zola']],
    ['ZOLA ÉMILE', ['Émile Zola']],
    ['zola e\u0301mile', ['Émile Zola']],
    ['coeur d adour', ['Émile Zola']],
    ['epicerie oeuvre', ['Célia Partenaire', 'Didier Collègue']],
    ['partner-', ['Célia Partenaire', 'Didier Collègue']],
    ['sarka', []],
    ['%', ['Bruno Landes', 'Célia Partenaire', 'Didier Collègue', 'Élise Deux', 'Émile Zola']],
    ['personne de ce nom', []],
  ])('are found without accents, by name, address, organisation or structure: %s', async (q, names) => {
    expect(await namesFor(landes, `?q=${encodeURIComponent(q)}`)).toEqual(names)
  })

  test('are found by the address whole', async () => {
    const { email } = (await ask(landes, '?q=bruno')).accounts[0]!
    expect(await namesFor(landes, `?q=${encodeURIComponent(email.toUpperCase())}`)).toEqual(['Bruno Landes'])
  })

  test.each([
    ['?role=partner', ['Célia Partenaire', 'Didier Collègue']],
    ['?departement=48', ['Élise Deux']],
    ['?departement=33', []],
    ['?state=closed', ['Farid Fermé']],
    ['?state=open&role=admin', ['Bruno Landes', 'Élise Deux']],
    ['?structure=00000000-0000-4000-8000-000000000000', []],
  ])('are filtered: %s', async (query, names) => expect(await namesFor(landes, query)).toEqual(names))

  test('are filtered by structure', async () => {
    expect(await namesFor(everything, `?structure=${structure.id}`)).toEqual(['Célia Partenaire', 'Didier Collègue'])
  })

  test('say by which départements they can be filtered', async () => {
    expect((await ask(landes)).departements).toEqual([{ code: '40', name: 'Landes' }])
    expect((await ask(partner)).departements).toEqual([{ code: '40', name: 'Landes' }])
    expect((await ask(everything)).departements).toEqual([
      { code: '40', name: 'Landes' },
      { code: '48', name: 'Lozère' },
    ])
  })

  test.each(['?state=x', '?role=chef', '?page=0', '?page=1001', '?structure=x', '?departement=landes', '?tri=nom'])(
    'refuse %s',
    async (query) => expect((await ask(landes, query)).status).toBe(400),
  )

  test('come fifty at a time, each once', async () => {
    for (let made = 0; made < 60; made += 1)
      await anAccount(it.deps.db, { name: 'Homonyme Exact', departements: ['2A'] })
    const corse = await anAccount(it.deps.db, { role: 'admin', name: 'Ange', departements: ['2A'] })
    const [first, second, third] = [await ask(corse), await ask(corse, '?page=2'), await ask(corse, '?page=3')]
    expect([first.accounts.length, second.accounts.length, third.accounts.length]).toEqual([50, 11, 0])
    expect([first.total, second.total, third.total]).toEqual([61, 61, 61])
    expect([first.pageSize, first.page, second.page]).toEqual([50, 1, 2])
    expect(new Set([...first.accounts, ...second.accounts].map(({ id }) => id)).size).toBe(61)
  })
})

describe('the last use', () => {
  test('is shown once the person has come', async () => {
    const { id } = await anAccount(it.deps.db, { name: 'Jamais Venue', departements: ['40'] })
    const seenAt = async () => (await ask(landes, '?q=jamais')).accounts[0]!.lastSeenAt
    expect(await seenAt()).toBeNull()
    await it.signIn({ id })
    expect(Date.now() - Date.parse((await seenAt())!)).toBeLessThan(60_000)
  })
})

describe('what may be done', () => {
  const can = async (who: { id: string }, name: string, query = '') =>
    (await ask(who, `?q=${encodeURIComponent(name)}${query}`)).accounts[0]?.can

  test.each([
    ['nobody closes themselves', () => landes, 'Bruno Landes', { edit: true, close: false, sendLink: true }],
    ['an admin of elsewhere too is left alone', () => landes, 'Élise Deux', { edit: false, close: false }],
    ['but not by the admins of everything', () => everything, 'Élise Deux', { edit: true, close: true }],
    ['a partner closes colleagues', () => partner, 'Didier', { edit: false, close: true, sendLink: true }],
    ['a partner stays', () => partner, 'Célia', { edit: false, close: false }],
  ])('%s', async (_rule, who, name, expected) => expect(await can(who(), name)).toMatchObject(expected))

  test('to a closed account is to open it again', async () => {
    const rights = { edit: false, close: false, reopen: true, sendLink: false }
    expect(await can(landes, 'Farid', '&state=closed')).toEqual(rights)
  })
})

describe('the structures', () => {
  const structuresFor = async (who: { id: string }, q: string) => {
    const url = `/api/structures?q=${encodeURIComponent(q)}`
    const answer = await it.app.inject({ url, headers: await it.signIn(who) })
    return answer.json().structures as { id: string; name: string; commune: string | null; listings: number }[]
  }
  beforeAll(async () => {
    const { db } = it.deps
    const marne = { commune: '51454', code_postal: '51100' }
    const titled = async (nom: string, listing: Parameters<typeof aListing>[1] = {}) => {
      const { record } = await aStructure(db, { nom, ...marne })
      await aListing(db, { ...marne, structure_source_id: record.source_id, ...listing })
    }
    await aStructure(db, { nom: 'Relais Sésame de Dax' })
    await titled('Sésame de Reims')
    await titled('Sésame, permanence à Mont-de-Marsan', { commune: '40192' })
    await titled('Sésame pour les Landes', { zone_eligibilite: ['40'] })
    await titled('Sésame pour le Marsan', { zone_eligibilite: ['40192'] })
    await titled('Sésame du Grand Dax', { zone_eligibilite: ['244000675'] })
    await titled('Sésame national', { zone_eligibilite: ['france'] })
  })

  test('are not for an adviser', async () => {
    const answer = await it.app.inject({ url: '/api/structures?q=sesame', headers: await it.signIn() })
    expect(answer.statusCode).toBe(403)
  })

  test('of a territory are there, or have a listing for it', async () => {
    expect((await structuresFor(landes, 'sesame')).map(({ name }) => name)).toEqual([
      'Sésame du Grand Dax',
      'Sésame, permanence à Mont-de-Marsan',
      'Sésame pour le Marsan',
      'Sésame pour les Landes',
      'Relais Sésame de Dax',
    ])
    expect(await structuresFor(everything, 'sesame')).toHaveLength(7)
    expect(await structuresFor(partner, 'sesame')).toEqual([])
  })

  test('say where they are and how many listings they have', async () => {
    expect(await structuresFor(everything, 'reims sésame')).toEqual([
      { id: expect.any(String), name: 'Sésame de Reims', commune: 'Reims', listings: 1 },
    ])
    expect(await structuresFor(partner, 'ÉPICERIE')).toMatchObject([{ id: structure.id, listings: 0 }])
  })

  test('come ten at most, and none for signs', async () => {
    for (let made = 0; made < 12; made += 1) await aStructure(it.deps.db, { nom: `Foison ${made}` })
    expect(await structuresFor(everything, 'foison')).toHaveLength(10)
    expect(await structuresFor(everything, '%%')).toEqual([])
  })
})

test('the database folds text as the product does', async () => {
  const letter = fc.constantFrom(...'aàâÂéÉèëÎïôÖùÜÿçÇñÑœŒæÆßšŁłőẤ0123-’«».,@&n°\u0301\u0302 \t')
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: letter, maxLength: 30 }), async (text) => {
      const { rows } = await sql<{ folded: string }>`select folded(${text}::text) as folded`.execute(it.deps.db)
      expect(rows[0]!.folded).toBe(fold(text))
    }),
    { numRuns: 200 },
  )
})
