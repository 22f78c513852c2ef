import type { BulkDraft, BulkLine } from '../../../server/contract/bulk.ts'
import { type BulkField, bulkFields } from '../../../server/contract/vocabulary.bulk.ts'
import { count, number, plural } from '../../typography.ts'

const starting = (prefix: string) =>
  (Object.keys(bulkFields) as BulkField[]).filter((field) => field.startsWith(prefix))

/** The fields of a listing, as they are looked for in a list. */
export const fieldGroups: readonly { label: string; fields: readonly BulkField[] }[] = [
  {
    label: 'L’aide',
    fields: [
      'nom',
      'description',
      'type',
      'thematiques',
      'publics',
      'publics_precisions',
      'conditions_acces',
      'frais',
      'frais_precisions',
    ],
  },
  {
    label: 'Le lieu',
    fields: [
      'modes_accueil',
      'adresse',
      'complement_adresse',
      'code_postal',
      'commune',
      'zone_eligibilite',
      'horaires_accueil',
    ],
  },
  {
    label: 'La demande',
    fields: [
      'modes_mobilisation',
      'mobilisable_par',
      'mobilisation_precisions',
      'lien_mobilisation',
      'volume_horaire_hebdomadaire',
      'nombre_semaines',
    ],
  },
  { label: 'Contact 1', fields: starting('contact_1') },
  { label: 'Contact 2', fields: starting('contact_2') },
]

interface Default {
  readonly field: BulkField
  readonly hint: string
  /** A few answers; a text otherwise. */
  readonly options?: Readonly<Record<string, string>>
}

/** What one answer may say for all the lines, when no column does. */
export const possibleDefaults: readonly Default[] = [
  {
    field: 'mobilisable_par',
    hint: 'Nécessaire pour envoyer.',
    options: {
      '': 'À compléter fiche par fiche',
      professionnels: 'Un professionnel',
      usagers: 'La personne elle-même',
      'les deux': 'L’un ou l’autre',
    },
  },
  {
    field: 'modes_accueil',
    hint: 'Sans réponse\u00a0: sur place dès qu’une commune est donnée.',
    options: {
      '': 'À compléter fiche par fiche',
      'sur place': 'Sur place',
      'à distance': 'À distance',
      'les deux': 'Les deux',
    },
  },
  { field: 'thematiques', hint: 'Nécessaire pour envoyer. Exemple\u00a0: «\u00a0Préparer un permis\u00a0».' },
  { field: 'commune', hint: 'Si tout se passe au même endroit. Exemple\u00a0: «\u00a040100 Dax\u00a0».' },
  { field: 'zone_eligibilite', hint: 'Sans réponse\u00a0: sans limite. Exemple\u00a0: «\u00a0Landes\u00a0».' },
]

export const outcomeWords: Readonly<Record<BulkLine['outcome'], string>> = {
  new: 'Brouillon à créer',
  known: 'Semble déjà là',
  example: 'Exemple du modèle, ignoré',
  unreadable: 'Laissée de côté',
}

const having = (lines: readonly BulkLine[], outcome: BulkLine['outcome']) =>
  lines.filter((line) => line.outcome === outcome).length

const readyWords = (ready: number) =>
  ready === 0 ? 'aucun encore prêt à envoyer' : `dont ${number(ready)} ${plural(ready, 'prêt')} à envoyer`

/** «12 lignes : 9 brouillons à créer dont 7 prêts à envoyer, 2 semblent déjà là, 1 laissée de côté.» */
export function checkInShort(lines: readonly BulkLine[]): string {
  const fresh = having(lines, 'new')
  const ready = lines.filter((line) => line.outcome === 'new' && line.ready).length
  const known = having(lines, 'known')
  const out = having(lines, 'unreadable')
  const parts = [
    `${count(fresh, 'brouillon')} à créer${fresh > 0 ? `, ${readyWords(ready)}` : ''}`,
    ...(known > 0 ? [`${number(known)} ${plural(known, 'semble', 'semblent')} déjà là`] : []),
    ...(out > 0 ? [`${number(out)} ${plural(out, 'laissée', 'laissées')} de côté`] : []),
  ]
  return `${count(lines.length - having(lines, 'example'), 'ligne')}\u00a0: ${parts.join(' ; ')}.`.replace(
    / ;/g,
    '\u202f;',
  )
}

export function draftsInShort(drafts: readonly BulkDraft[]): string {
  const ready = drafts.filter((draft) => draft.ready).length
  const made = `${count(drafts.length, 'brouillon')} ${plural(drafts.length, 'créé')}`
  if (ready === drafts.length) return `${made}, ${plural(ready, 'prêt')} à envoyer`
  return ready === 0 ? `${made}, à compléter` : `${made}, dont ${number(ready)} ${plural(ready, 'prêt')} à envoyer`
}
