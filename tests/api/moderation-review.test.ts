import { beforeAll, describe, expect, test } from 'vitest'
import { aListing } from '../factories/a-listing.ts'
import { aRevision } from '../factories/a-revision.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { moderation } from '../support/moderation.ts'

const it = useApp({ engine: false })
const { ask, get } = moderation(it)

let landes: { cookie: string }
beforeAll(async () => {
  landes = await it.signIn(await anAccount(it.deps.db, { role: 'admin', departements: ['40'] }))
})

const review = (id: string) => get(`revisions/${id}`, landes)
const fields = (list: { field: string }[]) => list.map(({ field }) => field)

describe('a review', () => {
  test('of a new listing has all it says, its structure and who sent it', async () => {
    const structure = await aStructure(it.deps.db, { nom: 'Le Panier d’essai' })
    const author = await anAccount(it.deps.db, { role: 'partner', structureId: structure.id, name: 'Solène Vidal' })
    const { id, listingId } = await aRevision(it.deps.db, { structureId: structure.id, author: author.id })
    expect(await review(id)).toMatchObject({
      ...{ id, listingId, version: 2, nature: 'new', title: 'Permis B accompagné', freins: ['mobilite'] },
      ...{ sentBy: 'Solène Vidal', published: false, decided: null, triesLink: false },
      structure: { name: 'Le Panier d’essai', trusted: false, listings: 0 },
      can: { publish: true, askChanges: true, reject: true, markRead: false, undo: false, edit: true },
    })
  })

  test('of a change has what differs from what advisers see, and the rest apart', async () => {
    const { id: listingId } = await aListing(it.deps.db, { nom: 'Avant' })
    const { id } = await aRevision(it.deps.db, { listingId, content: { nom: 'Après' } })
    const { nature, published, differences } = await review(id)
    expect([nature, published]).toEqual(['change', true])
    expect(fields(differences.changed)).toContain('nom')
    expect(fields(differences.kept)).toContain('modes_accueil')
    expect([...fields(differences.changed), ...fields(differences.kept)]).toHaveLength(20)
  })

  test('draws the place and what is covered, and says it', async () => {
    const { id } = await aRevision(it.deps.db, { content: { zone_eligibilite: ['40192'] } })
    const { plan } = await review(id)
    expect(plan.place.name).toBe('Mont-de-Marsan')
    expect(plan.communes.filter(({ covered }: { covered: boolean }) => covered)).toHaveLength(1)
    expect(plan.text).toMatch(/^Cela se passe à Mont-de-Marsan\. Couvre Mont-de-Marsan \(40\) : 1 commune, /)
    const around = await aRevision(it.deps.db, { content: { zone_eligibilite: ['244000675'] } })
    expect((await review(around.id)).plan.text).toMatch(/Couvre Grand Dax : 20 communes, [\d\s]+ habitants\.$/)
    const nowhere = { modes_accueil: ['a-distance' as const], zone_eligibilite: [] }
    expect((await review((await aRevision(it.deps.db, { content: nowhere })).id)).plan).toBeNull()
  })

  test('shows probable twins, compared and merged within the territory only', async () => {
    const nom = 'Plateforme de covoiturage solidaire'
    const telephone = '05 36 49 77 77'
    const contact = { name: null, role: null, telephone, courriel: null, note: null }
    const near = await aListing(it.deps.db, { nom, intervenants: [{ ...contact, telephone: '+33536497777' }] })
    const inMarne = { commune: '51454', code_postal: '51100', adresse: 'Cours Langlet' }
    const far = await aListing(it.deps.db, {
      ...inMarne,
      nom,
      intervenants: [{ ...contact, telephone: '+33536497777' }],
    })
    const { id } = await aRevision(it.deps.db, { content: { nom, intervenants: [contact] } })
    const { twins } = await review(id)
    const twin = (listing: string) => twins.find((one: { id: string }) => one.id === listing)
    expect(twin(near.id)).toMatchObject({ can: { compare: true, merge: true }, published: true })
    expect(twin(near.id).reasons).toContain('même téléphone')
    expect(twin(far.id)?.can).toEqual({ compare: false, merge: false })
    const beside = await get(`revisions/${id}/twins/${near.id}`, landes)
    expect(beside.title).toBe(nom)
    expect(fields(beside.differences.changed)).not.toContain('nom')
    expect((await ask('GET', `revisions/${id}/twins/${far.id}`, landes)).statusCode).toBe(404)
  })

  test('tries no link unless this instance may', async () => {
    const { id } = await aRevision(it.deps.db, { content: { lien_mobilisation: 'https://exemple.fr' } })
    expect((await review(id)).triesLink).toBe(false)
    expect(await get(`revisions/${id}/link`, landes)).toBeNull()
  })
})
