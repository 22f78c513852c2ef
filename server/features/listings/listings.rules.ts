import { type Thematique, thematiquesOfFrein } from '../../contract/vocabulary.listing.ts'
import { type CoverageKind, type Frein, type Freshness, freins } from '../../contract/vocabulary.ts'
import { departementWithArticle, epciWithArticle } from '../communes/communes.articles.ts'
import { type Commune, type Directory, wholeCountry } from '../communes/communes.directory.ts'

const freinOfThematique = new Map<Thematique, Frein>()
for (const frein of Object.keys(freins) as Frein[])
  for (const thematique of thematiquesOfFrein[frein]) freinOfThematique.set(thematique, frein)
const rankOfFrein = new Map((Object.keys(freins) as Frein[]).map((frein, rank) => [frein, rank]))

/** The freins a listing lifts, in the order they are shown. Employment and training thématiques lift none. */
export function freinsOf(thematiques: readonly Thematique[]): Frein[] {
  const found = new Set<Frein>()
  for (const thematique of thematiques) {
    const frein = freinOfThematique.get(thematique)
    if (frein) found.add(frein)
  }
  return [...found].sort((a, b) => rankOfFrein.get(a)! - rankOfFrein.get(b)!)
}

/** Whole calendar months from one day to another, both as `2026-11-22`; negative when `to` comes first. */
export function monthsBetween(from: string, to: string): number {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  return to.slice(8, 10) < from.slice(8, 10) ? months - 1 : months
}

/** From how many months without a verification a listing is in each state. */
export const freshnessMonths = { aging: 6, stale: 12, expired: 18 } as const

export function freshnessOf(verifiedOn: string, today: string): Freshness {
  const months = monthsBetween(verifiedOn, today)
  if (months < freshnessMonths.aging) return 'fresh'
  if (months < freshnessMonths.stale) return 'aging'
  return months < freshnessMonths.expired ? 'stale' : 'expired'
}

const kinds = ['commune', 'epci', 'departement', 'region', 'france'] as const

function kindOfCode(code: string, directory: Directory): (typeof kinds)[number] {
  if (wholeCountry.has(code)) return 'france'
  if (directory.departement(code)) return 'departement'
  return directory.epci(code) ? 'epci' : 'commune'
}

/** How far a zone d'éligibilité reaches: its broadest part; several départements count as a région. */
export function coverageKindOf(zone: readonly string[], directory: Directory): CoverageKind {
  if (zone.length === 0) return 'open'
  const found = zone.map((code) => kindOfCode(code, directory))
  const broadest = kinds.findLast((kind) => found.includes(kind))!
  const several = broadest === 'departement' && found.filter((kind) => kind === 'departement').length > 1
  return several ? 'region' : broadest
}

const others: Record<string, [one: string, many: string]> = {
  commune: ['autre commune', 'autres communes'],
  epci: ['autre intercommunalité', 'autres intercommunalités'],
  departement: ['autre département', 'autres départements'],
  mixed: ['autre territoire', 'autres territoires'],
}

function nameOfCode(code: string, directory: Directory): string | undefined {
  const departement = directory.departement(code)
  if (departement) return departementWithArticle(departement)
  const epci = directory.epci(code)
  return epci ? epciWithArticle(epci.nom) : directory.resolve(code)?.nom.replaceAll("'", '’')
}

/** The part of a zone to name first: the one the person lives in, the most precise, else the broadest. */
function mainCode(zone: readonly string[], directory: Directory, livesIn: Commune | undefined): string | undefined {
  const known = zone.filter((code) => nameOfCode(code, directory))
  const theirs =
    livesIn && [livesIn.code, livesIn.epci, livesIn.departement].find((code) => code && known.includes(code))
  const broadest = (code: string) => kinds.indexOf(kindOfCode(code, directory))
  return theirs ?? known.reduce<string | undefined>((a, b) => (a && broadest(a) >= broadest(b) ? a : b), undefined)
}

/** Where people must live, in words: «Couvre le Grand Dax», «Couvre Dax et 3 autres communes», «Sans condition de résidence». */
export function coverageText(zone: readonly string[], directory: Directory, livesIn?: Commune): string {
  if (zone.length === 0) return 'Sans condition de résidence'
  if (zone.some((code) => wholeCountry.has(code))) return 'Couvre toute la France'
  const main = mainCode(zone, directory, livesIn)
  if (!main) return 'Zone couverte à vérifier'
  const text = `Couvre ${nameOfCode(main, directory)}`
  const rest = zone.length - 1
  if (rest === 0) return text
  const same = zone.every((code) => kindOfCode(code, directory) === kindOfCode(main, directory))
  const [one, many] = others[same ? kindOfCode(main, directory) : 'mixed']!
  return `${text} et ${rest} ${rest === 1 ? one : many}`
}
