import type { LegalText } from './prose.tsx'

const remedies = [
  'Écrire au Défenseur des droits : formulaire.defenseurdesdroits.fr',
  'Contacter le délégué du Défenseur des droits de votre région : www.defenseurdesdroits.fr/saisir/delegues',
  'Envoyer un courrier, gratuit et sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07',
]

export const legal: LegalText = {
  title: 'Mentions légales',
  lead: 'Qui publie Levier, qui l’héberge, et d’où viennent les données.',
  sections: [
    [
      'Éditeur',
      'Ce service est édité par {nom, adresse et téléphone de l’organisme}.',
      'Direction de la publication : {nom et fonction}.',
    ],
    ['Hébergement', 'Le service est hébergé par {nom, adresse et téléphone de l’hébergeur}.'],
    [
      'Données',
      'Les fiches viennent des structures elles-mêmes et de bases publiques ; chaque fiche dit sa source.',
      [
        'Fiches et vocabulaire : data·inclusion, Licence Ouverte 2.0.',
        'Communes, intercommunalités et départements : Code officiel géographique (Insee), La Poste et geo.api.gouv.fr, Licence Ouverte 2.0.',
        'Coordonnées approchées : GeoNames, CC-BY 4.0.',
      ],
    ],
    [
      'Logiciel',
      'Levier est un logiciel libre, sous licence MIT. Icônes : Lucide, licence ISC. Caractères : Atkinson Hyperlegible Next, du Braille Institute, licence OFL 1.1.',
    ],
    [
      'Signaler une erreur',
      'Une information fausse ou un contenu qui ne devrait pas paraître : écrivez à {adresse e-mail de contact}.',
    ],
  ],
}

export const privacy: LegalText = {
  title: 'Confidentialité',
  lead: 'Levier ne demande jamais le nom, les coordonnées ni l’identifiant des personnes que vous accompagnez. N’en écrivez nulle part.',
  sections: [
    [
      'Qui est responsable',
      'Responsable du traitement : {organisme, ou accord entre responsables conjoints}. Délégué à la protection des données : {adresse e-mail}.',
    ],
    [
      'Ce qui est gardé, et pourquoi',
      [
        'Votre compte : adresse e-mail professionnelle, nom, rôle, structure ou départements. Pour vous connecter et savoir ce que vous pouvez faire. Gardé tant que le compte est ouvert.',
        'Vos sessions : l’empreinte d’un cookie, la date de la dernière activité. Une session se ferme après 12 heures sans activité, et au plus tard au bout de 30 jours.',
        'Les coordonnées professionnelles des intervenants : nom, fonction, téléphone, e-mail. Pour que vous puissiez les joindre.',
        'Les lectures de coordonnées sont comptées, fiche par fiche. Pour repérer un usage anormal et savoir quelles fiches servent.',
        'Un journal technique : adresse demandée sans ses mots de recherche, durée, erreur éventuelle. Pour faire marcher le service.',
      ],
    ],
    [
      'Sur votre appareil',
      'Un seul cookie, celui de la session : il est nécessaire et ne sert à rien d’autre. Le navigateur retient aussi vos dernières communes et vos réglages ; ils ne quittent pas l’appareil. Aucune mesure d’audience, aucun contenu venu d’un autre site.',
    ],
    [
      'Qui y a accès',
      'Les personnes connectées, selon leur rôle, et les personnes qui administrent le service. Rien n’est vendu ni transmis à d’autres. Hébergement : {lieu, sous-traitants}.',
    ],
    [
      'Vos droits',
      'Vous pouvez lire, corriger ou faire effacer ce qui vous concerne, et vous y opposer : écrivez à {adresse e-mail}. Si vous êtes l’intervenant d’une fiche reprise d’une base publique, votre opposition retire vos coordonnées partout et les tient à l’écart des prochaines reprises (articles 14 et 21 du RGPD).',
      'Réponse sous un mois. Sans réponse satisfaisante, vous pouvez saisir la CNIL : www.cnil.fr/plaintes',
    ],
  ],
}

export const terms: LegalText = {
  title: 'Conditions',
  lead: 'Les règles d’usage, en peu de mots.',
  sections: [
    [
      'À qui s’adresse Levier',
      'Aux professionnels de l’emploi, de l’insertion et de l’action sociale qui ont reçu un compte. Un compte est personnel : le lien de connexion ne se transmet pas.',
    ],
    [
      'Ce que vous vous engagez à faire',
      [
        'Utiliser les coordonnées des intervenants pour orienter des personnes, et pour rien d’autre : ni prospection, ni copie de la base.',
        'Ne jamais écrire ce qui permettrait de reconnaître une personne accompagnée, ni rien sur sa santé.',
        'Fermer votre session sur un poste partagé.',
      ],
    ],
    [
      'Ce que vous pouvez attendre',
      'Chaque fiche dit quand elle a été vérifiée. Au-delà de 18 mois, elle est mise à part. Une fiche reste une information : appelez avant d’envoyer quelqu’un.',
      'Le service peut s’interrompre pour être entretenu. Il n’engage pas la responsabilité de l’éditeur sur les services que proposent les structures.',
    ],
    [
      'Ce qui ferme un compte',
      'Le départ de votre structure, votre demande, ou un usage contraire à ces règles. Contact : {adresse e-mail}.',
    ],
  ],
}

export const accessibility: LegalText = {
  title: 'Accessibilité',
  lead: 'Accessibilité : non conforme, faute d’audit.',
  sections: [
    [
      'État de conformité',
      'Levier est conçu pour respecter le RGAA 4.1 et les WCAG 2.2, niveau AA. Aucun audit n’a encore été mené par un tiers : ce service est donc, à ce jour, déclaré non conforme.',
    ],
    [
      'Ce qui a été fait',
      [
        'Tout se fait au clavier, sans piège ; le focus est toujours visible.',
        'Contrastes calculés pour chaque couple de couleurs, en clair et en sombre.',
        'Une couleur ou une icône ne porte jamais seule une information.',
        'Les pages sont vérifiées par un outil automatique à chaque changement.',
        'Les raccourcis à une touche se désactivent, dans «Raccourcis clavier», en bas de page.',
      ],
    ],
    [
      'Ce qui reste à faire',
      'Un audit complet, et des essais avec des personnes qui utilisent un lecteur d’écran, une loupe ou la dictée vocale.',
    ],
    [
      'Nous écrire',
      'Vous ne pouvez pas lire une page ou faire une démarche : écrivez à {adresse e-mail}. Une réponse, ou le même service par un autre moyen, vous sera donnée.',
    ],
    [
      'Voies de recours',
      'Vous nous avez signalé un défaut qui vous empêche d’utiliser le service, et vous n’avez pas eu de réponse satisfaisante. Vous pouvez :',
      remedies,
    ],
    ['Cette déclaration', 'Établie le 22 novembre 2026 par l’éditeur : {nom de l’organisme}.'],
  ],
}
