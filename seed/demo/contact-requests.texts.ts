import type { Updateable } from 'kysely'
import type { Move } from '../../server/features/contact-requests/contact-requests.moves.ts'
import type { ContactRequestsTable } from '../../server/platform/schema-requests.ts'

/** Working days from today, and an hour of the office. */
export type When = readonly [days: number, time: string]

export interface DemoStep extends Pick<Move, 'action' | 'actor' | 'text' | 'detail'> {
  readonly when: When
  /** Whose account did it; nobody's by the mailed link. */
  readonly by?: string
  /** To which of those one can write to, in their order. */
  readonly to?: number
  readonly appointment?: { readonly when: When; readonly place: string }
  readonly set?: Updateable<ContactRequestsTable>
}

export interface DemoContactRequest extends Pick<ContactRequestsTable, 'kind' | 'freins' | 'answer_way'> {
  /** As in the territory: structure, listing. Absent: the sector of the commune. */
  readonly listing?: string
  readonly commune: string
  readonly reference: string | null
  readonly message: string
  readonly sent: When
  /** The mail server refused its address. */
  readonly undelivered?: true
  readonly steps: readonly DemoStep[]
}

const maelle = 'partenaire@demo.levier.example'
const didier = 'didier.cazaubon@garage-adour.levier.example'
const nadia = 'conseillere@demo.levier.example'
const dax = '40088'

