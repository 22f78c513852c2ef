/** How long things are kept, as the page on privacy says it; a test holds each against the code that purges. */
export const retention = {
  link: '15\u00a0minutes',
  linkTrace: 'un jour',
  idle: '12\u00a0heures',
  session: '30\u00a0jours',
  warned: '23\u00a0mois',
  inactive: '24\u00a0mois',
  notice: '30\u00a0jours',
  closed: '12\u00a0mois',
  unconfirmedAccess: '24\u00a0heures',
  access: '12\u00a0mois',
  invitations: '12\u00a0mois',
  journal: '12\u00a0mois',
  mails: '30\u00a0jours',
  reads: '12\u00a0mois',
  oppositionLink: '7\u00a0jours',
  oppositions: '12\u00a0mois',
} as const
