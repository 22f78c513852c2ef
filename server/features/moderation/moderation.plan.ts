import type { ListingContent } from '../../contract/content.ts'
import type { Plan } from '../../contract/moderation.ts'
import { epciInList } from '../communes/communes.articles.ts'
import type { Commune, Directory } from '../communes/communes.directory.ts'
import { communesCovered, coversEverywhere, reachText, zoneNames } from '../listings/listings.coverage.ts'
import { happensOnSite, type Point, placeOf } from '../listings/listings.place.ts'

/** A degree of latitude, kilometres; one of longitude shrinks with the cosine. */
const kmPerDegree = 111.2
const coveredAtMost = 800
const neighboursAtMost = 150
const circles = [5, 10, 30, 100, 300] as const
/** Around a place whose coverage does not tell how far to look. */
const usualReach = 30
const leastReach = 8

/** The place and the communes covered, flat, around their middle. Null: nothing to draw, all of it is remote and for everybody. */
export function planOf(content: ListingContent, directory: Directory): Plan | null {
  const { zone_eligibilite: zone, modes_accueil, commune } = content
  const place = happensOnSite(modes_accueil) ? placeOf(content, directory) : null
  const covered = coversEverywhere(zone) ? [] : biggest(communesCovered(zone, directory), coveredAtMost)
  if (!place && covered.length === 0) return null
  const middle = middleOf(place ? [place, ...covered] : covered)
  const flat = projection(middle)
  const far = Math.max(...[...covered, ...(place ? [place] : [])].map((point) => extent(flat(point))))
  const reach = Math.max(leastReach, covered.length > 0 ? far * 1.15 : usualReach)
  const codes = new Set(covered.map(({ code }) => code))
  const around = directory.all().filter((one) => !codes.has(one.code) && extent(flat(one)) <= reach)
  const town = commune ? directory.resolve(commune) : undefined
  const drawn = (of: readonly Commune[], isCovered: boolean) =>
    of.map((one) => ({ name: curly(one.nom), ...flat(one), population: one.population, covered: isCovered }))
  return {
    reach: rounded(reach),
    place: place && { ...flat(place), name: town ? curly(town.nom) : null },
    communes: [...drawn(biggest(around, neighboursAtMost), false), ...drawn(covered, true)],
    circle: circles.findLast((km) => km <= reach) ?? circles[0],
    text: planText(content, directory, place && town),
  }
}

const curly = (text: string) => text.replaceAll("'", '’')
const rounded = (km: number) => Math.round(km * 100) / 100
const extent = ({ x, y }: { x: number; y: number }) => Math.max(Math.abs(x), Math.abs(y))
const biggest = (communes: readonly Commune[], most: number) =>
  [...communes].sort((a, b) => b.population - a.population).slice(0, most)

function middleOf(points: readonly Point[]): Point {
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2
  return {
    latitude: middle(points.map(({ latitude }) => latitude)),
    longitude: middle(points.map(({ longitude }) => longitude)),
  }
}

/** Degrees to kilometres east and north of a point: true enough at the size of a département. */
function projection(middle: Point) {
  const shrink = Math.cos((middle.latitude * Math.PI) / 180)
  return ({ latitude, longitude }: Point) => ({
    x: rounded((longitude - middle.longitude) * kmPerDegree * shrink),
    y: rounded((latitude - middle.latitude) * kmPerDegree),
  })
}

const named = 4

/** Of an EPCI without its number of communes, which is said of the whole. */
function bareName(code: string, directory: Directory) {
  const epci = directory.epci(code)
  return epci ? epciInList(epci.nom).name : zoneNames([code], directory)
}

/** «Cela se passe à Mende. Couvre Cœur de Lozère : 7 communes, 15 042 habitants.» */
function planText({ zone_eligibilite: zone }: ListingContent, directory: Directory, town: Commune | null | undefined) {
  const where = town ? `Cela se passe à ${curly(town.nom)}.` : 'Sans lieu connu.'
  if (coversEverywhere(zone)) return `${where} Sans condition de résidence.`
  const names = zone.slice(0, named).flatMap((code) => bareName(code, directory))
  const more = zone.length > named ? ` et ${zone.length - named} autres` : ''
  return `${where} Couvre ${names.join(', ')}${more} : ${reachText(zone, directory)}.`
}