/** What Nadia Ferrand has asked, and what came of it: one demande at least in each state. Nothing in them is of anybody. */
export const contactRequests: readonly DemoContactRequest[] = [
  {
    ...{ kind: 'direct', listing: 'garage-adour--location', commune: dax, freins: ['mobilite'] },
    ...{ reference: 'Dossier 12', answer_way: 'telephone', sent: [-1, '16:05'], steps: [] },
    message:
      'Bonjour,\nJ’accompagne une personne qui commence un contrat de trois mois lundi en huit, à 14 km de chez elle, sans bus à l’heure. Vous reste-t-il une voiture ou un scooter pour cette période ?\nMerci d’avance.',
  },
  {
    ...{ kind: 'direct', listing: 'garage-adour--reparation', commune: '40279', freins: ['mobilite'] },
    ...{ reference: 'Dossier 9', answer_way: 'courriel', sent: [-3, '10:20'] },
    message:
      'Bonjour,\nUne personne que j’accompagne doit faire passer le contrôle technique avant de reprendre un emploi. Pouvez-vous faire un devis, et sous quel délai ?',
    steps: [
      { action: 'see', actor: 'recipient', when: [-3, '13:45'], by: didier },
      {
        ...{ action: 'ask', actor: 'recipient', when: [-2, '08:40'], by: didier },
        text: 'De quelle année est le véhicule, et roule-t-il encore ? Je saurai si l’atelier peut le prendre cette semaine.',
      },
    ],
  },
  {
    ...{ kind: 'direct', listing: 'voisins-en-route--conducteurs-benevoles', commune: '40217', freins: ['mobilite'] },
    ...{ reference: null, answer_way: 'lien', sent: [-2, '11:30'], undelivered: true, steps: [] },
    message:
      'Bonjour,\nUn de vos conducteurs pourrait-il assurer deux trajets vers Mimizan la semaine prochaine, pour des entretiens d’embauche le matin ?',
  },
  {
    ...{ kind: 'direct', listing: 'garage-adour--location', commune: '40283', freins: ['mobilite'] },
    ...{ reference: 'Dossier 31', answer_way: 'courriel', sent: [-5, '09:15'] },
    message:
      'Bonjour,\nUn scooter est-il libre pour six semaines ? La personne a le BSR et travaille à l’hôpital, tôt le matin.',
    steps: [
      { action: 'see', actor: 'recipient', when: [-5, '10:02'], by: maelle },
      {
        ...{ action: 'accept', actor: 'recipient', when: [-4, '09:10'], by: maelle },
        appointment: { when: [2, '10:30'], place: 'Au garage, 14 rue des Lavandières, Dax' },
        text: 'Un scooter rentre de révision. Qu’elle vienne avec le BSR et un justificatif de domicile.',
      },
    ],
  },
  {
    ...{ kind: 'direct', listing: 'ptits-resiniers--places-insertion', commune: dax, freins: ['garde-enfants'] },
    ...{ reference: 'Dossier 27', answer_way: 'courriel', sent: [-6, '14:50'] },
    message:
      'Bonjour,\nDisposez-vous d’une place en accueil occasionnel, trois jours par semaine, le temps d’une formation de deux mois ?',
    steps: [
      { action: 'see', actor: 'recipient', when: [-5, '08:55'] },
      {
        ...{ action: 'decline', actor: 'recipient', when: [-4, '17:20'], set: { decline_reason: 'plus-de-places' } },
        text: 'Tout est pris jusqu’aux vacances de février. Le guichet unique connaît les places qui se libèrent.',
      },
    ],
  },
  {
    ...{ kind: 'direct', listing: 'toit-en-chalosse--sous-location', commune: dax, freins: ['logement', 'budget'] },
    ...{ reference: 'Dossier 4', answer_way: 'telephone', sent: [-22, '15:10'] },
    message:
      'Bonjour,\nUne sous-location est-elle possible à Dax ou à Saint-Paul-lès-Dax pour une personne en contrat de six mois ? Elle est logée chez des proches jusqu’à la fin du mois.',
    steps: [
      { action: 'remind', actor: 'clock', when: [-19, '08:00'] },
      { action: 'remind', actor: 'clock', when: [-14, '08:00'] },
      { action: 'expire', actor: 'clock', when: [-2, '08:00'] },
    ],
  },
  {
    ...{ kind: 'direct', listing: 'handi-reperes-landes--dossier-mdph', commune: dax, freins: ['handicap'] },
    ...{ reference: null, answer_way: 'courriel', sent: [-4, '10:45'] },
    message:
      'Bonjour,\nPourriez-vous recevoir une personne pour l’aider à remplir un premier dossier ? Ses certificats sont prêts.',
    steps: [{ action: 'see', actor: 'recipient', when: [-3, '09:30'] }],
  },
  {
    ...{ kind: 'direct', listing: 'lire-pays-adour--francais-langue-etrangere', commune: dax },
    ...{ freins: ['langue-illettrisme'], reference: 'Dossier 18', answer_way: 'lien', sent: [-9, '11:00'] },
    message: 'Bonjour,\nReste-t-il une place dans le groupe du mardi soir, niveau débutant ?',
    steps: [
      {
        ...{ action: 'succeed', actor: 'clock', when: [-6, '08:00'], to: 1 },
        text: 'Sans nouvelles du premier destinataire, la demande est passée à l’accueil de la structure.',
      },
      { action: 'see', actor: 'recipient', when: [-5, '14:20'] },
    ],
  },
  {
    ...{ kind: 'direct', listing: 'budget-et-vie--point-conseil', commune: '40119', freins: ['budget'] },
    ...{ reference: 'Dossier 22', answer_way: 'courriel', sent: [-17, '09:40'] },
    message:
      'Bonjour,\nPouvez-vous recevoir un couple pour faire le point sur ses charges avant un déménagement ? Le jeudi leur convient.',
    steps: [
      { action: 'see', actor: 'recipient', when: [-17, '11:15'] },
      {
        ...{ action: 'accept', actor: 'recipient', when: [-16, '10:00'] },
        appointment: { when: [-9, '14:00'], place: 'Maison des services, Hagetmau' },
      },
      {
        action: 'conclude',
        actor: 'recipient',
        when: [-8, '16:30'],
        set: { outcome: 'started', outcome_reason: null },
      },
    ],
  },
  {
    ...{ kind: 'direct', listing: 'habitat-jeunes-arenes--studios', commune: dax, freins: ['logement'] },
    ...{ reference: 'Dossier 15', answer_way: 'telephone', sent: [-30, '16:40'] },
    message: 'Bonjour,\nUn studio se libère-t-il d’ici un mois ? La personne entre en alternance à Dax.',
    steps: [
      { action: 'see', actor: 'recipient', when: [-29, '09:05'] },
      {
        ...{ action: 'accept', actor: 'recipient', when: [-28, '11:50'] },
        appointment: { when: [-24, '09:30'], place: 'Résidence des Arènes, à l’accueil' },
      },
      {
        ...{ action: 'conclude', actor: 'adviser', when: [-20, '10:10'], by: nadia },
        set: { outcome: 'not-started', outcome_reason: 'autre-solution' },
        text: 'Un logement a été trouvé plus près du lieu de travail.',
      },
    ],
  },
  {
    ...{ kind: 'direct', listing: 'auto-ecole-passerelle--permis-b', commune: '40283', freins: ['mobilite'] },
    ...{ reference: null, answer_way: 'courriel', sent: [-12, '14:15'] },
    message: 'Bonjour,\nLa session de janvier est-elle complète ? Le financement est accordé.',
    steps: [
      {
        ...{ action: 'cancel', actor: 'adviser', when: [-11, '09:00'], by: nadia },
        text: 'La personne a trouvé une place ailleurs. Merci de votre temps.',
      },
    ],
  },
  {
    ...{ kind: 'direct', listing: 'roue-libre--velos-electriques', commune: dax, freins: ['mobilite'] },
    ...{ reference: 'Dossier 7', answer_way: 'lien', sent: [-8, '10:30'] },
    message: 'Bonjour,\nUn vélo électrique pourrait-il être prêté tout l’hiver, avec les sacoches ?',
    steps: [
      { action: 'see', actor: 'recipient', when: [-8, '15:00'] },
      { action: 'ask', actor: 'recipient', when: [-7, '09:20'], text: 'Jusqu’à quand exactement ?' },
      { action: 'reply', actor: 'adviser', when: [-7, '11:05'], by: nadia, text: 'Jusqu’à la fin du mois de mars.' },
      { action: 'remind', actor: 'clock', when: [-4, '08:00'] },
    ],
  },
  {
    ...{ kind: 'global', commune: dax, freins: ['logement', 'budget', 'famille-aidants'] },
    ...{ reference: 'Dossier 3', answer_way: 'telephone', sent: [-2, '15:25'], steps: [] },
    message:
      'Bonjour,\nJe vous propose de suivre cette situation à deux : l’emploi avance, mais le loyer et l’organisation familiale bloquent. Pouvons-nous en parler cette semaine ?',
  },
]
