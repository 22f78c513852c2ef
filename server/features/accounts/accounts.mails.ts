import { layOutMail, type MailBody } from '../../platform/mail-layout.ts'
import { linkMinutes, retention } from './accounts.rules.ts'

const elsewhere =
  'Vous lisez ce mail sur un autre appareil que celui où vous vous connectez ? Ouvrez le lien ici et choisissez « Continuer sur l’autre appareil » : un code s’affiche, tapez-le sur l’autre.'

interface Asked {
  /** A device asked for the link, and can be told to continue by a code. */
  readonly awaited: boolean
  /** Which one, «Firefox sur Windows», as it says itself. */
  readonly device: string | null
}

export const loginMail = (url: string, { awaited, device }: Asked) =>
  layOutMail({
    subject: 'Votre lien de connexion à Levier',
    paragraphs: [
      'Bonjour,',
      awaited
        ? 'Voici le lien demandé pour vous connecter à Levier.'
        : 'Voici un lien pour vous connecter à Levier, envoyé par la personne qui administre votre compte.',
    ],
    action: { label: 'Se connecter', url },
    notes: [
      `Il sert une seule fois, pendant ${linkMinutes} minutes. Si un autre lien est demandé, celui-ci ne marchera plus.`,
      ...(device ? [`Il a été demandé depuis ${device}.`] : []),
      ...(awaited ? [elsewhere] : []),
      'Vous n’avez rien demandé ? Ne faites rien : sans ce lien, personne n’entre.',
    ],
  })

const day = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' })
/** «1er décembre 2026». */
const dayText = (at: Date) => day.format(at).replace(/^1 /, '1er ')

const signIn = (publicUrl: string) => ({ label: 'Se connecter', url: `${publicUrl}/connexion` })
const toComeBack =
  'Pour le faire rouvrir, adressez-vous à la personne qui administre Levier dans votre département ou votre structure.'
const erasedLater = `Fermé, il est effacé au bout de ${retention.closedMonths} mois, avec tout ce qui s’y rattache.`

export const closedMail = (): MailBody =>
  layOutMail({
    subject: 'Votre compte Levier est fermé',
    paragraphs: [
      'Bonjour,',
      'Votre compte Levier vient d’être fermé. Vos sessions sont terminées, et vos liens de connexion ne marchent plus.',
      toComeBack,
    ],
    notes: [erasedLater],
  })

export const reopenedMail = (publicUrl: string): MailBody =>
  layOutMail({
    subject: 'Votre compte Levier est rouvert',
    paragraphs: ['Bonjour,', 'Votre compte Levier est rouvert : vous pouvez vous connecter comme avant.'],
    action: signIn(publicUrl),
  })

export const warnedMail = (publicUrl: string, closesAt: Date): MailBody =>
  layOutMail({
    subject: `Votre compte Levier sera fermé le ${dayText(closesAt)}`,
    paragraphs: [
      'Bonjour,',
      `Votre compte Levier n’a pas servi depuis ${retention.warnedMonths} mois. Sans nouvelles de vous, il sera fermé le ${dayText(closesAt)}.`,
      'Pour le garder, connectez-vous une fois avant cette date.',
    ],
    action: signIn(publicUrl),
    notes: ['Vous n’en avez plus besoin ? Ne faites rien.'],
  })

export const inactiveMail = (): MailBody =>
  layOutMail({
    subject: 'Votre compte Levier est fermé',
    paragraphs: [
      'Bonjour,',
      `Votre compte Levier n’a pas servi depuis ${retention.inactiveMonths} mois : il vient d’être fermé, comme nous vous l’avions annoncé.`,
      toComeBack,
    ],
    notes: [erasedLater],
  })

export const deletedMail = (publicUrl: string): MailBody =>
  layOutMail({
    subject: 'Votre compte Levier est supprimé',
    paragraphs: [
      'Bonjour,',
      'Comme vous l’avez demandé, votre compte Levier est supprimé, avec vos sessions, vos identités rattachées et le relevé des contacts que vous avez consultés. Dans le journal des actions, gardé 12 mois, un pseudonyme remplace votre nom.',
      `Si un jour vous en avez de nouveau besoin, demandez un accès : ${publicUrl}/demande-acces`,
    ],
    notes: ['Cette adresse ne recevra plus de mail de Levier. Celui-ci est le dernier.'],
  })
