import {
  modesMobilisation,
  personnesMobilisatrices,
  type Thematique,
  thematiques,
  thematiquesOfFrein,
  typesDeServices,
} from '../../contract/vocabulary.listing.ts'
import { type Frais, type Frein, freins, modesAccueil, publics } from '../../contract/vocabulary.ts'
import { fold, quote } from '../../platform/text.ts'

/** What a cell says, with what to tell of it. */
export interface Understood<T> {
  readonly value: T
  readonly problems: readonly string[]
  readonly notes: readonly string[]
}
export const understood = <T>(value: T): Understood<T> => ({ value, problems: [], notes: [] })
export const puzzling = <T>(value: T, ...problems: string[]): Understood<T> => ({ value, problems, notes: [] })

/** The model's own words: nobody wonders how they are understood. */
const plain = new Set(['sur place', 'les deux'])
/** Said when what is kept is not what is written, accents and capitals aside. */
const unlessSame = (typed: string, label: string) =>
  fold(typed) === fold(label) || plain.has(fold(typed)) ? [] : [`${quote(typed)} compris : ${label}`]

const yes = new Set(['oui', 'o', 'x', 'vrai', '1', 'yes', 'true'])
const no = new Set(['non', 'n', 'faux', '0', 'no', 'false'])
export const isYes = (text: string) => yes.has(fold(text))
export const isNo = (text: string) => no.has(fold(text))

interface Vocabulary<C extends string> {
  readonly labels: Readonly<Record<C, string>>
  /** Other words for a choice, folded. */
  readonly also: Readonly<Record<string, readonly C[]>>
}

const vocabulary = <C extends string>(labels: Readonly<Record<C, string>>, also: Vocabulary<C>['also'] = {}) => ({
  labels,
  also,
})

export const vocabularies = {
  type: vocabulary(typesDeServices, {
    'accompagnement individuel': ['accompagnement'],
    suivi: ['accompagnement'],
    'aide financiere': ['aide-financiere'],
    pret: ['aide-materielle'],
    ateliers: ['atelier'],
    'atelier collectif': ['atelier'],
    formations: ['formation'],
    informations: ['information'],
    'accueil information': ['information'],
  }),
  publics: vocabulary(publics, {
    tous: ['tous-publics'],
    'tout public': ['tous-publics'],
    'tous les publics': ['tous-publics'],
    rsa: ['beneficiaires-des-minimas-sociaux'],
    'beneficiaires du rsa': ['beneficiaires-des-minimas-sociaux'],
    'minima sociaux': ['beneficiaires-des-minimas-sociaux'],
    chomeurs: ['demandeurs-emploi'],
    'demandeur d emploi': ['demandeurs-emploi'],
    salaries: ['actifs'],
    parents: ['familles'],
    'jeunes 16 25 ans': ['jeunes'],
    '16 25 ans': ['jeunes'],
    handicap: ['personnes-en-situation-de-handicap'],
    rqth: ['personnes-en-situation-de-handicap'],
    'personnes handicapees': ['personnes-en-situation-de-handicap'],
    refugies: ['personnes-exilees'],
    qpv: ['residents-qpv-frr'],
    'personnes agees': ['seniors'],
  }),
  modes_accueil: vocabulary(modesAccueil, {
    'sur place': ['en-presentiel'],
    presentiel: ['en-presentiel'],
    physique: ['en-presentiel'],
    distance: ['a-distance'],
    distanciel: ['a-distance'],
    visio: ['a-distance'],
    'en ligne': ['a-distance'],
    telephone: ['a-distance'],
    'les deux': ['a-distance', 'en-presentiel'],
    mixte: ['a-distance', 'en-presentiel'],
    hybride: ['a-distance', 'en-presentiel'],
  }),
  modes_mobilisation: vocabulary(modesMobilisation, {
    telephone: ['telephoner'],
    tel: ['telephoner'],
    'par telephone': ['telephoner'],
    appeler: ['telephoner'],
    courriel: ['envoyer-un-courriel'],
    mail: ['envoyer-un-courriel'],
    'e mail': ['envoyer-un-courriel'],
    email: ['envoyer-un-courriel'],
    'par mail': ['envoyer-un-courriel'],
    ecrire: ['envoyer-un-courriel'],
    'sur place': ['se-presenter'],
    venir: ['se-presenter'],
    accueil: ['se-presenter'],
    lien: ['utiliser-lien-mobilisation'],
    'en ligne': ['utiliser-lien-mobilisation'],
    formulaire: ['utiliser-lien-mobilisation'],
    internet: ['utiliser-lien-mobilisation'],
  }),
  mobilisable_par: vocabulary(personnesMobilisatrices, {
    professionnel: ['professionnels'],
    prescripteur: ['professionnels'],
    prescripteurs: ['professionnels'],
    conseiller: ['professionnels'],
    'travailleur social': ['professionnels'],
    usager: ['usagers'],
    'la personne': ['usagers'],
    beneficiaire: ['usagers'],
    particuliers: ['usagers'],
    'les deux': ['professionnels', 'usagers'],
    tous: ['professionnels', 'usagers'],
    'tout le monde': ['professionnels', 'usagers'],
  }),
  thematiques: vocabulary<Thematique>(thematiques),
} as const

