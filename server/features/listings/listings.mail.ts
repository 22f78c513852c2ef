/** Who writes, as they present themselves. */
export interface Writer {
  readonly name: string
  readonly organisation: string | null
}

/**
 * What a mail to the people of a listing begins with: who writes, about which listing, and nothing of the person in
 * front of them, above all not why.
 */
export function mailAbout(listing: { title: string; structure: string }, { name, organisation }: Writer) {
  const lines = [
    'Bonjour,',
    `Je suis ${[name, organisation].filter(Boolean).join(', ')}. Je vous écris au sujet de « ${listing.title} » (${listing.structure}), que j’ai trouvé sur Levier.`,
    'Avez-vous de la place en ce moment, et comment vous adresser quelqu’un ?',
    'Je vous remercie.',
    [name, organisation].filter(Boolean).join('\n'),
  ]
  return { subject: `Prise de contact : ${listing.title}`, body: lines.join('\n\n') }
}
