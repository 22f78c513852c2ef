import { describe, expect, test } from 'vitest'
import {
  alreadyDecided,
  checkOffer,
  deciders,
  domainOf,
  opensByItself,
} from '../../server/features/access-requests/access-requests.rules.ts'
import type { Problem } from '../../server/platform/errors.ts'

const trusted = ['francetravail.fr']

describe('an address of a trusted domain', () => {
  test('opens an adviser’s account', () => {
    expect(opensByItself({ email: 'c.dupont@francetravail.fr', role: 'adviser' }, trusted)).toBe(true)
    expect(opensByItself({ email: 'C.DUPONT@FranceTravail.FR', role: 'adviser' }, trusted)).toBe(true)
  })

  test.each(['referent', 'partner', 'admin'] as const)('opens nothing to a %s', (role) => {
    expect(opensByItself({ email: 'c.dupont@francetravail.fr', role }, trusted)).toBe(false)
  })

  test.each([
    'x@evil-francetravail.fr',
    'x@a.francetravail.fr',
    'x@francetravail.fr.example',
    'francetravail.fr@example.org',
    'x@francetravail.fr@example.org',
    'x@francetravail.frr',
    'x@rancetravail.fr',
    'x@francetravaıl.fr',
  ])('is nothing that looks like one: %s', (email) => {
    expect(opensByItself({ email, role: 'adviser' }, trusted)).toBe(false)
  })

  test('is read after the last @', () => {
    expect(domainOf('"a@b"@C.fr')).toBe('c.fr')
  })
})

describe('a request goes to', () => {
  const admin = (id: string, departements: string[] | null) => ({ id, email: `${id}@a.example`, departements })
  const landes = admin('landes', ['40'])
  const south = admin('south', ['40', '48'])
  const all = admin('all', null)
  const ids = (departements: string[], admins = [landes, south, all]) =>
    deciders(departements, admins).map(({ id }) => id)

  test('the admins of its département, not those of everything', () => {
    expect(ids(['40'])).toEqual(['landes', 'south'])
    expect(ids(['48'])).toEqual(['south'])
  })

  test('the admins of everything when a département has none of its own', () => {
    expect(ids(['51'])).toEqual(['all'])
    expect(ids(['40', '51'])).toEqual(['landes', 'south', 'all'])
  })

  test('each of them once', () => {
    expect(ids(['40', '48'])).toEqual(['landes', 'south'])
  })

  test('nobody when there is nobody', () => {
    expect(ids(['40'], [])).toEqual([])
  })

  test('fifty at most', () => {
    const many = Array.from({ length: 80 }, (_, i) => admin(`a${i}`, ['40']))
    expect(ids(['40'], many)).toHaveLength(50)
  })
})

describe('what is opened', () => {
  const codeOf = (act: () => void) => {
    try {
      act()
    } catch (error) {
      return (error as Problem).code
    }
    return null
  }

  test('is among what was asked for, but for an admin of everything', () => {
    expect(codeOf(() => checkOffer(['40', '48'], { departements: ['48'] }, false))).toBeNull()
    expect(codeOf(() => checkOffer(['40'], { departements: ['40', '48'] }, false))).toBe('not-asked')
    expect(codeOf(() => checkOffer(['40'], { departements: ['40', '48'] }, true))).toBeNull()
  })

  test('is for one structure', () => {
    const both = { departements: ['40'], structureId: 'x', newStructure: {} }
    expect(codeOf(() => checkOffer(['40'], both, true))).toBe('one-structure')
  })
})

test('a decision taken says whose it is and when, in the time of France', () => {
  const at = new Date('2026-11-22T08:05:00Z')
  expect(alreadyDecided({ state: 'approved', by: 'Hélène Castaing', at }).message).toBe(
    'Cette demande a déjà été acceptée par Hélène Castaing le 22 nov. 2026 à 9\u00a0h\u00a005.',
  )
  expect(alreadyDecided({ state: 'refused', by: null, at: null }).message).toBe('Cette demande a déjà été refusée.')
})
