// Named entities met in French texts; numbered ones are decoded by their number.
const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '’',
  nbsp: '\u00a0',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  bull: '•',
  middot: '·',
  euro: '€',
  deg: '°',
  sup2: '²',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  euml: 'ë',
  icirc: 'î',
  iuml: 'ï',
  ocirc: 'ô',
  oelig: 'œ',
  ugrave: 'ù',
  ucirc: 'û',
  uuml: 'ü',
  aelig: 'æ',
  Agrave: 'À',
  Acirc: 'Â',
  Ccedil: 'Ç',
  Eacute: 'É',
  Egrave: 'È',
  Ecirc: 'Ê',
  Icirc: 'Î',
  Ocirc: 'Ô',
  OElig: 'Œ',
}

function decodeEntity(whole: string, name: string): string {
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name)
  if (!number) return named[name] ?? whole
  const point = number[1] ? Number.parseInt(number[1], 16) : Number(number[2])
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
}

const withoutTags = (html: string) =>
  html
    .replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<li\b[^>]*>/gi, '\n• ')
    .replace(/<(?:br|hr)\b[^>]*>|<\/(?:p|div|h[1-6]|ul|ol|tr)\s*>/gi, '\n')
    .replace(/<!--[\s\S]*?-->|<\/?[a-z][^<>]*>/gi, '')

/** What a source wrote, HTML or not, as plain text: paragraphs kept, tags and control characters gone. */
export function plainText(raw: string): string {
  return withoutTags(raw.replace(/\r\n?/g, '\n'))
    .replace(/&(#?\w+);/g, decodeEntity)
    .toWellFormed()
    .replace(/\t/g, ' ')
    .replace(/[^\P{Cc}\n]/gu, '')
    .replace(/ *\n */g, '\n')
    .replace(/ {2,}/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The same on one line: titles, names, addresses. */
export const plainLine = (raw: string): string => plainText(raw).replace(/\s*\n\s*/g, ' ')