function exactly<C extends string>(typed: string, { labels, also }: Vocabulary<C>): readonly C[] | null {
  const named = fold(typed)
  const codes = Object.keys(labels) as C[]
  const code = codes.find((one) => typed === one || fold(labels[one]) === named || fold(one) === named)
  return code ? [code] : (also[named] ?? null)
}

/** The choices whose label has each word typed, by its beginning: «permis» is enough when one only has it. */
function nearly<C extends string>(typed: string, { labels }: Vocabulary<C>): C[] {
  const wanted = fold(typed)
    .split(' ')
    .filter((word) => word.length > 3)
  if (wanted.length === 0) return []
  return (Object.keys(labels) as C[]).filter((code) => {
    const there = fold(labels[code]).split(' ')
    return wanted.every((word) => there.some((one) => one.startsWith(word) || word.startsWith(one.padEnd(5))))
  })
}

const freinNamed = (typed: string) =>
  (Object.keys(freins) as Frein[]).find((frein) => fold(freins[frein]) === fold(typed) || frein === typed)

/** A frein is wider than a thématique: only those of one thématique say which. */
function byFrein(typed: string): Understood<Thematique[]> | null {
  const frein = freinNamed(typed)
  if (!frein) return null
  const [first, ...others] = thematiquesOfFrein[frein]
  if (others.length === 0) return { ...understood([first!]), notes: unlessSame(typed, thematiques[first!]) }
  const examples = [first!, others[0]!].map((code) => quote(thematiques[code])).join(' ou ')
  return puzzling([], `${quote(typed)} est trop large. Précisez : ${examples} par exemple.`)
}

function readOne<C extends string>(typed: string, words: Vocabulary<C>): Understood<readonly C[]> {
  const labelsOf = (codes: readonly C[]) => codes.map((code) => words.labels[code]).join(' et ')
  const exact = exactly(typed, words)
  if (exact) {
    const isCode = exact.length === 1 && exact[0] === typed
    return { ...understood(exact), notes: isCode ? [] : unlessSame(typed, labelsOf(exact)) }
  }
  const near = nearly(typed, words)
  if (near.length === 1) return { ...understood(near), notes: unlessSame(typed, labelsOf(near)) }
  if (near.length > 1) {
    const choices = near.slice(0, 3).map((code) => quote(words.labels[code]))
    return puzzling([], `${quote(typed)} peut dire plusieurs choses : ${choices.join(', ')}. Écrivez laquelle.`)
  }
  return puzzling([], `${quote(typed)} n’est pas un choix de la liste. Reprenez les mots de la notice du modèle.`)
}

const together = <C>(all: readonly Understood<readonly C[]>[]): Understood<C[]> => ({
  value: [...new Set(all.flatMap(({ value }) => value))],
  problems: all.flatMap(({ problems }) => problems),
  notes: all.flatMap(({ notes }) => notes),
})

