import type { StructureField } from '../../contract/structures.ts'

/** What a structure says of itself, as it is named in its history and in the journal. */
export const structureFieldWords: Readonly<Record<StructureField, string>> = {
  nom: 'nom',
  description: 'présentation',
  siret: 'SIRET',
  commune: 'commune',
  code_postal: 'code postal',
  adresse: 'adresse',
  complement_adresse: 'complément d’adresse',
  telephone: 'téléphone',
  courriel: 'e-mail',
  site_web: 'site',
  horaires_accueil: 'horaires',
  accessibilite_lieu: 'accessibilité',
  reseaux_porteurs: 'réseaux',
}
