import type { BulkColumn } from '../../contract/bulk.ts'
import { type BulkField, bulkFields } from '../../contract/vocabulary.bulk.ts'
import { columnLetter, type Table } from '../../platform/tables/table.ts'
import { fold } from '../../platform/text.ts'
import { emailOf, phoneOf } from '../listings/contacts.kept.ts'

/** Other titles people give, and the names of data·inclusion and of the tools partners leave. Folded when compared. */
const synonyms: Readonly<Record<BulkField, string>> = {
  nom: 'nom, nom du service, nom de la fiche, nom de l’action, intitulé, intitulé de l’action, action, service, dispositif, libellé, prestation, nom_service',
  description:
    'présentation, présentation_resume, présentation_detail, descriptif, résumé, contenu, objectif, objectifs, détail',
  type: 'type, types, type de service, type d’action, nature, nature de l’aide',
  thematiques:
    'thématique, thème, thèmes, domaine, domaines, frein, freins, besoin, besoins, catégorie, catégories, rubrique',
  publics: 'public, public cible, publics cibles, public visé, publics visés, profil, profils, bénéficiaires, pour qui',
  publics_precisions: 'précision public, précisions public, profils_precisions, détail public',
  conditions_acces:
    'conditions, condition d’accès, critères, prérequis, pré-requis, pre_requis, justificatifs, modalités d’accès, conditions d’admission',
  frais: 'coût, tarif, tarifs, prix, gratuit, payant, gratuité, participation, frais d’accès',
  frais_precisions: 'détail frais, frais_autres, montant, précisions tarif',
  modes_accueil:
    'mode d’accueil, modes d’accueil, modalité d’accueil, à distance, présentiel, lieu d’accueil, présentiel ou distanciel',
  adresse: 'rue, voie, adresse postale, adresse du lieu, lieu, adresse 1, numéro et rue',
  complement_adresse: 'complément adresse, adresse 2, bâtiment, étage',
  code_postal: 'cp, code postal du lieu',
  commune: 'ville, commune du lieu, localité, code insee, insee, code_insee, code commune',
  zone_eligibilite:
    'zone, zone d’éligibilité, zone_eligibilite, territoire, territoires, zone couverte, zone géographique, couverture, secteur, secteurs, périmètre, zone d’intervention, zone_diffusion_nom, communes couvertes',
  horaires_accueil:
    'horaire, horaires d’ouverture, horaires d’accueil, ouverture, jours et horaires, permanences, recurrence',
  modes_mobilisation:
    'mode de contact, modes d’orientation, comment faire la demande, comment orienter, modes d’orientation accompagnateur, prise de contact',
  mobilisable_par: 'mobilisable par, qui peut orienter, demande par, orienteur, prescripteur, prescripteurs',
  mobilisation_precisions:
    'précisions demande, modalités d’orientation, modes_orientation_accompagnateur_autres, démarche, mobilisation précisions',
  lien_mobilisation:
    'lien, site, site web, site internet, url, lien internet, lien d’inscription, formulaire, formulaire_en_ligne, page_web, prise_rdv',
  volume_horaire_hebdomadaire: 'volume horaire, heures hebdomadaires, volume_horaire_hebdomadaire, durée hebdomadaire',
  nombre_semaines: 'semaines, durée en semaines',
  contact_1_name:
    'contact, nom du contact, contact_nom_prenom, personne à contacter, interlocuteur, référent, nom prénom, intervenant, nom contact, responsable, intervenant 1, nom du référent',
  contact_1_role: 'fonction, rôle, poste, fonction du contact, qualité',
  contact_1_telephone:
    'téléphone, tél, tel, numéro, numéro de téléphone, téléphone du contact, portable, mobile, contact téléphone, téléphone 1, tel 1, tél fixe, ligne directe',
  contact_1_courriel:
    'courriel, mail, e-mail, email, adresse mail, adresse e-mail, adresse électronique, contact mail, mél, courriel du contact, mail 1, email 1, contact_public_courriel',
  contact_1_note: 'précisions contact, disponibilités, remarque contact',
  contact_2_name: 'contact 2, nom contact 2, intervenant 2, second contact, deuxième contact, nom du contact 2',
  contact_2_role: 'fonction 2, rôle 2, fonction contact 2',
  contact_2_telephone: 'téléphone 2, tel 2, portable 2, autre téléphone, téléphone contact 2, second téléphone',
  contact_2_courriel: 'courriel 2, mail 2, email 2, e-mail 2, autre mail, autre courriel, second mail',
  contact_2_note: 'précisions contact 2',
}

