import type { DemoStructure } from './model.ts'

export const landesVie: readonly DemoStructure[] = [
  {
    id: 'panier-tarusate',
    nom: 'Le Panier partagé du pays tarusate',
    description: 'Épicerie solidaire, vestiaire et café d’accueil tenus par des bénévoles.',
    town: 'tartas',
    adresse: '9 rue des Écoles',
    point: [43.832, -0.808],
    tel: '05 36 49 10 30',
    mail: 'panier@tarusate.example',
    horaires: 'Tu 14:00-18:00; Fr 09:00-12:00',
    listings: [
      {
        id: 'epicerie',
        nom: 'Épicerie solidaire : faire ses courses à 20 % du prix',
        description:
          'Produits frais, secs, d’hygiène et pour bébé, que l’on choisit soi-même dans les rayons. L’accès est ouvert trois mois, renouvelable, autour d’un projet : finir un crédit, réparer la voiture, partir en formation. Livraison possible une fois par mois pour les personnes sans transport. Un café est servi pendant l’attente.',
        type: 'aide-materielle',
        thematiques: ['equipement-et-alimentation--alimentation'],
        conditions: 'Reste à vivre inférieur à 10 € par jour et par personne, évalué par un travailleur social.',
        paid: 'Environ 20 % du prix en magasin.',
        covers: ['paysTarusate'],
        by: ['professionnels'],
        contacts: [
          {
            name: 'Josette Lamarque',
            role: 'responsable bénévole',
            tel: '05 36 49 10 32',
            note: 'Aux heures d’ouverture.',
          },
        ],
        verifiedDaysAgo: 45,
      },
      {
        id: 'tenue-entretien',
        nom: 'Vestiaire et tenues d’entretien',
        description:
          'Vêtements triés pour adultes et enfants, à 1 ou 2 € pièce, et une penderie à part pour les entretiens d’embauche : vestes, chemises, chaussures de ville et chaussures de sécurité. Une bénévole couturière ajuste les longueurs sur place. On peut venir sans rendez-vous, même une heure avant l’entretien.',
        type: 'aide-materielle',
        thematiques: ['equipement-et-alimentation--habillement'],
        paid: 'Quelques euros ; gratuit avec un bon de conseiller.',
        covers: [],
        modes: ['se-presenter'],
        verifiedDaysAgo: 160,
      },
    ],
  },
  {
    id: 'ressourcerie-cote-sud',
    nom: 'Ressourcerie de la Côte Sud',
    description: 'Chantier d’insertion : collecte, réparation et vente de meubles et d’électroménager.',
    town: 'soustons',
    adresse: '60 rue de l’Étang-Blanc',
    point: [43.751, -1.322],
    tel: '05 36 49 10 50',
    mail: 'magasin@ressourcerie-cote-sud.example',
    horaires: 'We-Sa 10:00-12:30,14:00-18:00',
    listings: [
      {
        id: 'electromenager',
        nom: 'Électroménager et meubles pour s’installer',
        description:
          'Réfrigérateurs, machines à laver, plaques, literie et tables, révisés et garantis six mois. Un pack « premier logement » complet coûte 180 €, livré et branché dans un rayon de trente kilomètres. Le FSL, le CCAS ou la CAF peuvent payer directement sur devis. Rendez-vous conseillé pour la livraison, deux créneaux par semaine.',
        type: 'aide-materielle',
        thematiques: ['equipement-et-alimentation--electromenager', 'logement-hebergement--changer-de-logement'],
        paid: 'De 20 à 120 € la pièce, 30 % de moins sur prescription.',
        covers: ['maremneAdour', 'grandDax'],
        contacts: [
          { name: 'Fabien Ducasse', role: 'responsable du magasin', tel: '05 36 49 10 52' },
          { role: 'livraisons', tel: '06 39 98 10 53' },
        ],
        verifiedDaysAgo: 84,
      },
    ],
  },
  {
    id: 'handi-reperes-landes',
    nom: 'Handi Repères Landes',
    description: 'Association de personnes concernées : écoute, dossiers, emploi et handicap.',
    town: 'saintPierreDuMont',
    adresse: '25 avenue Kennedy',
    point: [43.88, -0.515],
    tel: '05 36 49 11 10',
    mail: 'bonjour@handi-reperes-landes.example',
    horaires: 'Mo,Tu,Th 09:00-12:30,13:30-16:30',
    listings: [
      {
        id: 'dossier-mdph',
        nom: 'Dossier MDPH et reconnaissance de travailleur handicapé',
        description:
          'Une permanente, elle-même concernée, aide à remplir le dossier, à dire ce qui est difficile au quotidien et au travail, et à réunir le certificat médical. Elle relit avant l’envoi et suit la réponse. Aide au recours si la décision est défavorable. Deux rendez-vous suffisent en général ; visite à domicile possible.',
        type: 'accompagnement',
        thematiques: ['sante--constituer-un-dossier-mdph-invalidite'],
        publics: ['personnes-en-situation-de-handicap'],
        remote: 'also',
        contacts: [
          {
            name: 'Patrice Daugé',
            role: 'permanent',
            tel: '05 36 49 11 12',
            mail: 'p.dauge@handi-reperes-landes.example',
          },
        ],
        verifiedDaysAgo: 31,
      },
    ],
  },
  {
    id: 'jardins-ocean',
    nom: 'Les Jardins de l’Océan',
    description: 'Jardin partagé et activités physiques adaptées, ouverts toute l’année.',
    town: 'capbreton',
    adresse: 'Chemin du Bouret',
    point: [43.64, -1.42],
    mail: 'jardin@jardins-ocean.example',
    listings: [
      {
        id: 'jardin',
        nom: 'Jardiner à plusieurs, le mardi et le vendredi',
        description:
          'On sème, on récolte, on cuisine ensemble à midi avec ce qu’il y a. Pas besoin de s’y connaître ni de parler beaucoup ; chacun vient quand il peut et repart avec un panier. Beaucoup reprennent un rythme ici avant une formation. Bottes et gants prêtés, minibus depuis Saint-Vincent-de-Tyrosse le mardi.',
        type: 'atelier',
        thematiques: ['remobilisation--lien-social', 'remobilisation--bien-etre-confiance-en-soi'],
        covers: ['maremneAdour'],
        horaires: 'Tu,Fr 09:30-14:00',
        modes: ['se-presenter', 'envoyer-un-courriel'],
        contacts: [{ name: 'Pantxika Dutilh', role: 'animatrice jardin', mail: 'pantxika@jardins-ocean.example' }],
        verifiedDaysAgo: 140,
      },
      {
        id: 'marche-surf',
        nom: 'Bouger pour reprendre confiance : marche et surf doux',
        description:
          'Huit séances d’activité physique adaptée sur la plage et en forêt, avec une éducatrice sportive : marche, équilibre, longe-côte, premier contact avec la vague pour qui veut. Pour des personnes éloignées du sport, fatiguées ou isolées. Combinaisons prêtées, covoiturage organisé depuis Dax. Deux groupes par an, au printemps et à l’automne.',
        type: 'atelier',
        thematiques: [
          'remobilisation--activites-sportives-et-culturelles',
          'remobilisation--bien-etre-confiance-en-soi',
        ],
        publics: ['demandeurs-emploi', 'beneficiaires-des-minimas-sociaux', 'femmes'],
        paid: '10 € pour les huit séances.',
        covers: ['maremneAdour', 'grandDax'],
        horaires: null,
        hoursPerWeek: 2,
        weeks: 8,
        contacts: [{ name: 'Maïder Ithurralde', role: 'éducatrice sportive', tel: '06 39 98 11 72' }],
        verifiedDaysAgo: 480,
      },
    ],
  },
]
