import type { AvailabilityState } from '../../server/contract/vocabulary.availability.ts'
import type { CoverageKind, Frein, ModeAccueil, Public } from '../../server/contract/vocabulary.ts'
import { distanceBetween, type Place } from '../../server/features/listings/listings.place.ts'
import { freshnessOf } from '../../server/features/listings/listings.rules.ts'
import {
  availabilityNumber,
  dayNumber,
  type Entry,
  everyone,
  freinMask,
  publicMask,
} from '../../server/features/search/selection.entry.ts'
import type { Wanted } from '../../server/features/search/selection.ts'

/*
 * The selection of DESIGN §4 written a second time, slowly, over plain objects: filter, count, sort.
 */

export const today = '2026-11-22'

export interface Plain {
  id: string
  freins: Frein[]
  publics: Public[]
  modes: ModeAccueil[]
  place: Place | null
  frais: 'gratuit' | 'payant' | null
  zone: string[]
  coverage: CoverageKind
  pace: 0 | 1 | 2
  thematiques: number
  completeness: number
  verifiedOn: string
  room: { state: AvailabilityState; on: string } | null
}

export const asEntry = (plain: Plain): Entry => ({
  ...plain,
  revision: 1,
  freins: freinMask(plain.freins),
  publics: publicMask(plain.publics) || everyone,
  onSite: plain.modes.length === 0 || plain.modes.includes('en-presentiel'),
  remote: plain.modes.includes('a-distance'),
  place: plain.modes.length === 0 || plain.modes.includes('en-presentiel') ? plain.place : null,
  verifiedOn: dayNumber(plain.verifiedOn),
  availability: availabilityNumber(plain.room?.state ?? null, plain.room?.on ?? null),
})

const coverages = ['commune', 'epci', 'departement', 'region', 'france', 'open']
export const coverageOf = (zone: string[]): CoverageKind => {
  if (zone.length === 0) return 'open'
  if (zone.includes('france')) return 'france'
  const departements = zone.filter((code) => code.length === 2).length
  if (departements > 0) return departements > 1 ? 'region' : 'departement'
  return zone.some((code) => code.length === 9) ? 'epci' : 'commune'
}

/** How one listing stands before a search. */
function stand(plain: Plain, wanted: Wanted) {
  const entry = asEntry(plain)
  const far = wanted.from && entry.place ? distanceBetween(wanted.from.place, entry.place) : null
  const onSite = entry.onSite && (far === null || far <= wanted.from!.radiusKm)
  const km = entry.onSite && onSite ? far : null
  const covered =
    !wanted.from || plain.zone.length === 0 || plain.zone.some((code) => wanted.from!.codes.includes(code))
  // Thirty days before `today`.
  const room = plain.room && plain.room.on >= '2026-10-23' ? plain.room.state : null
  const passes = {
    frein: wanted.freins.length === 0 || plain.freins.some((frein) => wanted.freins.includes(frein)),
    public:
      wanted.publics.length === 0 ||
      plain.publics.length === 0 ||
      plain.publics.some((code) => code === 'tous-publics' || wanted.publics.includes(code)),
    accueil: wanted.accueil === null || (wanted.accueil === 'a-distance' ? entry.remote : onSite),
    frais: !wanted.gratuit || plain.frais === 'gratuit',
    dispo: wanted.dispo.length === 0 || (room !== null && wanted.dispo.includes(room)),
  }
  const known = !wanted.tiers || wanted.tiers.has(plain.id)
  const freshness = freshnessOf(plain.verifiedOn, today)
  const band = !wanted.from ? 0 : km === null ? (entry.remote ? 3 : 2) : km <= 10 ? 0 : km <= 25 ? 1 : 2
  const answers = known && covered && (onSite || entry.remote)
  return { plain, entry, km, onSite, band, passes, room, freshness, answers, expired: freshness === 'expired' }
}
type Standing = ReturnType<typeof stand>

function orderOf({ plain, entry, km, band, freshness, expired }: Standing, wanted: Wanted): (number | string)[] {
  const coverage = coverages.indexOf(plain.coverage)
  const relevance = [
    wanted.tiers?.get(plain.id) ?? 0,
    band,
    freshness === 'stale' ? 1 : 0,
    wanted.from ? coverage : 5 - coverage,
    plain.pace,
    plain.thematiques === 0 ? 127 : plain.thematiques,
    ['fresh', 'aging', 'stale', 'expired'].indexOf(freshness),
    63 - Math.round(plain.completeness * 63),
    plain.id,
  ]
  const metres = km === null ? (entry.remote ? 1e9 : 1e8) : Math.round(km * 1000)
  const first =
    wanted.order === 'distance' && wanted.from ? [metres] : wanted.order === 'fraicheur' ? [-entry.verifiedOn] : []
  return [expired ? 1 : 0, ...first, ...relevance]
}

function compare(a: (number | string)[], b: (number | string)[]): number {
  const at = a.findIndex((value, i) => value !== b[i])
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1
}

/** The same answer as `select`, from lists filtered and sorted whole. */
export function slowly(listings: Plain[], wanted: Wanted) {
  const standing = listings.map((plain) => stand(plain, wanted)).filter(({ answers }) => answers)
  const all = standing.filter(({ passes }) => Object.values(passes).every(Boolean))
  const listed = all.filter(({ expired }) => wanted.withExpired || !expired)
  const groupOf = (group: keyof Standing['passes']) =>
    standing.filter(
      ({ passes, expired }) =>
        (wanted.withExpired || !expired) && Object.entries(passes).every(([name, passed]) => passed || name === group),
    )
  const count = (group: keyof Standing['passes'], has: (one: Standing) => boolean) => groupOf(group).filter(has).length
  return {
    total: all.filter(({ expired }) => !expired).length,
    expired: all.filter(({ expired }) => expired).length,
    page: [...listed]
      .sort((a, b) => compare(orderOf(a, wanted), orderOf(b, wanted)))
      .slice(wanted.start, wanted.end)
      .map(({ plain: { id } }) => id),
    mobilite: count('frein', ({ plain }) => plain.freins.includes('mobilite')),
    jeunes: count(
      'public',
      ({ plain: { publics } }) =>
        publics.length === 0 || publics.includes('tous-publics') || publics.includes('jeunes'),
    ),
    everyone: count('public', ({ plain: { publics } }) => publics.length === 0 || publics.includes('tous-publics')),
    onSite: count('accueil', ({ onSite }) => onSite),
    remote: count('accueil', ({ entry }) => entry.remote),
    gratuit: count('frais', ({ plain }) => plain.frais === 'gratuit'),
    payant: count('frais', ({ plain }) => plain.frais === 'payant'),
    places: count('dispo', ({ room }) => room === 'places'),
    attente: count('dispo', ({ room }) => room === 'attente'),
    complet: count('dispo', ({ room }) => room === 'complet'),
  }
}
