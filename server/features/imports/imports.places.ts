import type { Address } from '../../platform/schema.ts'
import { fold } from '../../platform/text.ts'
import { type Commune, type Directory, wholeCountry } from '../communes/communes.directory.ts'
import { distanceBetween } from '../listings/listings.place.ts'
import type { Finding } from './imports.findings.ts'
import { plainLine } from './imports.text.ts'

/** What places are checked against. */
export interface Atlas {
  readonly directory: Directory
  withPostalCode(code: string): readonly Commune[]
}

export function atlasOf(directory: Directory): Atlas {
  const byPostalCode = Map.groupBy(
    directory.all().flatMap((commune) => commune.codesPostaux.map((postalCode) => ({ postalCode, commune }))),
    ({ postalCode }) => postalCode,
  )
  return { directory, withPostalCode: (code) => byPostalCode.get(code)?.map(({ commune }) => commune) ?? [] }
}

interface RawPlace {
  commune?: string | null
  code_postal?: string | null
  code_insee?: string | null
  adresse?: string | null
  complement_adresse?: string | null
  longitude?: number | null
  latitude?: number | null
}

// Wider than any commune (measured on the official points and 16,444 real addresses: the farthest true one is 61 km off).
const farKm = 100

/** The address block: commune by its code of today, and a point that agrees with it. */
export function checkPlace(raw: RawPlace, atlas: Atlas): { place: Address; findings: Finding[] } {
  const { commune, findings } = communeOf(raw, atlas)
  const point = { longitude: raw.longitude ?? null, latitude: raw.latitude ?? null }
  if ((point.longitude === null) !== (point.latitude === null))
    findings.push({ field: 'longitude', reason: 'half-point' })
  const wrong = wrongOf(raw, commune)
  if (wrong === 'point') findings.push({ field: 'longitude', reason: 'far-point' })
  if (wrong === 'commune') findings.push({ field: 'code_insee', reason: 'far-commune' })
  const place = {
    commune: wrong === 'commune' ? null : (commune?.code ?? null),
    code_postal: raw.code_postal ?? null,
    adresse: raw.adresse ? plainLine(raw.adresse) : null,
    complement_adresse: raw.complement_adresse ? plainLine(raw.complement_adresse) : null,
    ...(wrong === 'point' ? { longitude: null, latitude: null } : point),
  }
  return { place, findings }
}

/** When point and commune are far apart, the postal code says which to believe. Approximate communes prove nothing. */
function wrongOf({ longitude, latitude, code_postal }: RawPlace, commune: Commune | null): 'point' | 'commune' | null {
  if (!commune || commune.approximate || typeof longitude !== 'number' || typeof latitude !== 'number') return null
  if (distanceBetween(commune, { longitude, latitude }) <= farKm) return null
  return code_postal && commune.codesPostaux.includes(code_postal) ? 'point' : 'commune'
}

function communeOf(raw: RawPlace, atlas: Atlas): { commune: Commune | null; findings: Finding[] } {
  const code = raw.code_insee?.toUpperCase()
  const known = code ? atlas.directory.resolve(code) : undefined
  if (known) {
    const moved = known.code !== code
    return { commune: known, findings: moved ? [{ field: 'code_insee', reason: 'former-commune' }] : [] }
  }
  const guessed = communeByPostalCode(raw, atlas)
  if (!code) return { commune: guessed, findings: [] }
  return {
    commune: guessed,
    findings: [{ field: 'code_insee', reason: guessed ? 'commune-by-postal-code' : 'unknown-commune' }],
  }
}

/** The commune of this name with this postal code, or the only one with this postal code. */
function communeByPostalCode({ code_postal, commune }: RawPlace, atlas: Atlas): Commune | null {
  const candidates = code_postal ? atlas.withPostalCode(code_postal) : []
  const name = fold(commune ?? '').replace(/ cedex.*$/, '')
  return candidates.find(({ nom }) => fold(nom) === name) ?? (candidates.length === 1 ? candidates[0]! : null)
}

/**
 * The codes of today that a zone d'éligibilité stands for. Codes that do not exist are taken out and said; when none is
 * left the record is refused, since an empty zone would mean «everyone».
 */
export function checkZone(
  codes: readonly string[],
  own: { postalCode: string | null; commune: string | null },
  atlas: Atlas,
): { zone: string[]; findings: Finding[] } {
  const zone = new Set<string>()
  const findings: Finding[] = []
  const say = (reason: Finding['reason']) => findings.push({ field: 'zone_eligibilite', reason })
  for (const given of codes) {
    const code = given.trim()
    const today = wholeCountry.has(code.toLowerCase()) ? code.toLowerCase() : todaysCode(code.toUpperCase(), atlas)
    const ownPostalCode = code === own.postalCode && today !== own.commune && own.commune !== null
    if (today === null || ownPostalCode) {
      say(ownPostalCode || atlas.withPostalCode(code).length > 0 ? 'postal-code-zone' : 'unknown-zone')
      continue
    }
    if (today.length === 5 && today !== code.toUpperCase()) say('former-commune')
    zone.add(today)
  }
  if (codes.length > 0 && zone.size === 0) say('no-valid-zone')
  return { zone: [...zone], findings }
}

function todaysCode(code: string, { directory }: Atlas): string | null {
  const found =
    code.length === 9 ? directory.epci(code) : code.length <= 3 ? directory.departement(code) : directory.resolve(code)
  return found?.code ?? null
}
