import type { DemoStructure } from './model.ts'

export const cantalAurillac: readonly DemoStructure[] = [
  {
    id: 'carrefour-carmes',
    nom: 'Le Carrefour des Carmes',
    description: 'Centre social et culturel d’Aurillac : familles, numérique, français, accès aux droits.',
    town: 'aurillac',
    adresse: '10 rue des Tanneurs',
    point: [44.928, 2.448],
    tel: '04 65 71 25 10',
    mail: 'accueil@carrefour-carmes.example',
    site: 'https://carrefour-carmes.example',
    horaires: 'Mo-Fr 08:30-12:00,13:30-18:00; PH off',
    listings: [
      {
        id: 'numerique',
        nom: 'Aide numérique sans rendez-vous, tous les matins',
        description:
          'Deux conseillers numériques aident à s’actualiser, déclarer ses revenus, envoyer un CV, retrouver un mot de passe ou installer une application. Six ordinateurs en libre accès, imprimante gratuite jusqu’à dix pages. L’après-midi, ateliers de cinq séances pour gagner en autonomie, avec son propre téléphone si on veut.',
        type: 'accompagnement',
        thematiques: [
          'numerique--acceder-a-des-services-en-ligne',
          'numerique--maitriser-les-fondamentaux-du-numerique',
        ],
        covers: ['bassinDAurillac', 'carlades'],
        modes: ['se-presenter', 'telephoner'],
        contacts: [{ name: 'Antonin Vermeil', role: 'conseiller numérique', tel: '04 65 71 25 12' }],
        verifiedDaysAgo: 16,
      },
      {
        id: 'point-justice',
        nom: 'Juriste et écrivain public, en face ou au téléphone',
        description:
          'Une juriste reçoit le lundi et le jeudi, un écrivain public les autres jours : courrier à une administration, recours, divorce, dette, licenciement, titre de séjour, dossier d’aide juridictionnelle. Pour les communes éloignées, rendez-vous par téléphone ; les papiers s’envoient en photo. Gratuit et confidentiel, quinze jours d’attente pour la juriste.',
        type: 'information',
        thematiques: [
          'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits',
          'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives',
        ],
        remote: 'also',
        contacts: [
          {
            name: 'Apolline Serres',
            role: 'juriste',
            tel: '04 65 71 25 14',
            mail: 'droits@carrefour-carmes.example',
            note: 'Jamais joignable le lundi et le jeudi, jours d’entretiens : écrivez-lui.',
          },
          { name: 'Léopold Manhès', role: 'écrivain public', tel: '04 65 71 25 15' },
        ],
        verifiedDaysAgo: 67,
      },
      {
        id: 'francais',
        nom: 'Français pour adultes : parler, lire, écrire',
        description:
          'Quatre groupes de niveau, du tout début au B1, deux ou trois demi-journées par semaine. On apprend en faisant : marché, médecin, réunion d’école, visite d’entreprise. Un groupe à part pour les personnes scolarisées en France qui veulent reprendre la lecture et le calcul. Les enfants de moins de 3 ans sont gardés à côté.',
        type: 'formation',
        thematiques: ['lecture-ecriture-calcul--maitriser-le-francais', 'lecture-ecriture-calcul--maitriser-le-calcul'],
        paid: '15 € par an.',
        covers: ['bassinDAurillac'],
        hoursPerWeek: 6,
        weeks: 34,
        how: 'Test d’accueil le mercredi à 14 h, entrée dans la semaine s’il reste une place.',
        contacts: [{ name: 'Zohra Kessaci', role: 'coordinatrice', tel: '04 65 71 25 17' }],
        verifiedDaysAgo: 54,
      },
      {
        id: 'ligne-garde',
        nom: 'Garde d’enfants : une ligne pour tout le Cantal',
        description:
          'Une conseillère cherche avec les parents une solution près de chez eux ou sur la route du travail : crèche, assistante maternelle, garde à domicile, halte itinérante, relais entre familles. Elle appelle elle-même les structures, calcule le reste à payer et rappelle sous deux jours. Elle connaît les places qui acceptent la nuit, le samedi ou l’urgence.',
        type: 'information',
        thematiques: ['famille--garde-denfants'],
        publics: ['familles'],
        remote: 'only',
        horaires: 'Mo,Tu,Th,Fr 09:00-12:00,13:30-17:00',
        contacts: [
          {
            name: 'Murielle Cazals',
            role: 'conseillère',
            tel: '04 65 71 25 19',
            mail: 'garde@carrefour-carmes.example',
          },
        ],
        verifiedDaysAgo: 28,
      },
      {
        id: 'epicerie',
        nom: 'Épicerie solidaire du Carrefour',
        description:
          'Fruits, légumes, produits frais et d’hygiène à 20 % du prix, deux fois par semaine, pour les foyers orientés par un travailleur social ou un conseiller. L’accès dure trois mois et se prolonge une fois. Un rayon bébé et des protections périodiques sont gratuits et sans dossier. Cuisine ensemble le vendredi avec les invendus du marché.',
        type: 'aide-materielle',
        thematiques: ['equipement-et-alimentation--alimentation'],
        conditions: 'Attestation de ressources et de charges de moins de trois mois.',
        paid: 'Environ 20 % du prix en magasin.',
        covers: ['bassinDAurillac'],
        by: ['professionnels'],
        horaires: 'Tu 14:00-17:30; Fr 09:00-12:00',
        contacts: [{ name: 'Pierrette Laborie', role: 'responsable bénévole', tel: '04 65 71 25 21' }],
        verifiedDaysAgo: 39,
      },
      {
        id: 'cafe-parents-aidants',
        nom: 'Parents et aidants : souffler une heure, être conseillé',
        description:
          'Le mercredi, une travailleuse familiale reçoit parents et aidants autour d’un café : fatigue, enfant en situation de handicap, parent âgé, devoirs, droits à demander. Les enfants jouent dans la salle voisine. Elle peut ensuite venir à la maison quelques heures, le temps de reprendre pied. Sans inscription la première fois.',
        type: 'accompagnement',
        thematiques: ['famille--soutien-a-la-parentalite-et-a-leducation', 'famille--soutien-aidants'],
        publics: ['familles'],
        covers: ['bassinDAurillac'],
        horaires: 'We 09:30-11:30',
        modes: ['se-presenter', 'telephoner'],
        contacts: [{ name: 'Josette Fabrègues', role: 'travailleuse familiale', tel: '04 65 71 25 23' }],
        verifiedDaysAgo: 21,
      },
    ],
  },
]
