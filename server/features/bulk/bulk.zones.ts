import { fold, quote } from '../../platform/text.ts'
import type { Directory } from '../communes/communes.directory.ts'
import { closest, communesNamed, epciNamed, nameOf, placed, saysEpci } from '../communes/communes.named.ts'
import { pieces, puzzling, type Understood, understood } from './bulk.choices.ts'

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

const kept = new WeakMap<Directory, ReadonlyMap<string, string>>()

/** Codes of the départements by their name. */
function departementsOf(directory: Directory): ReadonlyMap<string, string> {
  const known = kept.get(directory)
  if (known) return known
  const departements = new Map(directory.departements().map(({ code, name }) => [nameOf(name), code]))
  kept.set(directory, departements)
  return departements
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
  const code = departementsOf(directory).get(bare.replace(/^(tout|toutes?) (le |la |les )?/, ''))
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

function epciZone(text: string, directory: Directory, { departement }: Near): Zone | null {
  const epci = epciNamed(text, directory, departement)
  return epci && { codes: [epci.code], label: epci.nom }
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
  const epciFirst = saysEpci(text) ? epciZone(text, directory, near) : null
  return (
    epciFirst ??
    byCode(text.replace(/\s/g, ''), directory) ??
    departementNamed(text, directory) ??
    regionNamed(text, directory) ??
    communeNamed(text, directory, near) ??
    epciZone(text, directory, near)
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