const fields = Object.keys(bulkFields) as BulkField[]
const byTitle = new Map<string, BulkField>()
for (const field of fields)
  for (const title of [bulkFields[field], field, ...synonyms[field].split(', ')])
    if (!byTitle.has(fold(title))) byTitle.set(fold(title), field)

/** Without what says nothing: «Téléphone (obligatoire) *», «Tél.». */
const bare = (title: string) => fold(title.replace(/\([^)]*\)|\*/g, ' '))

/** The field a title names, whole, or begins or ends with when it is long enough to mean only that. */
function fieldTitled(title: string): BulkField | null {
  const named = bare(title)
  const whole = byTitle.get(named)
  if (whole || named.length < 6) return whole ?? null
  const near = [...byTitle].filter(([known]) => known.length >= 8 && ` ${named} `.includes(` ${known} `))
  near.sort(([a], [b]) => b.length - a.length)
  return near[0]?.[1] ?? null
}

const share = (cells: readonly string[], test: (cell: string) => boolean) => cells.filter(test).length / cells.length

/** What cells look like, when most of them do. */
const looks: readonly [BulkField, (cell: string) => boolean][] = [
  ['contact_1_courriel', (cell) => emailOf(cell) !== null],
  ['lien_mobilisation', (cell) => /^(https?:\/\/|www\.)\S+$/i.test(cell)],
  ['code_postal', (cell) => /^\d{5}$/.test(cell)],
  ['contact_1_telephone', (cell) => cell.length < 40 && /\d{2}/.test(cell) && phoneOf(cell) !== null],
  ['frais', (cell) => /^(gratuit|payant)/i.test(cell)],
]

function fieldLike(cells: readonly string[]): BulkField | null {
  if (cells.length === 0) return null
  return looks.find(([, test]) => share(cells, test) >= 0.8)?.[0] ?? null
}

/** A second column of contacts is the second person’s. */
const second = (field: BulkField) => field.replace('contact_1', 'contact_2') as BulkField

const shownExamples = 3
const shownSigns = 80

/** Each column of a table with what it seems to be: by its title first, then by what is in it; a field once. */
export function columnsOf({ titles, rows }: Table): BulkColumn[] {
  const taken = new Set<BulkField>()
  const take = (field: BulkField | null) => {
    const free = field && (taken.has(field) ? second(field) : field)
    if (!free || taken.has(free)) return null
    taken.add(free)
    return free
  }
  const filled = titles.map((_, at) => rows.map(({ cells }) => cells[at]!).filter(Boolean))
  const titled = titles.map((title) => take(fieldTitled(title)))
  const like = titled.map((field, at) => (field ? null : take(fieldLike(filled[at]!))))
  return titles.map((title, at) => ({
    title,
    letter: columnLetter(at),
    field: titled[at] ?? like[at] ?? null,
    because: like[at] ? 'd’après ce qu’elle contient' : null,
    examples: [...new Set(filled[at])].slice(0, shownExamples).map(shortened),
    filled: filled[at]!.length,
  }))
}

const shortened = (text: string) => {
  const line = text.replace(/\s+/g, ' ')
  return line.length > shownSigns ? `${line.slice(0, shownSigns - 1)}…` : line
}

/** What to look at in the titles. */
export function noticesOf({ titles, titlesLine, rows }: Table): string[] {
  const untitled = titles.flatMap((title, at) => (title ? [] : [columnLetter(at)]))
  const seen = new Map<string, string[]>()
  for (const [at, title] of titles.entries()) if (title) seen.set(title, [...(seen.get(title) ?? []), columnLetter(at)])
  const twice = [...seen].filter(([, letters]) => letters.length > 1)
  const overflowing = rows.filter(({ overflows }) => overflows).map(({ line }) => line)
  return [
    ...(titlesLine > 1 ? [`Les titres ont été lus à la ligne ${titlesLine}.`] : []),
    ...(untitled.length > 0 ? [`Sans titre : colonne${untitled.length > 1 ? 's' : ''} ${untitled.join(', ')}.`] : []),
    ...twice.map(([title, letters]) => `Le titre « ${title} » est là plusieurs fois : colonnes ${letters.join(', ')}.`),
    ...(overflowing.length > 0
      ? [
          `Plus de cellules que de titres : ligne${overflowing.length > 1 ? 's' : ''} ${overflowing.slice(0, 10).join(', ')}.`,
        ]
      : []),
  ]
}
