import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { demoAccounts } from '../../seed/demo/accounts.ts'
import { demoPeople } from '../../seed/demo/people.ts'
import { demoRecords } from '../../seed/demo/records.ts'
import { changes, drafts } from '../../seed/demo/submissions.texts.ts'
import { territory } from '../../seed/demo/territory.ts'
import { seedDemo } from '../../seed/seed.ts'
import { thematiques } from '../../server/contract/vocabulary.listing.ts'
import { requestStates } from '../../server/contract/vocabulary.requests.ts'
import { type Frein, freins, publics } from '../../server/contract/vocabulary.ts'
import { openingHours } from '../../server/features/listings/hours.library.ts'
import { checkContent } from '../../server/features/listings/listings.checks.ts'
import { personalDataIn } from '../../server/features/listings/listings.personal-data.ts'
import { coverageKindOf, freinsOf, freshnessOf } from '../../server/features/listings/listings.rules.ts'
import { sectorOf } from '../../server/features/sectors/sectors.queries.ts'
import type { Db } from '../../server/platform/db.ts'
import { aListing } from '../factories/a-listing.ts'
import { useApp } from '../support/app.ts'
import { openTestDatabase } from '../support/database.ts'

const today = '2026-11-22'
// The library of opening hours reads the clock of the process when it meets a text, to warn of days that are past.
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${today}T08:00:00Z`) }))
afterAll(() => void vi.useRealTimers())
const levier = useApp({ engine: false, today })
const silent = { line: () => {}, progress: () => {} }
const { structures, listings } = demoRecords(territory, today)
const intervenants = listings.flatMap((listing) => listing.intervenants)

async function everything(db: Db) {
  const tables = ['structures', 'listings', 'intervenants', 'listing_history', 'accounts'] as const
  return Promise.all(tables.map((table) => db.selectFrom(table).selectAll().orderBy('id').execute()))
}

test('the demo territory is written once, and seeding again changes nothing', async () => {
  const { db } = levier.deps
  const steps: number[] = []
  await seedDemo(levier.deps, { ...silent, progress: (_, done) => void steps.push(done) })
  const [savedStructures, savedListings, savedIntervenants, history, accounts] = await everything(db)
  expect([savedStructures?.length, savedListings?.length]).toEqual([structures.length, listings.length + drafts.length])
  expect(savedIntervenants).toHaveLength(intervenants.length)
  expect(history?.filter((line) => 'action' in line && line.action === null)).toHaveLength(listings.length)
  expect(accounts).toHaveLength(demoAccounts.length + demoPeople.length)
  expect(steps).toEqual([0, listings.length])
  const before = await everything(db)
  await seedDemo(levier.deps, silent)
  expect(await everything(db)).toEqual(before)
})

test('every listing is published as an example, verified before the day of seeding', async () => {
  const rows = await levier.deps.db
    .selectFrom('listings')
    .select(['state', 'example', 'source', 'verified_on'])
    .where('source', '=', 'demo')
    .execute()
  for (const row of rows) expect(row).toMatchObject({ state: 'published', example: true, source: 'demo' })
  const corrected = changes.filter(({ small }) => small)
  expect(rows.filter(({ verified_on }) => verified_on >= today)).toHaveLength(corrected.length)
})

test('partners have written what admins have to read, from an hour to thirty ago', async () => {
  const waiting = await levier.deps.db
    .selectFrom('revisions')
    .innerJoin('listings', 'listings.id', 'listing_id')
    .select(['revisions.state', 'to_read', 'sent_at', 'content', 'example'])
    .where((eb) => eb.or([eb('revisions.state', '=', 'pending'), eb('to_read', '=', true)]))
    .execute()
  const now = levier.deps.clock.now().getTime()
  const hours = waiting.map(({ sent_at }) => Math.round((now - sent_at!.getTime()) / 3_600_000))
  expect([waiting.length, Math.min(...hours), Math.max(...hours)]).toEqual([12, 1, 30])
  const ground = { directory: levier.deps.directory(), today, isOpposed: () => false }
  for (const { content, example } of waiting) expect([checkContent(content, ground), example]).toEqual([{}, true])
})

test('one account per role can ask for a link, the partner in the solidarity garage', async () => {
  const accounts = await levier.deps.db
    .selectFrom('accounts')
    .leftJoin('structures', 'structures.id', 'structure_id')
    .select(['email', 'role', 'departements', 'nom'])
    .where('email', 'like', '%@demo.levier.example')
    .orderBy('email')
    .execute()
  expect(accounts).toEqual([
    { email: 'admin@demo.levier.example', role: 'admin', departements: null, nom: null },
    { email: 'conseillere@demo.levier.example', role: 'adviser', departements: ['40'], nom: null },
    {
      email: 'partenaire@demo.levier.example',
      role: 'partner',
      departements: ['40'],
      nom: 'Garage solidaire de l’Adour',
    },
    { email: 'referente@demo.levier.example', role: 'referent', departements: ['40'], nom: null },
  ])
})

test('every commune of the four départements has a social sector, but two of a neighbour’s EPCI; référents work in one', async () => {
  const { db } = levier.deps
  const without = await db
    .selectFrom('communes')
    .leftJoin('sector_communes', 'sector_communes.commune', 'communes.code')
    .select('communes.nom')
    .where('departement', 'in', ['40', '48', '15', '51'])
    .where('sector_id', 'is', null)
    .orderBy('communes.nom')
    .execute()
  expect(without.map(({ nom }) => nom)).toEqual(['Le Rozier', 'Montgreleix'])
  expect(await sectorOf(db, '40088')).toMatchObject({ code: '40-DAX', referents: [{ name: 'Isabelle Darracq' }, {}] })
  expect(await sectorOf(db, '51454')).toMatchObject({ code: '51-REIMS' })
  const referents = await db.selectFrom('accounts').select('sector_id').where('role', '=', 'referent').execute()
  expect(referents.filter(({ sector_id }) => sector_id === null)).toEqual([])
})

test('the adviser of the demonstration has demandes in every state, with histories that follow from one step to the next', async () => {
  const { db } = levier.deps
  const requests = await db.selectFrom('contact_requests').selectAll().execute()
  expect(new Set(requests.map(({ state }) => state))).toEqual(new Set(Object.keys(requestStates)))
  expect(requests.filter(({ asked_at, state }) => asked_at && state === 'seen')).toHaveLength(1)
  expect(requests.filter(({ undelivered_at }) => undelivered_at)).toHaveLength(1)
  const texts = requests.map(({ message, reference }) => `${message} ${reference}`).join('\n')
  expect(personalDataIn(texts)).toEqual([])
  const steps = await db.selectFrom('contact_request_steps').selectAll().orderBy('id').execute()
  for (const { id, state, version } of requests) {
    const own = steps.filter(({ request_id }) => request_id === id)
    expect([own.length - 1, own.at(-1)?.to_state], id).toEqual([version, state])
    const times = own.map(({ at }) => at.getTime())
    expect(times, id).toEqual(times.toSorted((a, b) => a - b))
    expect(times.at(-1), id).toBeLessThan(levier.deps.clock.now().getTime())
  }
})

test('people of the four départements have accounts, used and unused, at addresses that reach nobody', async () => {
  const rows = await levier.deps.db
    .selectFrom('accounts')
    .select(['email', 'role', 'departements', 'last_seen_at', 'closed_at', 'created_at'])
    .where('email', 'not like', '%@demo.levier.example')
    .execute()
  expect(rows.filter(({ email }) => !email.endsWith('.levier.example'))).toEqual([])
  expect(new Set(rows.flatMap(({ departements }) => departements))).toEqual(new Set(['40', '48', '15', '51']))
  expect(new Set(rows.map(({ role }) => role))).toEqual(new Set(['adviser', 'referent', 'partner', 'admin']))
  expect(rows.filter(({ closed_at }) => closed_at)).toHaveLength(1)
  expect(rows.filter(({ last_seen_at }) => !last_seen_at)).toHaveLength(1)
  expect(rows.filter(({ last_seen_at, created_at }) => last_seen_at && last_seen_at < created_at)).toEqual([])
})

test('an adviser finds the drawn listing first around Dax, with its phone number', async () => {
  await levier.deps.search.settle()
  const headers = await levier.signIn()
  const search = await levier.app.inject({ url: '/api/search?commune=40088&frein=mobilite', headers })
  expect(search.json().hits[0].title).toBe('Location solidaire de voitures et de scooters')
  const listing = await levier.app.inject({ url: `/api/listings/${search.json().hits[0].id}`, headers })
  expect(listing.json().intervenants[0]).toMatchObject({ name: 'Maëlle Lartigue', phone: { href: 'tel:+33536490142' } })
})

test('a base that has listings keeps them alone, without demo accounts', async () => {
  const { db, close } = await openTestDatabase()
  await aListing(db)
  const before = await everything(db)
  expect(await seedDemo({ db, clock: levier.deps.clock }, silent)).toBe(false)
  expect(await everything(db)).toEqual(before)
  await close()
})

test('dates follow the day of seeding', () => {
  const on = (day: string) =>
    demoRecords(territory, day).listings.find(({ source_id }) => source_id === 'demo--maison-sante-causses--cafe-sante')
  expect(on('2026-11-22')?.verified_on).toBe('2026-11-16')
  expect(on('2026-11-22')?.horaires_accueil).toBe(
    '2026 Nov 26 14:00-16:00; 2026 Dec 03 14:00-16:00; 2026 Dec 10 14:00-16:00',
  )
  expect(on('2027-02-04')?.horaires_accueil).toMatch(/^2027 Feb 11 14:00-16:00; /)
})

test.each(['40', '48', '15', '51'])(
  'département %s has every frein, the first five at least three times',
  (departement) => {
    const ofHere = territory.filter(({ id }) =>
      structures.some(({ source_id, commune }) => source_id === `demo--${id}` && commune?.startsWith(departement)),
    )
    const counts = new Map<Frein, number>()
    for (const listing of ofHere.flatMap((structure) => structure.listings))
      for (const frein of freinsOf(listing.thematiques)) counts.set(frein, (counts.get(frein) ?? 0) + 1)
    const names = Object.keys(freins) as Frein[]
    expect(names.filter((frein) => !counts.has(frein))).toEqual([])
    expect(names.slice(0, 5).filter((frein) => (counts.get(frein) ?? 0) < 3)).toEqual([])
  },
)

test('every coverage kind and every freshness is there', () => {
  const directory = levier.deps.directory()
  const kinds = listings.map(({ zone_eligibilite }) => coverageKindOf(zone_eligibilite, directory))
  expect(new Set(kinds)).toEqual(new Set(['commune', 'epci', 'departement', 'region', 'france', 'open']))
  const ages = listings.map(({ verified_on }) => freshnessOf(verified_on, today))
  expect(new Set(ages)).toEqual(new Set(['fresh', 'aging', 'stale', 'expired']))
})

type Listing = (typeof listings)[number]
const onSite = ({ modes_accueil }: Listing) => modes_accueil.includes('en-presentiel')
const remote = ({ modes_accueil }: Listing) => modes_accueil.includes('a-distance')
const kindsOfListing: [string, (listing: Listing) => boolean][] = [
  ['remote only', (listing) => remote(listing) && !onSite(listing)],
  ['remote and on site', (listing) => remote(listing) && onSite(listing)],
  ['itinerant', (listing) => onSite(listing) && listing.commune === null],
  ['dated', ({ horaires_accueil }) => /^\d{4} /.test(horaires_accueil ?? '')],
  ['paid, with details', ({ frais, frais_precisions }) => frais === 'payant' && frais_precisions !== null],
  ['with several intervenants', (listing) => listing.intervenants.length > 1],
  ['with a note', (listing) => listing.intervenants.some(({ note }) => note)],
  ['without a phone', (listing) => !listing.intervenants.some(({ telephone }) => telephone)],
  ['without opening hours', ({ horaires_accueil }) => horaires_accueil === null],
  ['for professionals only', ({ mobilisable_par }) => !mobilisable_par.includes('usagers')],
]
test.each(kindsOfListing)('some listings are %s', (_, is) => {
  expect(listings.filter(is).length).toBeGreaterThan(1)
})

test('telephones, e-mail addresses and sites reach nobody', () => {
  const written = JSON.stringify([structures, listings])
  const phones = written.match(/\b0\d(?: ?\d\d){4}\b/g) ?? []
  const fictional = /^(01 99 00|03 53 01|04 65 71|05 36 49|06 39 98)/
  expect(phones.filter((phone) => !fictional.test(phone))).toEqual([])
  const emails = written.match(/[^\s"]+@[^\s"]+/g) ?? []
  expect(emails.filter((email) => !email.endsWith('.example'))).toEqual([])
  const sites = written.match(/https?:[^"]+/g) ?? []
  expect(sites.filter((site) => !new URL(site).hostname.endsWith('.example'))).toEqual([])
  expect(phones.length).toBeGreaterThan(200)
})

test('nothing in the demonstration meets what factories count up', async () => {
  const { db } = levier.deps
  const people = await db.selectFrom('intervenants').select(['telephone', 'courriel']).execute()
  const desks = await db.selectFrom('structures').select(['telephone', 'courriel']).execute()
  const sectors = await db.selectFrom('sectors').select(['desk_phone', 'desk_email', 'name']).execute()
  const referents = await db.selectFrom('sector_referents').select(['phone', 'email']).execute()
  const accounts = await db.selectFrom('accounts').select('email').execute()
  const written = JSON.stringify([people, desks, sectors, referents, accounts])
  expect(written).toMatch(/[+]3353649|05 36 49/)
  const ofFactories = /[+]3326191|02 61 91|@(roule|relais|essai|secteur|agence)[.]example|Secteur d’essai/g
  expect(written.match(ofFactories)).toBeNull()
  const sources = await db.selectFrom('listings').select('source').distinct().execute()
  expect(sources.filter(({ source }) => /^(essai|test|source-?\d+)$/.test(source))).toEqual([])
})

test('every code is known, and every place lies in its commune', () => {
  const directory = levier.deps.directory()
  const known = (code: string) =>
    code === 'france' || directory.get(code) || directory.epci(code) || directory.departement(code)
  expect(listings.flatMap(({ zone_eligibilite }) => zone_eligibilite).filter((code) => !known(code))).toEqual([])
  for (const { commune: code, code_postal, latitude, longitude, source_id } of [...structures, ...listings]) {
    if (code === null) continue
    const commune = directory.get(code)
    expect(commune?.codesPostaux, source_id).toContain(code_postal)
    if (!commune || commune.approximate || latitude === null || longitude === null) continue
    // A tenth of a degree is 11 km to the north, 7 km to the east.
    expect(Math.abs(commune.latitude - latitude), source_id).toBeLessThan(0.1)
    expect(Math.abs(commune.longitude - longitude), source_id).toBeLessThan(0.1)
  }
})

test('every listing is complete, and its words come from the vocabulary', () => {
  for (const listing of listings) {
    expect(listing.thematiques.every((code) => code in thematiques)).toBe(true)
    expect(listing.publics.every((code) => code in publics)).toBe(true)
    expect(listing.publics.includes('tous-publics') && listing.publics.length > 1, listing.source_id).toBe(false)
    expect(listing.description.length, listing.source_id).toBeGreaterThanOrEqual(200)
    expect(listing.modes_mobilisation, listing.source_id).not.toEqual([])
  }
  expect(new Set(listings.map(({ source_id }) => source_id)).size).toBe(listings.length)
  expect(new Set(listings.map(({ nom }) => nom)).size).toBe(listings.length)
})

test('opening hours are readable, and meetings still to come', () => {
  const day = new Date(`${today}T00:00:00`)
  for (const { horaires_accueil, source_id } of [...structures, ...listings]) {
    if (horaires_accueil === null) continue
    const hours = openingHours(horaires_accueil)
    expect(hours, `${source_id}: ${horaires_accueil}`).not.toBeNull()
    expect(hours?.getWarnings(), source_id).toEqual([])
    expect(horaires_accueil === '24/7' || hours?.getNextChange(day), source_id).toBeTruthy()
  }
})
