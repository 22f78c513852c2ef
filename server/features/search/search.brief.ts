import type { Why } from '../../contract/search.ts'
import { type Public, publics } from '../../contract/vocabulary.ts'

/** What fits on a row beside the two other reasons. */
const roomy = 18

/** Names short enough for a row; the listing says them in full. */
const short: Partial<Record<Public, string>> = {
  'beneficiaires-des-minimas-sociaux': 'Minima sociaux',
  'demandeurs-emploi': 'Sans emploi',
  'personnes-en-situation-de-handicap': 'Handicap',
  'personnes-en-situation-durgence': 'Urgence',
  'personnes-en-situation-juridique-specifique': 'Situation juridique',
  'residents-qpv-frr': 'QPV ou FRR',
}

/** For a name after another; «QPV» stays as it is. */
const after = (name: string) => (/^\p{Lu}{2}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1))

/** «Jeunes et étudiants», «Sans emploi, +2»; those asked for come first, as in the whole sentence. */
function publicsBriefly(text: string, codes: readonly Public[], asked: readonly Public[]): string {
  if (text.length <= roomy) return text
  const named = [...codes].sort((a, b) => Number(asked.includes(b)) - Number(asked.includes(a)))
  const [first = text, second = ''] = named.map((code) => short[code] ?? publics[code])
  if (named.length < 2) return first
  const both = `${first} et ${after(second)}`
  return named.length === 2 && both.length <= roomy && !both.includes(' ou ') ? both : `${first}, +${named.length - 1}`
}

/** Where the person lives is known: the part of the coverage they live in is enough. */
const coverageBriefly = (text: string, placed: boolean) =>
  text === 'Sans condition de résidence'
    ? 'Où que l’on habite'
    : text.replace(/ et (\d+) autres? \p{L}+$/u, placed ? '' : ', +$1').replace('communauté de communes', 'CC')

/** «Répond en 2 jours»: the listing says that they are working days. */
const answersBriefly = (text: string) => text.replace(/ ouvrés?$| aux demandes$/, '')

interface Asked {
  /** A commune is asked for. */
  readonly placed: boolean
  readonly publics: readonly Public[]
}

/** The reasons as a row says them: in few words, since none is ever cut, and without what is told beside or above them. */
export const briefly = (why: readonly Why[], codes: readonly Public[], { placed, publics: asked }: Asked): Why[] =>
  why
    .filter(({ code }) => code !== 'distance' && code !== 'words')
    .map(({ code, text }) => {
      if (code === 'coverage') return { code, text: coverageBriefly(text, placed) }
      if (code === 'answers') return { code, text: answersBriefly(text) }
      return { code, text: code === 'public' ? publicsBriefly(text, codes, asked) : text }
    })
