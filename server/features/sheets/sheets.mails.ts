import type { SheetListing, SheetPreview } from '../../contract/sheets.ts'
import { layOutMail, type MailBody } from '../../platform/mail-layout.ts'

function saidOf({ note, facts }: SheetListing): string {
  if (!facts) return ''
  const { structure, phone, email, website, place, remote, hours, closure } = facts
  const lines = [
    structure,
    email,
    !phone && !email && website,
    place ?? (remote && 'À distance'),
    ...hours,
    closure,
    note && `À noter\u00a0: ${note}`,
  ]
  return lines.filter(Boolean).join('\n')
}

/** What an adviser hands over after an interview: the same as on the paper, each number one press away on a phone. */
export function sheetMail({ listings, bring, place, author, sector }: SheetPreview): MailBody {
  const from = author.organisation ? `${author.name} (${author.organisation})` : author.name
  return layOutMail({
    subject: place ? `Vos contacts à appeler : ${place}` : 'Vos contacts à appeler',
    paragraphs: ['Bonjour,', `Voici les contacts que ${from} a choisis pour vous.`],
    points: listings.flatMap((line) =>
      line.facts ? [{ name: line.facts.title, text: saidOf(line), call: line.facts.phone }] : [],
    ),
    notes: [
      ...(bring ? [`À apporter : ${bring}`] : []),
      ...(sector ? [`Référent social : ${[sector.name, sector.phone?.text].filter(Boolean).join(', ')}`] : []),
      'Une question ? Posez-la à la personne qui vous envoie cette feuille : personne ne lit les réponses à ce message.',
      'Votre adresse e-mail s’efface de Levier dès que ce message vous est remis.',
    ],
  })
}
