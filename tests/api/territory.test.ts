import { beforeAll, describe, expect, test } from 'vitest'
import { api, type Endpoint, type Scope } from '../../server/contract/api.ts'
import type { Role } from '../../server/contract/vocabulary.ts'
import { aContent } from '../factories/a-content.ts'
import { useApp } from '../support/app.ts'
import { goodColumns, linesCsv, utf8Csv } from '../support/tables.ts'
import { mark, stateOf, type TwoTerritories, twoTerritories } from '../support/two-territories.ts'

const it = useApp({ engine: false })
let world: TwoTerritories
beforeAll(async () => {
  world = await twoTerritories(it)
})

type Of<T> = (world: TwoTerritories, role: Role) => T
const reason = { reason: 'Essai de sortie de territoire.' }

/** A référent receives what is for the sector, a partner what is for the structure. */
function receivedBy({ toSector, toStructure }: TwoTerritories, role: Role) {
  return role === 'referent' ? toSector.id : toStructure.id
}

/** Something of the home territory for each parameter: an endpoint that is not here yet fails below, asking for it. */
const objects: Readonly<Record<string, Of<string>>> = {
  '/api/accounts/:id': ({ homeColleague }) => homeColleague.id,
  '/api/access-requests/:id': ({ request }) => request.id,
  '/api/invitations/:id': ({ invitation }) => invitation.id,
  '/api/oppositions/:id': ({ opposition }) => opposition.id,
  '/api/reports/:id': ({ report }) => report.id,
  '/api/listings/:id': ({ listing }) => listing.id,
  '/api/campaigns/:id': ({ campaign }) => campaign.id,
  '/api/submissions/:id': ({ listing }) => listing.id,
  '/api/moderation/revisions/:id': ({ revision }) => revision.id,
  '/api/moderation/revisions/:id/twins/:twin': ({ revision, listing }) => `${revision.id}/twins/${listing.id}`,
  '/api/moderation/items/:kind/:id': ({ revision }) => `fiche/${revision.id}`,
  '/api/moderation/listings/:id': ({ listing }) => listing.id,
  '/api/structures/:id': ({ home }) => home.id,
  '/api/sectors/:id': ({ sector }) => sector.id,
  '/api/sectors/of/:commune': () => '40192',
  '/api/claims/:id': ({ claim }) => claim.id,
  '/api/contact-requests/:id': receivedBy,
  '/api/received-requests/:id': receivedBy,
  '/api/pairs/:id': ({ pair }) => pair,
}
const sectorsFile = { ...utf8Csv('Code;Commune\n40-ESSAI;40088'), departement: '40', removeAbsent: false }
const ofHome = ({ home }: TwoTerritories) => ({ structureId: home.id, months: 0 })
/** A body that would be taken from somebody of the home territory. */
const bodies: Readonly<Record<string, Of<object>>> = {
  'PATCH /api/accounts/:id': () => ({ name: 'Nom changé' }),
  'POST /api/accounts/:id/close': () => reason,
  'POST /api/access-requests/:id/approve': () => ({ role: 'adviser', departements: ['40'] }),
  'POST /api/access-requests/:id/refuse': () => reason,
  'POST /api/oppositions/:id/refuse': () => reason,
  'POST /api/reports/:id/decide': () => ({ state: 'fixed' }),
  'POST /api/reports/:id/unpublish': () => reason,
  'POST /api/reports/:id/respond': () => ({ answer: 'correct' }),
  'POST /api/moderation/revisions/:id/publish': ({ revision }) => ({ version: revision.version }),
  'POST /api/moderation/revisions/:id/ask-changes': ({ revision }) => ({
    ...{ version: revision.version, remarks: { nom: 'Essai de sortie de territoire.' } },
  }),
  'POST /api/moderation/revisions/:id/reject': ({ revision }) => ({ version: revision.version, ...reason }),
  'POST /api/moderation/revisions/:id/read': () => ({}),
  'POST /api/moderation/revisions/:id/undo': () => reason,
  'POST /api/moderation/revisions/:id/restore': () => reason,
  'POST /api/moderation/listings/:id/archive': () => reason,
  'POST /api/invitations': ({ home }) => ({
    ...{ people: 'nouvelle@dailleurs.example', role: 'partner', structureId: home.id, departements: ['40'] },
  }),
  'POST /api/verifications': ({ listing }) => ({ ids: [listing.id] }),
  'POST /api/campaigns/preview': ofHome,
  'POST /api/campaigns': ofHome,
  'POST /api/submissions': ({ home }) => ({ structureId: home.id }),
  'PUT /api/submissions/:id': () => ({ version: 0, content: aContent() }),
  'POST /api/submissions/:id/send': () => ({ version: 0 }),
  'POST /api/submissions/:id/discard': () => ({ version: 0 }),
  'POST /api/submissions/:id/archive': () => reason,
  'PATCH /api/structures/:id': () => ({ version: 1, changes: { nom: 'Nom changé' } }),
  'PUT /api/structures/:id/trust': () => ({ trusted: true, ...reason }),
  'POST /api/structures/:id/merge': ({ neighbour }) => ({
    ...{ into: neighbour.id, fields: [], versions: { from: 1, into: 1 } },
  }),
  'PUT /api/listings/:id/availability': () => ({ state: 'complet' }),
  'POST /api/listings/:id/reassign': ({ neighbour }) => ({ structureId: neighbour.id, ...reason }),
  'POST /api/listings/:id/merge': ({ twin }) => ({ into: twin.id, intervenants: [] }),
  'POST /api/claims': ({ free }) => ({ structureId: free.id, message: 'C’est la même structure.' }),
  'POST /api/claims/:id/approve': () => ({ fields: [], versions: { from: 1, into: 1 } }),
  'POST /api/claims/:id/refuse': () => reason,
  'POST /api/bulk/send': ({ listing }) => ({ ids: [listing.id] }),
  'POST /api/bulk/check': ({ home }) => ({ ...linesCsv({}), columns: goodColumns, structureId: home.id }),
  'POST /api/bulk/import': ({ home }) => ({
    ...{ ...linesCsv({}), columns: goodColumns, structureId: home.id },
    ...{ lines: [2], key: '00000000-0000-4000-8000-000000000001' },
  }),
  'PUT /api/sectors/:id': () => ({
    ...{ name: 'Nom changé', desk: { name: null, phone: null, email: null }, referents: [] },
  }),
  'PUT /api/sectors/of/:commune': ({ sector }) => ({ from: sector.id, to: null }),
  'POST /api/sectors/check': () => sectorsFile,
  'POST /api/sectors/import': () => sectorsFile,
  'POST /api/contact-requests/:id/start': () => ({
    version: 0,
    startedOn: it.deps.clock.today(),
    freins: [],
    ticks: [],
  }),
  'POST /api/received-requests/:id/assign': ({ homeColleague }) => ({ version: 0, accountId: homeColleague.id }),
  'POST /api/received-requests/:id/accept': () => ({ version: 0, next: 'none' }),
  'POST /api/received-requests/:id/ask': () => ({ version: 0, text: 'Où habite la personne ?' }),
  'POST /api/received-requests/:id/decline': () => ({ version: 0, reason: 'plus-de-places' }),
  'POST /api/received-requests/:id/pass-on': () => ({ version: 0, name: 'Dominique', email: 'f@dailleurs.example' }),
  'POST /api/received-requests/:id/reschedule': () => ({ version: 0, next: 'none' }),
  'POST /api/received-requests/:id/conclude': () => ({ version: 0, outcome: 'started' }),
  'PATCH /api/pairs/:id': () => ({ version: 0, freins: [], lifted: [], nextOn: null }),
  'POST /api/pairs/:id/notes': () => ({ text: 'Une note.' }),
  'POST /api/pairs/:id/end': () => ({
    ...{ version: 0, endedOn: it.deps.clock.today(), outcome: 'formation', lifted: [] },
  }),
  'PUT /api/legal': () => ({
    ...{ publisher: 'x', director: null, host: null, hosting: null, controllers: null, dpo: null, contact: null },
  }),
}
const queries: Readonly<Record<string, Of<string>>> = {
  'GET /api/structures': () => `?q=${mark}`,
  'GET /api/received-requests': () => '?shelf=waiting',
  'GET /api/quality/list': () => '?figure=no-hours',
  'GET /api/quality/list.csv': () => '?figure=no-hours',
  'GET /api/structure/claimable': () => `?q=${mark}`,
  'GET /api/structures/:id/merge': ({ neighbour }) => `?into=${neighbour.id}`,
  'GET /api/listings/:id/merge': ({ twin }) => `?into=${twin.id}`,
}

