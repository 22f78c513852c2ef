import { fold } from '../../platform/text.ts'
import type { Directory } from '../communes/communes.directory.ts'
import { pieces, puzzling, quote, type Understood, understood } from './bulk.choices.ts'
import { closest, communesNamed, nameOf, placed } from './bulk.places.ts'

/** Names of the régions by their INSEE codes: a région is the list of its départements. */
const regions: Readonly<Record<string, string>> = {
  '01': 'Guadeloupe',
  '02': 'Martinique',
  '03': 'Guyane',
  '04': 'La Réunion',
  '06': 'Mayotte',
  '11': 'Île-de-France',
  '24': 'Centre-Val de Loire',
  '27': 'Bourgogne-Franche-Comté',
  '28': 'Normandie',
  '32': 'Hauts-de-France',
  '44': 'Grand Est',
  '52': 'Pays de la Loire',
  '53': 'Bretagne',
  '75': 'Nouvelle-Aquitaine',
  '76': 'Occitanie',
  '84': 'Auvergne-Rhône-Alpes',
  '93': 'Provence-Alpes-Côte d’Azur',
  '94': 'Corse',
}

const everywhere = new Set([
  'france',
  'toute la france',
  'france entiere',
  'la france',
  'national',
  'nationale',
  'partout en france',
  '99100',
])
const anywhere = new Set([
  'aucune',
  'aucun',
  'sans restriction',
  'sans limite',
  'pas de limite',
  'tous',
  'toutes les communes',
  'tout public',
])

const kinds =
  /^(ca|cc|cu|communaute d agglomeration|communaute de communes|communaute urbaine|communaute|agglomeration|agglo|metropole|epci|interco|intercommunalite)\b/
/** What the name of an EPCI keeps once said what it is: «CA du Grand Dax» → «grand dax». */
const ownName = (name: string) =>
  nameOf(name)
    .replace(
      /\b(communaute|communes|commune|agglomeration|agglo|urbaine|metropole|ca|cc|cu|epci|interco|intercommunalite)\b/g,
      ' ',
    )
    .split(' ')
    .filter((word) => word && !['d', 'de', 'du', 'des', 'la', 'le', 'les', 'l'].includes(word))
    .join(' ')

interface Index {
  /** Codes by own name. */
  readonly epcis: ReadonlyMap<string, readonly string[]>
  readonly departements: ReadonlyMap<string, string>
}
const kept = new WeakMap<Directory, Index>()

function indexOf(directory: Directory): Index {
  const known = kept.get(directory)
  if (known) return known
  const epcis = new Map<string, string[]>()
  for (const code of new Set(directory.all().flatMap(({ epci }) => epci ?? []))) {
    const name = ownName(directory.epci(code)?.nom ?? '')
    epcis.set(name, [...(epcis.get(name) ?? []), code])
  }
  const departements = new Map(directory.departements().map(({ code, name }) => [nameOf(name), code]))
  const index = { epcis, departements }
  kept.set(directory, index)
  return index
}

interface Near {
  readonly departement: string | null
}
interface Zone {
  readonly codes: readonly string[]
  readonly label: string
}

function byCode(text: string, directory: Directory): Zone | null {
  const code = text.toUpperCase()
  const departement = directory.departement(code)
  if (departement) return { codes: [code], label: `${departement.nom} (département)` }
  const epci = directory.epci(code)
  if (epci) return { codes: [code], label: epci.nom }
  if (!/^(\d{5}|2[AB]\d{3})$/.test(code)) return null
  const commune = directory.resolve(code)
  const posted = directory.all().filter(({ codesPostaux }) => codesPostaux.includes(code))
  // A postal code is likelier than an INSEE code in what people write, when only one commune has it.
  const meant = posted.length === 1 ? posted[0]! : commune
  return meant ? { codes: [meant.code], label: placed(meant) } : null
}

