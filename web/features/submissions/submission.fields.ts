import type { ListingContent } from '../../../server/contract/content.ts'

/** The sections of the page, and the fields of each, in the order they are read. */
export const sections = [
  { id: 'quoi', title: 'Quoi', fields: ['nom', 'description', 'type', 'thematiques'] },
  {
    id: 'qui',
    title: 'Pour qui',
    fields: ['publics', 'publics_precisions', 'conditions_acces', 'frais', 'frais_precisions'],
  },
  {
    id: 'ou',
    title: 'Où',
    fields: ['modes_accueil', 'commune', 'code_postal', 'adresse', 'complement_adresse', 'zone_eligibilite'],
  },
  {
    id: 'joindre',
    title: 'Nous joindre',
    fields: [
      ...['intervenants', 'mobilisable_par', 'modes_mobilisation', 'lien_mobilisation', 'mobilisation_precisions'],
    ],
  },
  {
    id: 'pratique',
    title: 'Pratique',
    fields: ['horaires_accueil', 'volume_horaire_hebdomadaire', 'nombre_semaines', 'fermeture'],
  },
] as const
export type SectionId = (typeof sections)[number]['id']

/** The field of the content a problem is about: `intervenants` for `intervenants.0.telephone`. */
const rootOf = (field: string) => field.split('.')[0]!

/** Whether what the server says of a field is about what it holds now. */
export function isJudged(field: string, now: ListingContent, judged: ListingContent): boolean {
  const root = rootOf(field) as keyof ListingContent
  return now[root] === judged[root]
}

/** Whether one of the fields of a section is among these. */
export const holdsOne = (fields: readonly string[], among: Readonly<Record<string, string>>) =>
  Object.keys(among).some((field) => fields.includes(rootOf(field)))

/** Whether something is said in one of the fields of a section. */
export const saysOne = (fields: readonly string[], content: ListingContent) =>
  fields.some((field) => {
    const said = content[field as keyof ListingContent]
    return Array.isArray(said) ? said.length > 0 : Boolean(said)
  })

/** The problems of these fields, in the order of the page. */
export function inOrder(problems: Readonly<Record<string, string>>): [field: string, sentence: string][] {
  const order = sections.flatMap(({ fields }) => fields as readonly string[])
  return Object.entries(problems).sort(([a], [b]) => order.indexOf(rootOf(a)) - order.indexOf(rootOf(b)))
}

const names: Readonly<Record<string, string>> = {
  nom: 'Titre',
  description: 'Présentation',
  type: 'Type d’aide',
  thematiques: 'Thématiques',
  publics: 'Publics',
  publics_precisions: 'Précisions sur le public',
  conditions_acces: 'Conditions et pièces à apporter',
  frais: 'Tarif',
  frais_precisions: 'Prix',
  modes_accueil: 'Lieu',
  commune: 'Commune',
  code_postal: 'Code postal',
  adresse: 'Adresse',
  complement_adresse: 'Complément d’adresse',
  zone_eligibilite: 'Zone d’éligibilité',
  intervenants: 'Intervenants',
  mobilisable_par: 'Qui peut faire la demande',
  modes_mobilisation: 'Comment faire la demande',
  lien_mobilisation: 'Lien',
  mobilisation_precisions: 'Précisions sur la demande',
  horaires_accueil: 'Horaires',
  volume_horaire_hebdomadaire: 'Heures par semaine',
  nombre_semaines: 'Nombre de semaines',
  fermeture: 'Fermeture temporaire',
  name: 'Nom',
  role: 'Rôle',
  telephone: 'Téléphone direct',
  courriel: 'Adresse e-mail',
  note: 'Quand le joindre',
  du: 'Premier jour de fermeture',
  au: 'Dernier jour de fermeture',
  message: 'Message de fermeture',
}

/** The name of a field on the page: «Téléphone direct» for `intervenants.0.telephone`. */
export const nameOf = (field: string) => names[field.split('.').at(-1)!] ?? names[rootOf(field)] ?? field

export const idOf = (field: string) => `champ-${field}`

/** Where to go for a field: its own control, that of the first person, the button that adds one. */
export function goTo(field: string) {
  const candidates = [field, `intervenants.0.${field}`, rootOf(field)]
  const found = candidates.map((name) => document.getElementById(idOf(name))).find((element) => element !== null)
  if (!found) return
  const focusable = 'input, select, textarea, button'
  const control = found.matches(focusable) ? found : found.querySelector<HTMLElement>(focusable)
  found.scrollIntoView({ block: 'center' })
  control?.focus({ preventScroll: true })
}
