import type { DemoStructure } from './model.ts'

/** What an import would have brought twice, under two spellings: for admins to find and bring into one. */
export const doubles: readonly DemoStructure[] = [
  {
    id: 'plateforme-mobilite-cantal',
    nom: 'Cantal Mobilité solidaire',
    description: 'Plateforme de mobilité, location de véhicules.',
    town: 'aurillac',
    adresse: '35 av. Georges Pompidou',
    tel: '04 65 71 20 10',
    listings: [
      {
        id: 'location-vehicules',
        nom: 'Location de voitures et scooters pour l’emploi',
        description:
          'Location de voitures et de scooters pour se rendre à un emploi ou à une formation, assurance comprise, sur prescription d’un conseiller. Vingt voitures et dix scooters, à Aurillac, Saint-Flour et Mauriac, pour une durée d’une semaine à quatre mois.',
        type: 'aide-materielle',
        thematiques: ['mobilite--acceder-a-un-vehicule'],
        publics: ['demandeurs-emploi'],
        paid: '7 € par jour.',
        by: ['professionnels'],
        contacts: [
          { role: 'accueil', tel: '04 65 71 20 10' },
          { role: 'antenne de Mauriac', tel: '04 65 71 20 16', note: 'Le lundi.' },
        ],
        verifiedDaysAgo: 420,
      },
    ],
  },
]
