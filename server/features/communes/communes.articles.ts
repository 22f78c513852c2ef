/** How places are named inside a French sentence: «les Landes», «le Grand Dax», «7 km d’Aurillac». */

const codes = (text: string) => new Set(text.split(' '))

// Articles by département code, after the INSEE's TNCC and, where it has none (Maine-et-Loire, Saône-et-Loire), usage.
const le = codes('14 15 18 25 29 30 32 39 41 45 46 47 49 56 59 62 63 67 68 69 81 82 83 84 90 94 95')
const la = codes(
  '16 17 19 21 23 24 26 2A 2B 31 33 42 43 44 48 50 51 52 53 54 55 57 58 70 71 72 73 74 76 77 80 85 86 87 93 971 972 973',
)
const les = codes('04 05 06 08 13 22 40 64 65 66 78 79 88 92')
const none = codes('75 974 975 976 977 978 984 986 987 988 989')

const curly = (text: string) => text.replaceAll("'", '’')

export function departementWithArticle({ code, nom }: { code: string; nom: string }): string {
  const name = curly(nom)
  if (none.has(code)) return name
  if (le.has(code)) return `le ${name}`
  if (la.has(code)) return `la ${name}`
  return les.has(code) ? `les ${name}` : `l’${name}`
}

const prefixes: Record<string, string> = {
  CA: 'l’agglomération',
  CC: 'la communauté de communes',
  CU: 'la communauté urbaine',
  Métropole: 'la métropole',
}
const articles: readonly [start: RegExp, article: string][] = [
  [/^du /, 'le '],
  [/^des /, 'les '],
  [/^de la /i, 'la '],
  [/^de l’/i, 'l’'],
  [/^Le /i, 'le '],
  [/^La /i, 'la '],
  [/^Les /i, 'les '],
  [/^(?=(Grand|Pays|Val|Bassin|Sud|Nord|Haut|Cœur|Centre|Territoire) )/, 'le '],
]
// A name that says itself what it is needs nothing before it: «Mont de Marsan Agglomération».
const saysItself = /agglo|communauté|métropole|intercom/i

/** `CA du Grand Dax` → its kind, and the rest of its name. */
function epciParts(nom: string): { clean: string; prefix?: string | undefined; rest?: string | undefined } {
  const clean = curly(nom.replace(/''|"/g, '').replace(/\s*\([^)]*\)/g, ''))
    .replace(/Coeur/g, 'Cœur')
    .trim()
  const [, prefix, rest] = /^(CA|CC|CU|Métropole) (.+)$/.exec(clean) ?? []
  return { clean, prefix, rest }
}

/**
 * An EPCI inside a sentence: `CA du Grand Dax` → «le Grand Dax», `CC de Granville, Terre et Mer` →
 * «la communauté de communes de Granville, Terre et Mer» (its bare name would read as the town).
 */
export function epciWithArticle(nom: string): string {
  const { clean, prefix, rest } = epciParts(nom)
  if (!prefix || !rest) return clean.replace(/^Euro/, 'l’Euro')
  if (saysItself.test(rest) && !/^d[eu’]/.test(rest)) return rest
  for (const [start, article] of articles) if (start.test(rest)) return rest.replace(start, article)
  return `${prefixes[prefix]} ${rest}`
}

const epciKinds: Record<string, string> = {
  CA: 'Agglomération',
  CC: 'Communauté de communes',
  CU: 'Communauté urbaine',
  Métropole: 'Métropole',
}

/** An EPCI in a list: `CA du Grand Dax` → «Grand Dax», «Agglomération». */
export function epciInList(nom: string): { name: string; kind: string } {
  const { clean, prefix = '', rest = clean } = epciParts(nom)
  const name = rest.replace(/^(?:du |des |de la |de l’|de |d’)/i, '')
  return { name: name.charAt(0).toUpperCase() + name.slice(1), kind: epciKinds[prefix] ?? 'Intercommunalité' }
}

/** A town after «de»: «de Dax», «d’Aurillac», «du Mans», «des Sables-d’Olonne». */
export function ofTown(nom: string): string {
  const name = curly(nom)
  if (name.startsWith('Le ')) return `du ${name.slice(3)}`
  if (name.startsWith('Les ')) return `des ${name.slice(4)}`
  // «d’Hyères», «d’Yzeure»: h is mute in most town names, y is a vowel.
  return /^[AEIOUYÂÀÉÈÊÎÔŒH]/.test(name) ? `d’${name}` : `de ${name}`
}

/** A town after «à», at the start of a sentence: «À Dax», «Au Mans», «Aux Sables-d’Olonne». */
export function inTown(nom: string): string {
  const name = curly(nom)
  if (name.startsWith('Le ')) return `Au ${name.slice(3)}`
  return name.startsWith('Les ') ? `Aux ${name.slice(4)}` : `À ${name}`
}
