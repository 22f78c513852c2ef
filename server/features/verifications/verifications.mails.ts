import { layOutMail, type MailBody } from '../../platform/mail-layout.ts'
import { freshnessText } from '../listings/listings.why.ts'
import { linkDays } from './verifications.rules.ts'

export interface Asked {
  readonly structure: string
  readonly listings: readonly { readonly title: string; readonly verified_on: string }[]
  /** Whoever reads it has an account of the structure. */
  readonly member: boolean
  readonly today: string
  readonly confirmUrl: string
  /** Where whoever has an account elsewhere says that this structure is theirs. */
  readonly claimUrl: string
  readonly unsubscribeUrl: string
}

/** Titles named in a mail; the page has them all. */
const namedAtMost = 10

function named({ listings, today }: Asked): string[] {
  const shown = listings.slice(0, namedAtMost)
  const lines = shown.map(({ title, verified_on }) => `• ${title} (${lowerFirst(freshnessText(verified_on, today))})`)
  const more = listings.length - shown.length
  return more > 0 ? [...lines, `• et ${more} ${more === 1 ? 'autre' : 'autres'}`] : lines
}
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

const they = ({ listings }: Asked, one: string, many: string) => (listings.length === 1 ? one : many)

const intro = (asked: Asked) =>
  asked.member
    ? `${they(asked, 'Une fiche', `${asked.listings.length} fiches`)} de ${asked.structure} ${they(asked, 'attend', 'attendent')} d’être ${they(asked, 'confirmée', 'confirmées')} sur Levier. Les conseillers qui orientent vers vous s’appuient dessus :`
    : `Levier est la base des ressources sociales où les conseillers emploi du territoire cherchent à qui adresser les personnes qu’ils accompagnent. ${asked.structure} y figure, d’après des données publiques :`

const signIn = 'Aucun compte n’est nécessaire pour confirmer : le lien suffit, un clic de plus sur la page enregistre.'
const ifChanged = ({ member }: Asked) =>
  member
    ? 'Si quelque chose a changé, la même page vous mène à la correction.'
    : 'Si quelque chose a changé, la même page vous dit comment le corriger : un compte gratuit pour votre structure.'

const kept = `Ce lien vaut ${linkDays.confirm} jours. Il est fait pour votre structure : ne le transférez pas hors d’elle.`

/** Asks whoever answers for listings whether they are still true. */
export const confirmMail = (asked: Asked): MailBody =>
  layOutMail({
    subject: they(asked, 'Votre fiche est-elle encore exacte ?', 'Vos fiches sont-elles encore exactes ?'),
    paragraphs: ['Bonjour,', intro(asked), ...named(asked), signIn, ifChanged(asked)],
    action: {
      label: they(asked, 'Relire et confirmer ma fiche', 'Relire et confirmer mes fiches'),
      url: asked.confirmUrl,
    },
    notes: [kept],
    links: [
      ...(asked.member
        ? []
        : [{ label: 'Déjà un compte ? Rattacher cette structure à la vôtre', url: asked.claimUrl }]),
      { label: 'Ne plus recevoir ces rappels', url: asked.unsubscribeUrl },
    ],
  })