/** «Landes», «département des Landes», «Landes (40)», «40 - Landes». */
function departementNamed(text: string, directory: Directory): Zone | null {
  const bare = nameOf(text.replace(/\(?\b(\d{2,3}|2[AB])\b\)?/i, ' ')).replace(
    /^(tout )?(le )?departement (de la |de l |des |de |du |d )?/,
    '',
  )
  const code = indexOf(directory).departements.get(bare.replace(/^(tout|toutes?) (le |la |les )?/, ''))
  return code ? { codes: [code], label: `${directory.departement(code)!.nom} (département)` } : null
}

function regionNamed(text: string, directory: Directory): Zone | null {
  const bare = nameOf(text).replace(/^(toute )?(la )?region (de la |de l |des |de |du )?/, '')
  const region = Object.keys(regions).find((code) => nameOf(regions[code]!) === bare)
  if (!region) return null
  const codes = directory
    .departements()
    .flatMap(({ code }) => (directory.departement(code)!.region === region ? [code] : []))
  return { codes, label: `les ${codes.length} départements de la région ${regions[region]}` }
}

function epciNamed(text: string, directory: Directory, { departement }: Near): Zone | null {
  const found = indexOf(directory).epcis.get(ownName(text)) ?? []
  const near = found.filter((code) =>
    directory.epci(code)!.communes.some((one) => directory.get(one)?.departement === departement),
  )
  const [code, other] = found.length > 1 ? near : found
  return code && !other ? { codes: [code], label: directory.epci(code)!.nom } : null
}

function communeNamed(text: string, directory: Directory, near: Near): Zone | null {
  const postalCode = /\b\d{5}\b/.exec(text)?.[0] ?? null
  const departement = /\((\d{2,3}|2[AB])\)/i.exec(text)?.[1]?.toUpperCase() ?? near.departement
  const name = text.replace(/\b\d{5}\b|\([^)]*\)|^(commune|ville) (de |d’|d'|du )?/gi, ' ').trim()
  const commune = closest(communesNamed(name, directory), { postalCode, departement })
  return commune ? { codes: [commune.code], label: placed(commune) } : null
}

function zoneOf(text: string, directory: Directory, near: Near): Zone | null {
  if (everywhere.has(fold(text))) return { codes: ['france'], label: 'toute la France' }
  const epciFirst = kinds.test(nameOf(text)) ? epciNamed(text, directory, near) : null
  return (
    epciFirst ??
    byCode(text.replace(/\s/g, ''), directory) ??
    departementNamed(text, directory) ??
    regionNamed(text, directory) ??
    communeNamed(text, directory, near) ??
    epciNamed(text, directory, near)
  )
}

function readOne(text: string, directory: Directory, near: Near): Understood<readonly string[]> {
  const zone = zoneOf(text, directory, near)
  if (!zone)
    return puzzling(
      [],
      `Nous ne trouvons pas ${quote(text)}. Écrivez une commune, une intercommunalité, un département ou « toute la France ».`,
    )
  const same = fold(zone.label.replace(/ \(.*$/, '')) === fold(text)
  return { ...understood(zone.codes), notes: same ? [] : [`${quote(text)} compris : ${zone.label}`] }
}

/** Where people must live: communes, EPCI, départements, régions, France, by names or codes. Empty: no restriction. */
export function readZones(text: string, directory: Directory, near: Near): Understood<string[]> {
  if (anywhere.has(fold(text)))
    return { ...understood([]), notes: [`${quote(text)} compris : sans limite de territoire`] }
  const all = pieces(text, /[|;\n]/).flatMap((piece) => {
    const whole = readOne(piece, directory, near)
    const parts = whole.problems.length > 0 ? pieces(piece, /,|\/|\bet\b/) : []
    return parts.length > 1 ? parts.map((part) => readOne(part, directory, near)) : [whole]
  })
  return {
    value: [...new Set(all.flatMap(({ value }) => value))],
    problems: all.flatMap(({ problems }) => problems),
    notes: all.flatMap(({ notes }) => notes),
  }
}
