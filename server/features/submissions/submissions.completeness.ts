import type { ListingContent } from '../../contract/content.ts'
import type { Advice } from '../../contract/submissions.ts'
import { completenessOf, type Said } from '../listings/listings.completeness.ts'
import { happensOnSite } from '../listings/listings.place.ts'

const says = (text: string | null) => Boolean(text?.trim())
const anybody = ({ intervenants }: ListingContent, field: 'telephone' | 'courriel' | 'name') =>
  intervenants.some((one) => says(one[field]))

/** What a content says, as the order of the results counts it. */
export const saidBy = (content: ListingContent): Said => ({
  modes_accueil: content.modes_accueil,
  has_address: says(content.adresse),
  modes_mobilisation: content.modes_mobilisation,
  says_who_may_ask: content.mobilisable_par.length > 0,
  has_phone: anybody(content, 'telephone'),
  has_email: anybody(content, 'courriel'),
  has_link: says(content.lien_mobilisation),
  publics: content.publics,
  thematiques: content.thematiques,
  frais: content.frais,
  has_frais_details: says(content.frais_precisions),
  description_length: content.description.trim().length,
})

/** What the order of the results does not count, and an adviser on the phone misses. Out of 100, the rest being counted. */
const extras: readonly [points: number, holds: (content: ListingContent) => boolean][] = [
  [15, (content) => anybody(content, 'telephone')],
  [5, (content) => anybody(content, 'name')],
  [10, (content) => says(content.horaires_accueil) || !happensOnSite(content.modes_accueil)],
  [10, (content) => says(content.conditions_acces)],
]
const counted = 100 - extras.reduce((sum, [points]) => sum + points, 0)

/** How complete a listing is for whoever writes it, 0 to 100. */
export const scoreOf = (content: ListingContent): number =>
  counted * completenessOf(saidBy(content)) +
  extras.reduce((sum, [points, holds]) => sum + (holds(content) ? points : 0), 0)

const nobody = { name: null, role: null, telephone: null, courriel: null, note: null }
const withPerson = (content: ListingContent, said: Partial<ListingContent['intervenants'][number]>): ListingContent => {
  const [first = nobody, ...others] = content.intervenants
  return { ...content, intervenants: [{ ...first, ...said }, ...others] }
}

type Improvement = readonly [field: string, label: string, better: (content: ListingContent) => ListingContent]

/** What could be said more: the field to go to, in words, and the content with it. */
const improvements: readonly Improvement[] = [
  ['telephone', 'Le téléphone direct', (content) => withPerson(content, { telephone: '-' })],
  ['courriel', 'L’adresse e-mail', (content) => withPerson(content, { courriel: '-' })],
  ['intervenants', 'Le nom de la personne à joindre', (content) => withPerson(content, { name: '-' })],
  ['description', 'Une présentation de quelques lignes', (content) => ({ ...content, description: '-'.repeat(300) })],
  ['thematiques', 'Les thématiques', (content) => ({ ...content, thematiques: ['mobilite--preparer-un-permis'] })],
  ['publics', 'Le public accueilli', (content) => ({ ...content, publics: ['tous-publics'] })],
  ['adresse', 'L’adresse du lieu', (content) => ({ ...content, adresse: '-' })],
  ['horaires_accueil', 'Les horaires', (content) => ({ ...content, horaires_accueil: '-' })],
  ['conditions_acces', 'Ce qu’il faut apporter ou remplir', (content) => ({ ...content, conditions_acces: '-' })],
  ['frais', 'Le tarif', (content) => ({ ...content, frais: content.frais ?? 'gratuit', frais_precisions: '-' })],
  [
    'modes_mobilisation',
    'Comment faire la demande',
    (content) => ({ ...content, modes_mobilisation: ['se-presenter'] }),
  ],
  ['mobilisable_par', 'Qui peut faire la demande', (content) => ({ ...content, mobilisable_par: ['usagers'] })],
]

/** What the listing says already is not advised, however it is counted. */
const told: Readonly<Partial<Record<string, (content: ListingContent) => boolean>>> = {
  telephone: (content) => anybody(content, 'telephone'),
  courriel: (content) => anybody(content, 'courriel'),
  modes_mobilisation: ({ modes_mobilisation }) => modes_mobilisation.length > 0,
  thematiques: ({ thematiques }) => thematiques.length > 0,
  publics: ({ publics }) => publics.length > 0,
}

const atMost = 5

/** The score, and what would add the most to it, the most useful first. */
export function completenessFor(content: ListingContent): { score: number; advice: Advice[] } {
  const score = Math.round(scoreOf(content))
  const advice = improvements
    .filter(([field]) => !told[field]?.(content))
    .map(([field, label, better]) => ({ field, label, gain: Math.round(scoreOf(better(content))) - score }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain)
  return { score, advice: advice.slice(0, atMost) }
}
