import type { AuditEntry } from '../../contract/audit.ts'

/** What a spreadsheet would run as a formula is kept as text: https://owasp.org/www-community/attacks/CSV_Injection */
const harmless = (text: string) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text)
const quoted = (text: string) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** One record of RFC 4180, with the separator French spreadsheets expect. */
const line = (cells: readonly string[]) => `${cells.map((cell) => quoted(harmless(cell))).join(';')}\r\n`

const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'medium' })

const columns: Readonly<Record<string, (entry: AuditEntry) => string>> = {
  'Date et heure (Paris)': ({ at }) => parts.format(new Date(at)),
  'Par qui': ({ actor }) => actor.name,
  Action: ({ action }) => action.label,
  'Code de l’action': ({ action }) => action.code,
  'Sur quoi': ({ target }) => target?.name ?? '',
  Départements: ({ departements }) => departements.join(', '),
  'Adresse réseau': ({ address }) => address ?? '',
  Détail: ({ detail }) => detail ?? '',
  Numéro: ({ id }) => String(id),
}

/** The byte order mark is what tells a spreadsheet that the accents are UTF-8. */
export const csvHead = () => `\ufeff${line(Object.keys(columns))}`

export const csvLines = (entries: readonly AuditEntry[]) =>
  entries.map((entry) => line(Object.values(columns).map((cell) => cell(entry)))).join('')