const scoped = (Object.entries(api) as [string, Endpoint][]).flatMap(([key, endpoint]) =>
  typeof endpoint.access === 'string'
    ? []
    : (Object.entries(endpoint.access) as [Role, Scope | null][])
        .filter(([, scope]) => scope !== null)
        .map(([role, scope]) => ({ key, endpoint, role, scope: scope as Scope })),
)

const asked = (what: string, key: string) => new Error(`${key} is scoped: give this test ${what}`)

function call(key: string, { body, querystring }: Endpoint, role: Role, headers: Record<string, string>) {
  const [method, path] = key.split(' ') as ['GET', string]
  const object = /^.*:\w+/.exec(path)?.[0]
  if (object && !objects[object]) throw asked(`an object of the home territory for ${object}`, key)
  if (body && !bodies[key]) throw asked('a body', key)
  const required = (querystring as { required?: string[] } | undefined)?.required ?? []
  if (required.length > 0 && !queries[key]) throw asked('a query', key)
  const url = object ? path.replace(object, object.replace(/:.*$/, objects[object]!(world, role))) : path
  const payload = method === 'GET' ? undefined : (bodies[key]?.(world, role) ?? {})
  return it.app.inject({ method, url: url + (queries[key]?.(world, role) ?? ''), headers, ...(payload && { payload }) })
}

