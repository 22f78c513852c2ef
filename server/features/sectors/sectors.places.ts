import { quote } from '../../platform/text.ts'
import type { Commune, Directory } from '../communes/communes.directory.ts'
import { closest, communesNamed, epciNamed, nameOf, placed, posts, saysEpci } from '../communes/communes.named.ts'

interface Near {
  readonly departement: string
  readonly directory: Directory
}

/** A line, as far as its territory is concerned. */
interface Placed {
  readonly line: number
  readonly code: string
  refused: boolean
  readonly problems: string[]
  readonly notes: string[]
  cell(field: 'place'): string
}

/** A commune by itself, or all those of an EPCI in the département. */
interface Place {
  readonly communes: readonly Commune[]
  readonly label: string
  readonly exact: boolean
  readonly notes: readonly string[]
}

const one = (commune: Commune, notes: readonly string[] = []): Place => ({
  ...{ communes: [commune], label: placed(commune), exact: true, notes },
})

function ofEpci(code: string, { directory, departement }: Near): Place {
  const { nom, communes } = directory.epci(code)!
  const all = communes.flatMap((member) => directory.get(member) ?? [])
  const here = all.filter((commune) => commune.departement === departement)
  const part = `seulement ${here.length} de ses ${all.length} communes : les autres sont d’un autre département`
  const notes = here.length < all.length && here.length > 0 ? [`${quote(nom)} : ${part}.`] : []
  return { communes: here, label: nom, exact: false, notes }
}

/** An INSEE code, a SIREN, or a postal code that has one commune only. Spreadsheets drop a first zero. */
function byCode(text: string, near: Near): Place | null {
  const { directory } = near
  const code = /^\d{4}$/.test(text) ? `0${text}` : text.toUpperCase()
  if (directory.epci(code)) return ofEpci(code, near)
  if (!/^(\d{5}|2[AB]\d{3})$/.test(code)) return null
  const commune = directory.resolve(code)
  const posted = directory.all().filter((each) => posts(each, code))
  if (!commune) {
    const [meant, other] = posted
    return meant && !other ? one(meant, [`${quote(text)} compris comme un code postal : ${placed(meant)}.`]) : null
  }
  const merged = commune.code !== code ? [`${code} est une ancienne commune : comprise comme ${placed(commune)}.`] : []
  const doubt = posted.length > 0 && !posted.includes(commune)
  const other = `${code} est lu comme un code INSEE : ${placed(commune)}. C’est aussi un code postal.`
  return one(commune, doubt ? [...merged, other] : merged)
}

/** «Saint-Paul-lès-Dax», «Dax (40)», «40100 Dax», «CA du Grand Dax», «Grand Dax». */
function byName(text: string, near: Near): Place | null {
  const { directory, departement } = near
  const epci = () => {
    const found = epciNamed(text, directory, departement)
    return found && ofEpci(found.code, near)
  }
  const postalCode = /\b\d{5}\b/.exec(text)?.[0] ?? null
  const told = /\((\d{2,3}|2[AB])\)/i.exec(text)?.[1]?.toUpperCase()
  const name = text.replace(/\b\d{5}\b|\([^)]*\)/g, ' ').trim()
  const named = communesNamed(name, directory)
  // Of several of the same name in France, the file means that of its département.
  const here = named.filter((each) => each.departement === (told ?? departement))
  const commune = here.length === 1 ? here[0]! : closest(named, { postalCode, departement: told ?? departement })
  const found = () => {
    if (!commune) return null
    const same = nameOf(commune.nom) === nameOf(name)
    return one(commune, same ? [] : [`${quote(text)} compris : ${placed(commune)}.`])
  }
  return (saysEpci(text) ? epci() : null) ?? found() ?? epci()
}

/** «Dax (40088)», as our own table says it: the code is certain, whatever it is called. */
function byBoth(text: string, { directory }: Near): Place | null {
  const code = /\((\d{5}|2[AB]\d{3})\)$/i.exec(text)?.[1]
  const commune = code && directory.get(code.toUpperCase())
  return commune ? one(commune) : null
}

const placeOf = (text: string, near: Near): Place | null =>
  byBoth(text, near) ?? byCode(text.replace(/\s/g, ''), near) ?? byName(text, near)

/** What a cell says: whole, else piece by piece when it lists several. */
function placesOf(text: string, near: Near): (Place | string)[] {
  const read = (piece: string) => placeOf(piece, near) ?? piece
  return text
    .split(/[|;\n]/)
    .map((piece) => piece.trim())
    .filter(Boolean)
    .flatMap((piece) => {
      const whole = read(piece)
      const parts = piece.split(',').map((part) => part.trim())
      return typeof whole === 'string' && parts.length > 1 ? parts.filter(Boolean).map(read) : [whole]
    })
}

interface Claim extends Place {
  readonly line: Placed
}

/** Keeps what a line says that is of the département, and tells the rest. */
function claimsOf(line: Placed, near: Near): Claim[] {
  const text = line.cell('place')
  if (!text) return [] // A line may only add a référent.
  const claims = placesOf(text, near).flatMap((place): Claim[] => {
    if (typeof place === 'string') {
      line.problems.push(`Nous ne trouvons ni commune ni EPCI pour ${quote(place)}.`)
      return []
    }
    const here = place.communes.filter(({ departement }) => departement === near.departement)
    if (here.length === 0) line.problems.push(`${place.label} n’est pas de ce département.`)
    else line.notes.push(...place.notes)
    return here.length > 0 ? [{ ...place, communes: here, line }] : []
  })
  if (claims.length === 0) line.refused = true
  return claims
}

/**
 * The sector of each commune, by today's code. A commune named by itself is taken out of its EPCI; named for two
 * sectors, the first line has it, and the other one is told.
 */
export function readPlaces(lines: readonly Placed[], near: Near): Map<string, string> {
  const claims = lines.flatMap((line) => claimsOf(line, near))
  const holders = new Map<string, Claim>()
  for (const claim of [...claims.filter(({ exact }) => exact), ...claims.filter(({ exact }) => !exact)])
    settle(claim, holders)
  return new Map([...holders].map(([commune, { line }]) => [commune, line.code]))
}

function settle(claim: Claim, holders: Map<string, Claim>) {
  const held = claim.communes.flatMap((commune) => {
    const holder = holders.get(commune.code)
    if (!holder) holders.set(commune.code, claim)
    return holder && holder.line.code !== claim.line.code ? [{ commune, holder }] : []
  })
  const excepted = held.filter(({ holder }) => holder.exact && !claim.exact)
  const disputed = held.filter((each) => !excepted.includes(each))
  const said = (some: typeof held) =>
    some.slice(0, 5).map(({ commune, holder }) => `${commune.nom} (ligne ${holder.line.line}, ${holder.line.code})`)
  const more = (some: typeof held) => (some.length > 5 ? ` et ${some.length - 5} autres` : '')
  if (excepted.length > 0)
    claim.line.notes.push(`${claim.label} sans ${said(excepted).join(', ')}${more(excepted)}, d’un autre secteur.`)
  if (disputed.length > 0)
    claim.line.problems.push(`Déjà d’un autre secteur de ce fichier : ${said(disputed).join(', ')}${more(disputed)}.`)
  if (disputed.length === claim.communes.length) claim.line.refused = true
}
