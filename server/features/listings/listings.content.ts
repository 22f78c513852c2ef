import type { ListingContent } from '../../contract/content.ts'
import type { Db, Trx } from '../../platform/db.ts'
import type { ListingsTable } from '../../platform/schema.ts'
import { oneLine, written } from '../../platform/text.ts'
import { emailOf, phoneOf } from './contacts.kept.ts'

/** Everything a content gives the row of its listing; intervenants are rows of their own. */
const columns = [
  'nom',
  'description',
  'type',
  'thematiques',
  'publics',
  'publics_precisions',
  'conditions_acces',
  'frais',
  'frais_precisions',
  'modes_accueil',
  'adresse',
  'complement_adresse',
  'code_postal',
  'commune',
  'longitude',
  'latitude',
  'zone_eligibilite',
  'horaires_accueil',
  'modes_mobilisation',
  'mobilisable_par',
  'mobilisation_precisions',
  'lien_mobilisation',
  'volume_horaire_hebdomadaire',
  'nombre_semaines',
] as const satisfies (keyof ListingContent & keyof ListingsTable)[]

const picked = <T extends object, K extends keyof T>(from: T, keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>

/** The row of a listing that says this. */
export const columnsOf = ({ fermeture, ...content }: ListingContent) => ({
  ...picked(content, columns),
  closed_from: fermeture?.du ?? null,
  closed_until: fermeture?.au ?? null,
  closed_message: fermeture?.message ?? null,
})

export const emptyContent: ListingContent = {
  nom: '',
  description: '',
  type: null,
  thematiques: [],
  publics: [],
  publics_precisions: null,
  conditions_acces: null,
  frais: null,
  frais_precisions: null,
  modes_accueil: [],
  adresse: null,
  complement_adresse: null,
  code_postal: null,
  commune: null,
  longitude: null,
  latitude: null,
  zone_eligibilite: [],
  horaires_accueil: null,
  modes_mobilisation: [],
  mobilisable_par: [],
  mobilisation_precisions: null,
  lien_mobilisation: null,
  volume_horaire_hebdomadaire: null,
  nombre_semaines: null,
  intervenants: [],
  fermeture: null,
}

/** What a listing says today, whoever wrote it: a source or people. */
export async function readContent(db: Db | Trx, listingId: string): Promise<ListingContent> {
  const row = await db
    .selectFrom('listings')
    .select([...columns, 'closed_from', 'closed_until', 'closed_message'])
    .where('id', '=', listingId)
    .executeTakeFirstOrThrow()
  const intervenants = await db
    .selectFrom('intervenants')
    .select(['name', 'role', 'telephone', 'courriel', 'note'])
    .where('listing_id', '=', listingId)
    .orderBy('rank')
    .execute()
  const { closed_from: du, closed_until: au, closed_message: message } = row
  return { ...picked(row, columns), intervenants, fermeture: du || au || message ? { du, au, message } : null }
}

/** What is written on from: what is seen or was, else the last thing written of a listing that never was. */
export async function contentToWriteOn(db: Db | Trx, listingId: string): Promise<ListingContent> {
  const revisions = await db
    .selectFrom('revisions')
    .select(['state', 'content'])
    .where('listing_id', '=', listingId)
    .orderBy('number', 'desc')
    .execute()
  const neverSeen = revisions.every(({ state }) => state !== 'approved' && state !== 'superseded')
  return neverSeen && revisions[0] ? revisions[0].content : readContent(db, listingId)
}

const line = (text: string | null) => (text === null ? null : oneLine(text) || null)
const lines = (text: string | null) => (text === null ? null : written(text))

/** As it is kept once sent: clean texts, numbers as they are dialled, no empty intervenant, no closure that says nothing. */
export function settledContent(content: ListingContent): ListingContent {
  const { fermeture } = content
  return {
    ...content,
    nom: oneLine(content.nom),
    description: written(content.description) ?? '',
    publics_precisions: lines(content.publics_precisions),
    conditions_acces: lines(content.conditions_acces),
    frais_precisions: lines(content.frais_precisions),
    adresse: line(content.adresse),
    complement_adresse: line(content.complement_adresse),
    code_postal: line(content.code_postal),
    horaires_accueil: line(content.horaires_accueil),
    mobilisation_precisions: lines(content.mobilisation_precisions),
    lien_mobilisation: line(content.lien_mobilisation),
    intervenants: content.intervenants.map(settledIntervenant).filter((one) => Object.values(one).some(Boolean)),
    fermeture: fermeture?.du || fermeture?.au ? { ...fermeture, message: lines(fermeture.message) } : null,
  }
}

/** What cannot be read as a number or an address stays as it was typed, to be told. */
const settledIntervenant = ({ name, role, telephone, courriel, note }: ListingContent['intervenants'][number]) => ({
  name: line(name),
  role: line(role),
  telephone: telephone === null ? null : (phoneOf(telephone) ?? line(telephone)),
  courriel: courriel === null ? null : (emailOf(courriel) ?? line(courriel)),
  note: lines(note),
})
