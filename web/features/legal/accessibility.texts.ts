import type { LegalText } from './prose.tsx'

const remedies = [
  'Écrire un message au Défenseur des droits : [formulaire.defenseurdesdroits.fr](https://formulaire.defenseurdesdroits.fr/)',
  'Contacter le délégué du Défenseur des droits dans votre région : [www.defenseurdesdroits.fr/saisir/delegues](https://www.defenseurdesdroits.fr/saisir/delegues)',
  'Envoyer un courrier par la poste (gratuit, ne pas mettre de timbre) : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07',
]

/** In the form the law sets for these statements (accessibilite.numerique.gouv.fr), with what was really done. */
export const accessibility: LegalText = {
  title: 'Déclaration d’accessibilité',
  lead: 'Accessibilité : non conforme, faute d’audit.',
  sections: [
    [
      'Engagement',
      'L’éditeur de ce service s’engage à le rendre accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005. Cette déclaration s’applique à Levier, dans toutes ses pages. Éditeur :',
      '{publisher}',
      'Son schéma pluriannuel d’accessibilité et le plan d’action de l’année se demandent à l’adresse de contact, plus bas.',
    ],
    [
      'État de conformité',
      'Levier n’est pas en conformité avec le référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.2 : aucun audit n’a encore mesuré le respect de ses critères. Il est conçu pour le respecter, et pour respecter les WCAG 2.2, niveau AA.',
    ],
    [
      'Ce qui a été testé, et comment',
      'Par des essais automatiques, refaits à chaque changement du logiciel, dans un vrai navigateur (Chromium) :',
      [
        'chaque page, et chacun de ses états (vide, lente, en erreur, refusée, remplie), avec l’outil axe : aucun défaut relevé ;',
        'des parcours complets au clavier seul : connexion, recherche, lecture d’une fiche, administration ;',
        'des largeurs de 360, 768 et 1280 pixels, en clair et en sombre : aucune page ne déborde en largeur ;',
        'la place du focus après un changement de page, une fenêtre fermée, un champ refusé.',
      ],
      'Le même outil calcule les contrastes des textes, en clair et en sombre. Ceux des traits et des icônes ont été choisis, pas mesurés.',
      'Un outil automatique ne voit qu’une partie des défauts : ne rien relever n’est pas être conforme.',
    ],
    [
      'Ce qui n’a pas été testé',
      [
        'La restitution par un lecteur d’écran (NVDA, JAWS, VoiceOver, TalkBack).',
        'La loupe, la commande vocale, la plage braille.',
        'Firefox et Safari.',
        'L’usage par des personnes en situation de handicap.',
      ],
    ],
    [
      'Contenus non accessibles',
      'Faute d’audit, leur liste n’est pas établie. On sait déjà que les textes des fiches, écrits par les structures, ne sont pas toujours découpés en paragraphes ni en listes, et que leurs liens mènent à des sites et à des documents dont Levier ne répond pas.',
      'Aucune dérogation pour charge disproportionnée n’est invoquée.',
    ],
    [
      'Établissement de cette déclaration',
      'Établie le 22 novembre 2026, d’après les essais décrits plus haut. Technologies : HTML, CSS, JavaScript, SVG. Elle est à refaire après un audit.',
    ],
    [
      'Retour d’information et contact',
      'Vous n’arrivez pas à accéder à un contenu ou à un service ? Écrivez : vous serez orienté vers une alternative accessible, ou recevrez le contenu sous une autre forme. La réponse est due sous une semaine.',
      '{contact}',
    ],
    [
      'Voies de recours',
      'Cette procédure est à utiliser dans le cas suivant : vous avez signalé au responsable du site un défaut d’accessibilité qui vous empêche d’accéder à un contenu ou à un des services, et vous n’avez pas obtenu de réponse satisfaisante. Vous pouvez :',
      remedies,
    ],
  ],
}