export const pieces = (text: string, separator: RegExp) =>
  text
    .split(separator)
    .map((piece) => piece.replace(/^[\s•\-*]+/, '').trim())
    .filter(Boolean)

/** Several choices, by label, by code or by another word, with `|`, `;` or a line end between them, or commas. */
export function readChoices<F extends keyof typeof vocabularies>(
  field: F,
  text: string,
  title: string,
): Understood<(keyof (typeof vocabularies)[F]['labels'] & string)[]> {
  type C = keyof (typeof vocabularies)[F]['labels'] & string
  const words = vocabularies[field] as unknown as Vocabulary<C>
  // «À distance ? oui»: the title is the choice.
  if (isYes(text)) return together([readOne(title.replace(/\?/g, ''), words)])
  if (isNo(text)) return understood([])
  const read = (typed: string) =>
    (field === 'thematiques' && (byFrein(typed) as Understood<readonly C[]> | null)) || readOne(typed, words)
  return together(
    pieces(text, /[|;\n]/).flatMap((piece) => {
      const whole = read(piece)
      const parts = pieces(piece, /,|\/|\bet\b/)
      return whole.problems.length === 0 || parts.length < 2 ? [whole] : parts.map(read)
    }),
  )
}

/** «gratuit», «payant 15 €», «15 € par an», «oui» under «Gratuit ?». */
export function readFrais(text: string, title: string): Understood<{ frais: Frais | null; precisions: string | null }> {
  const said = fold(text)
  const isFree = fold(title).includes('gratui')
  if (isYes(text) || isNo(text)) {
    const frais: Frais = isYes(text) === isFree ? 'gratuit' : 'payant'
    return { ...understood({ frais, precisions: null }), notes: unlessSame(text, `${frais} (${title})`) }
  }
  const word = /^(gratuite?s?|gratuite|payante?s?|aucun frais|aucun|sans frais|neant|0)\b/.exec(said)?.[1]
  if (word) {
    const frais: Frais = word.startsWith('payant') ? 'payant' : 'gratuit'
    const more = text.replace(
      /^\s*(gratuite?s?|gratuité|payante?s?|aucun(?: frais)?|sans frais|néant|0(?: ?€| euros?)?)[\s:,;.(–-]*/i,
      '',
    )
    const precisions = more.trim().replace(/^([^(]*)\)$/, '$1') || null
    return {
      ...understood({ frais, precisions }),
      notes: precisions
        ? [`${quote(text)} compris : ${frais}, avec la précision ${quote(precisions)}`]
        : unlessSame(text, frais),
    }
  }
  if (/\d/.test(text) || /€|euro|selon|quotient|participation|adhesion|cotisation/i.test(said))
    return { ...understood({ frais: 'payant' as const, precisions: text }), notes: [`${quote(text)} compris : payant`] }
  return puzzling(
    { frais: null, precisions: null },
    `${quote(text)} ne dit pas si c’est gratuit. Écrivez « gratuit » ou « payant 15 € ».`,
  )
}

/** «7», «7,5», «7 h 30» hours; a whole number of weeks. */
export function readNumber(text: string, whole: boolean): Understood<number | null> {
  const found = /^(\d+)(?:[.,](\d+)|\s*h(?:eures?)?\s*(\d{2})?)?(?:\s*semaines?)?$/i.exec(text.trim())
  const example = whole ? '« 12 »' : '« 7 » ou « 7,5 »'
  if (!found) return puzzling(null, `${quote(text)} n’est pas un nombre. Exemple : ${example}.`)
  const value = Number(`${found[1]}.${found[2] ?? 0}`) + Number(found[3] ?? 0) / 60
  const fits = whole ? Number.isInteger(value) && value >= 1 && value <= 520 : value <= 168
  return fits ? understood(value) : puzzling(null, `${quote(text)} est trop grand. Exemple : ${example}.`)
}
