/* Lines of the files that telephones and calendars take: vCard (RFC 2426) and iCalendar (RFC 5545). */

/** Commas, semicolons and backslashes are signs of the format; a line break is told. */
export const escaped = (value: string) => value.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n')

const octets = new TextEncoder()
const longest = 75

/** A long line goes on after a line break and a space, cut between two characters, never inside one. */
function folded(line: string): string {
  let [done, length] = ['', 0]
  for (const character of line) {
    const size = octets.encode(character).length
    const full = length + size > longest
    done += full ? `\r\n ${character}` : character
    length = full ? 1 + size : length + size
  }
  return done
}

/** The text of a file. */
export const contentLines = (lines: readonly string[]) => lines.map((line) => `${folded(line)}\r\n`).join('')