const strangers: Readonly<Partial<Record<Role, Of<{ id: string }>>>> = {
  admin: ({ awayAdmin }) => awayAdmin,
  partner: ({ awayPartner }) => awayPartner,
  referent: ({ awayReferent }) => awayReferent,
}
const natives: Readonly<Partial<Record<Role, Of<{ id: string }>>>> = {
  admin: ({ homeAdmin }) => homeAdmin,
  partner: ({ homePartner }) => homePartner,
  referent: ({ homeReferent }) => homeReferent,
}

describe('somebody of another territory', () => {
  test.each(scoped)('$role changes and sees nothing there: $key', async ({ key, endpoint, role, scope }) => {
    const who = strangers[role]
    if (!who) throw asked(`a stranger who is ${role}`, key)
    const headers = await it.signIn(who(world, role))
    const before = await stateOf(it)
    const answer = await call(key, endpoint, role, headers)
    expect(await stateOf(it)).toEqual(before)
    expect(answer.body).not.toContain(mark)
    if (scope === 'everywhere') expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden'])
    else if (key.includes('/:')) expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found'])
    else if (key.startsWith('GET')) expect(answer.statusCode).toBe(200)
    else expect([answer.statusCode, answer.json().code]).toEqual([403, 'beyond-territory'])
  })
})

describe('somebody of the territory', () => {
  // Figures and codes, which name nothing.
  const unnamed = new Set([
    ...['GET /api/moderation/waiting', 'GET /api/moderation/revisions/:id/link', 'GET /api/quality'],
    'GET /api/received-requests/waiting',
  ])
  const lists = scoped.filter(({ key, scope }) => key.startsWith('GET') && scope !== 'everywhere' && !unnamed.has(key))

  test.each(lists)('$role sees what the strangers did not: $key', async ({ key, endpoint, role }) => {
    const headers = await it.signIn(natives[role]!(world, role))
    const answer = await call(key, endpoint, role, headers)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain(mark)
  })
})

describe('a session of one’s own', () => {
  test('is ended by nobody else', async () => {
    const headers = await it.signIn(world.homePartner)
    const { sessions } = (await it.app.inject({ url: '/api/account', headers })).json()
    const url = `/api/account/sessions/${sessions[0].id}`
    const answer = await it.app.inject({ method: 'DELETE', url, headers: await it.signIn(world.homeAdmin) })
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found'])
    expect((await it.app.inject({ url: '/api/account', headers })).statusCode).toBe(200)
  })
})
