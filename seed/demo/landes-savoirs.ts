import type { DemoStructure } from './model.ts'

export const landesSavoirs: readonly DemoStructure[] = [
  {
    id: 'mission-locale-aire',
    nom: 'Mission locale de l’Adour, antenne d’Aire',
    description: 'Accompagnement vers l’emploi et l’autonomie des jeunes de 16 à 25 ans.',
    town: 'aireSurAdour',
    adresse: '7 rue Gambetta',
    point: [43.702, -0.263],
    tel: '05 36 49 09 10',
    mail: 'aire@mission-locale-adour.example',
    horaires: 'Mo-Fr 09:00-12:30,13:30-17:00',
    listings: [
      {
        id: 'aide-permis',
        nom: 'Bourse au permis contre 40 heures d’engagement',
        description:
          'Jusqu’à 800 € versés à l’auto-école, en échange de quarante heures données à une association ou à une commune du pays d’Aire. Le jeune choisit sa mission avec sa conseillère et la termine avant la première leçon de conduite. Trente bourses par an, commission tous les deux mois.',
        type: 'aide-financiere',
        thematiques: [
          'mobilite--preparer-un-permis',
          'mobilite--financer-ma-mobilite',
          'remobilisation--benevolat-action-citoyenne',
        ],
        publics: ['jeunes'],
        publicsPrecisions: 'De 17 à 25 ans, suivis par une mission locale.',
        covers: ['paysDAire'],
        contacts: [
          {
            name: 'Camille Dargelos',
            role: 'conseillère mobilité',
            tel: '05 36 49 09 13',
            mail: 'c.dargelos@mission-locale-adour.example',
          },
        ],
        verifiedDaysAgo: 38,
      },
      {
        id: 'premier-contrat',
        nom: 'Préparer son premier entretien d’embauche',
        description:
          'Une demi-journée pour refaire son CV, préparer trois phrases de présentation et passer un entretien blanc filmé avec un employeur du secteur. Prêt d’une tenue pour le jour même. Les jeunes repartent avec leur CV imprimé et une liste d’entreprises qui recrutent autour d’Aire et de Grenade.',
        type: 'atelier',
        thematiques: [
          'preparer-sa-candidature--realiser-un-cv-et-ou-une-lettre-de-motivation',
          'trouver-un-emploi--convaincre-un-recruteur-en-entretien',
        ],
        publics: ['jeunes', 'demandeurs-emploi'],
        horaires: { on: 'Tu', weeks: [0, 2, 4], hours: '13:30-17:00' },
        contacts: [{ role: 'accueil', tel: '05 36 49 09 10', mail: 'aire@mission-locale-adour.example' }],
        verifiedDaysAgo: 14,
      },
    ],
  },
  {
    id: 'clic-et-pins',
    nom: 'Clic et Pins',
    description: 'Médiation numérique en milieu rural et réemploi d’ordinateurs.',
    town: 'morcenx',
    adresse: '14 rue du Pignada',
    point: [44.036, -0.914],
    tel: '05 36 49 09 30',
    mail: 'atelier@clic-et-pins.example',
    horaires: 'Tu-Sa 09:30-12:30,14:00-18:00',
    listings: [
      {
        id: 'ateliers-itinerants',
        nom: 'Un conseiller numérique près de chez vous',
        description:
          'Un conseiller installe huit ordinateurs dans une salle communale et aide chacun à son rythme : créer une adresse, s’actualiser, envoyer un CV, prendre rendez-vous chez le médecin, ranger ses photos. Dax le lundi, Mont-de-Marsan le mardi, puis Morcenx, Tartas, Labouheyre et, deux fois par mois, Parentis et Hagetmau. On peut venir avec son téléphone.',
        type: 'atelier',
        thematiques: [
          'numerique--maitriser-les-fondamentaux-du-numerique',
          'numerique--acceder-a-des-services-en-ligne',
        ],
        covers: ['landes'],
        at: null,
        how: 'Sans inscription. Le calendrier du mois est donné par téléphone et affiché dans les mairies.',
        contacts: [{ name: 'Jérémy Lesbats', role: 'conseiller numérique', tel: '06 39 98 09 32' }],
        verifiedDaysAgo: 60,
      },
      {
        id: 'ordinateurs',
        nom: 'Ordinateurs reconditionnés à petit prix',
        description:
          'Portables et tours de réemploi, nettoyés, avec traitement de texte et antivirus libres, garantis un an. Une heure de prise en main est comprise. Chaque acheteur peut revenir autant qu’il veut pour une question. Une quinzaine de machines en stock, davantage après les dons d’entreprises en décembre.',
        type: 'aide-materielle',
        thematiques: ['numerique--acquerir-un-equipement'],
        publics: ['demandeurs-emploi', 'etudiants', 'familles', 'beneficiaires-des-minimas-sociaux'],
        conditions: 'Attestation CAF, RSA ou bourse de moins de trois mois.',
        paid: 'De 40 à 90 €, payable en quatre fois.',
        covers: ['landes'],
        contacts: [{ role: 'atelier', tel: '05 36 49 09 30', mail: 'atelier@clic-et-pins.example' }],
        verifiedDaysAgo: 115,
      },
    ],
  },
  {
    id: 'lire-pays-adour',
    nom: 'Lire aux pays de l’Adour',
    description: 'Français, lecture, écriture et calcul pour adultes, avec vingt-cinq bénévoles formés.',
    town: 'dax',
    adresse: '16 rue Saint-Vincent',
    point: [43.707, -1.054],
    tel: '05 36 49 10 10',
    mail: 'contact@lire-adour.example',
    horaires: 'Mo-Fr 09:00-12:00,14:00-17:00',
    listings: [
      {
        id: 'francais-langue-etrangere',
        nom: 'Cours de français pour personnes venues d’ailleurs',
        description:
          'Deux à quatre demi-journées par semaine selon le niveau, du premier mot jusqu’au niveau B1. On apprend avec des situations réelles : pharmacie, école, entretien, chantier. Préparation au diplôme demandé pour la carte de résident. Entrée toute l’année après un test d’une heure, groupes du soir pour ceux qui travaillent.',
        type: 'formation',
        thematiques: ['lecture-ecriture-calcul--maitriser-le-francais'],
        publics: ['personnes-exilees'],
        hoursPerWeek: 6,
        weeks: 30,
        covers: ['grandDax', 'maremneAdour'],
        contacts: [
          {
            name: 'Brigitte Hontang',
            role: 'coordinatrice pédagogique',
            tel: '05 36 49 10 11',
            mail: 'b.hontang@lire-adour.example',
          },
        ],
        verifiedDaysAgo: 66,
      },
      {
        id: 'savoirs-de-base',
        nom: 'Revenir à l’écrit et au calcul, en toute discrétion',
        description:
          'Pour des adultes qui ont été à l’école mais pour qui lire un courrier, remplir un formulaire ou calculer une surface reste difficile. Un formateur et une personne, une heure trente par semaine, à partir des papiers du quotidien et du métier visé. Personne d’autre n’est prévenu ; les rendez-vous ont lieu dans la médiathèque la plus proche, partout dans les Landes.',
        type: 'formation',
        thematiques: ['lecture-ecriture-calcul--maitriser-le-francais', 'lecture-ecriture-calcul--maitriser-le-calcul'],
        at: null,
        horaires: null,
        hoursPerWeek: 1.5,
        weeks: 40,
        contacts: [
          {
            name: 'Brigitte Hontang',
            role: 'coordinatrice',
            tel: '05 36 49 10 11',
            note: 'Dites seulement « pour un cours ».',
          },
        ],
        verifiedDaysAgo: 203,
      },
    ],
  },
]
