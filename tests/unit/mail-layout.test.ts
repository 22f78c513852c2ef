import { expect, test } from 'vitest'
import { closedTold } from '../../server/features/contact-follow-up/follow-up.mails.ts'
import { layOutMail } from '../../server/platform/mail-layout.ts'

const mail = layOutMail({
  subject: 'Essai',
  paragraphs: ['Bonjour,\nVoici <b>la suite</b>.'],
  points: [{ name: 'Message', text: 'Un\nDeux' }],
  action: { label: 'Répondre', url: 'https://levier.example/r' },
  notes: ['Une note\nsur deux lignes'],
})

test('a mail keeps its lines as HTML, and what people wrote is text', () => {
  expect(mail.html).toContain('Bonjour,<br>Voici &lt;b&gt;la suite&lt;/b&gt;.')
  expect(mail.html).toContain('Un<br>Deux')
  expect(mail.html).toContain('Une note<br>sur deux lignes')
})

test('a mail follows the width of a phone and a dark screen, and fetches nothing', () => {
  expect(mail.html).toContain('name="viewport"')
  expect(mail.html).toContain('prefers-color-scheme: dark')
  expect(mail.html).not.toMatch(/<img|<link|src=|url\(|@import/)
})

test('a closure that ends with a stop does not end with two', () => {
  expect(closedTold('Fermé du 24 nov. au 6 déc.').said).toMatch(/au 6 déc\.$/)
  expect(closedTold('Fermé depuis le 24 mai').said).toMatch(/24 mai\.$/)
})
