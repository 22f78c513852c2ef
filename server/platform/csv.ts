/** What a spreadsheet would run as a formula is kept as text: https://owasp.org/www-community/attacks/CSV_Injection */
const harmless = (text: string) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text)
const quoted = (text: string) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The byte order mark is what tells a spreadsheet that the accents are UTF-8. */
export const byteOrderMark = '\ufeff'

/** One record of RFC 4180, with the separator French spreadsheets expect. */
export const csvLine = (cells: readonly string[]) => `${cells.map((cell) => quoted(harmless(cell))).join(';')}\r\n`

/** A whole file of a few lines. */
export const csvFile = (lines: readonly (readonly string[])[]) => byteOrderMark + lines.map(csvLine).join('')
