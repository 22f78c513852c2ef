import { retention } from './legal.retention.ts'
import type { LegalText } from './prose.tsx'

export const legal: LegalText = {
  title: 'Mentions légales',
  lead: 'Qui publie Levier, qui l’héberge, d’où viennent les données. Article 1-1 de la loi n° 2004-575 du 21 juin 2004 pour la confiance dans l’économie numérique.',
  sections: [
    ['Éditeur', '{publisher}'],
    ['Direction de la publication', '{director}'],
    ['Hébergement', '{host}'],
    [
      'Ce service',
      'Levier est un extranet : la base des ressources sociales du territoire, pour les professionnels de l’emploi, de l’insertion et de l’action sociale. Il faut un compte pour lire les fiches, pas pour lire cette page.',
    ],
    [
      'Données',
      'Les fiches viennent des structures elles-mêmes et de bases publiques ; chaque fiche dit sa source et la date de sa dernière vérification.',
      [
        'Fiches et vocabulaire : data·inclusion, Licence Ouverte 2.0.',
        'Communes, intercommunalités et départements : Code officiel géographique (Insee), La Poste et geo.api.gouv.fr, Licence Ouverte 2.0.',
        'Coordonnées approchées : GeoNames, CC-BY 4.0.',
      ],
      'Ces licences ne couvrent pas les noms et coordonnées des personnes : voyez [Confidentialité](/confidentialite).',
    ],
    [
      'Logiciel',
      'Levier est un logiciel libre, sous licence MIT. Icônes : Lucide, licence ISC. Caractères : Atkinson Hyperlegible Next, du Braille Institute, licence OFL 1.1.',
    ],
    [
      'Signaler une erreur',
      'Une information fausse, un contenu qui ne devrait pas paraître, une faille de sécurité : écrivez ici.',
      '{contact}',
      'Vos propres coordonnées ne devraient pas y être ? Le plus rapide est de [vous opposer](/opposition).',
    ],
  ],
}

export const terms: LegalText = {
  title: 'Conditions d’utilisation',
  lead: 'Les règles d’usage, en peu de mots. Se connecter, c’est les accepter.',
  sections: [
    [
      'À qui s’adresse Levier',
      'Aux professionnels de l’emploi, de l’insertion et de l’action sociale qui ont reçu un compte : conseillers, référents sociaux, partenaires qui publient leurs fiches, administrateurs de la base. Le service est gratuit.',
      'Un compte est personnel : ni le lien de connexion ni le code ne se transmettent, même à un collègue. Chacun peut demander le sien.',
    ],
    [
      'Ce à quoi vous vous engagez',
      [
        'Utiliser les coordonnées des intervenants pour orienter des personnes, et pour rien d’autre : ni prospection, ni copie de la base.',
        'Ne jamais écrire ce qui permettrait de reconnaître une personne accompagnée : ni nom, ni coordonnées, ni identifiant, ni rien sur sa santé.',
        'Ne publier que ce que vous savez vrai, et ce que la structure et ses intervenants acceptent de voir paraître.',
        'Fermer votre session sur un poste partagé, et prévenir sans attendre si quelqu’un d’autre a pu se servir de votre compte.',
      ],
    ],
    [
      'Ce que vous pouvez attendre',
      'Chaque fiche dit quand elle a été vérifiée. Au-delà de 18 mois, elle est mise à part. Une fiche reste une information, pas une décision : appelez avant d’envoyer quelqu’un.',
      'Le service peut s’interrompre pour être entretenu. L’éditeur répond du service ; chaque structure répond de ce qu’elle publie et de ce qu’elle propose.',
    ],
    [
      'Qui peut fermer un compte, et quand',
      [
        'Vous, à tout moment, depuis «Mon compte».',
        'La personne qui administre Levier dans votre département ou votre structure : vous changez d’emploi, ou ces règles ne sont pas respectées. Vous en êtes prévenu par e-mail.',
        `Le service lui-même, après ${retention.inactive} sans connexion ; il vous prévient par e-mail à ${retention.warned}.`,
      ],
      'Ce que vous faites sur les comptes, les fiches et les réglages est noté dans un journal, que lisent les administrateurs : voyez [Confidentialité](/confidentialite).',
    ],
    ['Une question, un désaccord', 'Écrivez d’abord ici. Le droit français s’applique.', '{contact}'],
  ],
}
