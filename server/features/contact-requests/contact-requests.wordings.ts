import type { Frein } from '../../contract/vocabulary.ts'

const wording = (asked: string, question: string) =>
  `Bonjour,\n\nJ’accompagne une personne dans sa recherche d’emploi, et ${asked}. ${question}\n\nJe vous remercie de votre réponse.`

/** When no frein says more, and for those that tell of health: nothing of it is written before the adviser does. */
const neutral = wording(
  'je souhaite vous l’adresser',
  'Pouvez-vous la recevoir, et que doit-elle préparer avant de venir ?',
)

const byFrein: Readonly<Record<Frein, string>> = {
  mobilite: wording(
    'se déplacer est ce qui la freine',
    'Avez-vous une solution disponible, à partir de quand et pour combien de temps ?',
  ),
  logement: wording(
    'elle cherche une solution de logement',
    'Avez-vous une possibilité en ce moment, et quelles pièces faut-il réunir ?',
  ),
  'garde-enfants': wording(
    'il lui faut une garde d’enfants pour reprendre une activité',
    'Vous reste-t-il une place, sur quels jours et à partir de quand ?',
  ),
  sante: neutral,
  budget: wording(
    'elle souhaite faire le point sur son budget',
    'Pouvez-vous lui proposer un rendez-vous, et que doit-elle apporter ?',
  ),
  'administratif-juridique': wording(
    'elle a besoin d’aide dans une démarche',
    'Pouvez-vous la recevoir, et quels documents doit-elle apporter ?',
  ),
  numerique: wording(
    'elle souhaite être plus à l’aise avec le numérique',
    'Reste-t-il une place dans vos ateliers, et à quel niveau commencent-ils ?',
  ),
  'langue-illettrisme': wording(
    'elle souhaite progresser en français',
    'Reste-t-il une place dans un groupe, et comment l’évaluez-vous à l’entrée ?',
  ),
  'alimentation-equipement': wording(
    'elle a besoin d’une aide pour s’équiper ou se nourrir',
    'Pouvez-vous l’accueillir, sous quel délai et avec quels justificatifs ?',
  ),
  handicap: neutral,
  'famille-aidants': wording(
    'son organisation familiale lui laisse peu de temps',
    'Pouvez-vous lui proposer un relais ou un échange, et sous quel délai ?',
  ),
  'violences-separation': wording(
    'je souhaite la mettre en relation avec vous',
    'Quel est le meilleur moment et le plus discret pour qu’elle vous joigne ?',
  ),
  'isolement-confiance': wording(
    'elle souhaite rencontrer du monde et reprendre confiance',
    'Peut-elle rejoindre une de vos activités, et comment se passe la première fois ?',
  ),
}

const ofSector = (asked: string) =>
  `Bonjour,\n\n${asked} Pouvons-nous en parler ensemble et convenir d’un premier rendez-vous ?\n\nJe vous remercie de votre réponse.`

const byWay = {
  global: ofSector(
    'J’accompagne une personne de votre secteur, pour qui l’emploi et les difficultés sociales doivent avancer ensemble. Je vous propose de la suivre à deux.',
  ),
  exclusif: ofSector(
    'J’accompagne une personne de votre secteur, dont les difficultés sociales passent pour le moment avant la recherche d’emploi. Je souhaite vous la confier.',
  ),
} as const

/** Texts to start a demande from, by frein; that of the empty name when none is named. Nothing in them is of anybody. */
export const wordingsFor = (kind: 'direct' | keyof typeof byWay): Record<string, string> =>
  kind === 'direct' ? { '': neutral, ...byFrein } : { '': byWay[kind] }
