import type { LegalFacts } from '../../../server/contract/legal.ts'

export type FactName = keyof LegalFacts

/** What a legal page still lacks, said in its place. */
export const lacking: Readonly<Record<FactName, string>> = {
  publisher: 'nom, adresse et téléphone de l’organisme',
  director: 'nom et fonction de la personne responsable de la publication',
  host: 'nom, adresse et téléphone de l’hébergeur',
  hosting: 'lieu d’hébergement et sous-traitants',
  controllers: 'organisme responsable, ou accord entre responsables conjoints',
  dpo: 'adresse du délégué à la protection des données',
  contact: 'adresse où signaler une erreur ou une page inaccessible',
}

export const factNames = Object.keys(lacking) as readonly FactName[]
