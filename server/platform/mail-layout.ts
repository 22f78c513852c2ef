export interface MailBody {
  subject: string
  text: string
  html: string
}

/** A number to press on a phone: `tel:+33536490142`. */
interface Call {
  text: string
  href: string
}

interface MailParts {
  subject: string
  paragraphs: readonly string[]
  /** What is said of several things, each with its name and where it is. */
  points?: readonly { name: string; text: string; url?: string | undefined; call?: Call | null }[]
  /** The one thing to do, as a link. */
  action?: { label: string; url: string }
  /** Said after the action, smaller. */
  notes?: readonly string[]
  /** Other ways on, last and small. */
  links?: readonly { label: string; url: string }[]
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign]!)

/** The spaces at which French begins no line. Not the narrow ones: old mail programs draw a box in their place. */
const set = (text: string) => text.replace(/« | (?=[»:;?!])/g, (spaced) => spaced.replace(' ', '\u00a0'))
const eachSet = (texts: readonly string[] = []) => texts.map(set)

const signature = 'Levier, la base des ressources sociales du territoire'

// Mail programs read no style sheet: the look of the product, in attributes.
const page = 'margin:0;padding:24px;background:#f6f3ec;color:#1c1b19;font:16px/1.5 Verdana,Arial,sans-serif'
const sheet = 'max-width:560px;margin:0 auto;padding:24px;background:#ffffff'
const button =
  'display:inline-block;padding:12px 20px;background:#1d3fae;color:#ffffff;text-decoration:none;font-weight:bold'
const small = 'color:#5c5850;font-size:14px'
const number = 'display:inline-block;padding:6px 0;color:#1d3fae;font-size:22px;font-weight:bold;text-decoration:none'

const paragraph = (text: string, style = '') => `<p${style && ` style="${style}"`}>${escapeHtml(text)}</p>`

type Point = NonNullable<MailParts['points']>[number]

const point = ({ name, text, url, call }: Point) => {
  const [label, said] = [escapeHtml(name), escapeHtml(text).replaceAll('\n', '<br>')]
  const dial = call ? `<br><a href="${escapeHtml(call.href)}" style="${number}">${escapeHtml(call.text)}</a>` : ''
  return `<p><b>${url ? `<a href="${escapeHtml(url)}" style="color:#1d3fae">${label}</a>` : label}</b>${dial}<br>${said}</p>`
}

const pointAsText = ({ name, text, url, call }: Point) =>
  `${name}${call ? `\n${call.text}\n` : '\u00a0: '}${text}${url ? `\n${url}` : ''}`

function htmlOf({ subject, paragraphs, points = [], action, notes = [], links = [] }: MailParts): string {
  return [
    `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    `<body style="${page}"><div style="${sheet}">`,
    ...paragraphs.map((text) => paragraph(text)),
    ...points.map(point),
    action ? `<p><a href="${escapeHtml(action.url)}" style="${button}">${escapeHtml(action.label)}</a></p>` : '',
    ...notes.map((text) => paragraph(text, small)),
    ...links.map(({ label, url }) => `<p style="${small}"><a href="${escapeHtml(url)}">${escapeHtml(label)}</a></p>`),
    paragraph(signature, small),
    '</div></body></html>',
  ].join('\n')
}

function textOf({ paragraphs, points = [], action, notes = [], links = [] }: MailParts): string {
  const asText = ({ label, url }: { label: string; url: string }) => `${label}\u00a0:\n${url}`
  const parts = [
    ...paragraphs,
    ...points.map(pointAsText),
    ...(action ? [asText(action)] : []),
    ...notes,
    ...links.map(asText),
  ]
  return `${[...parts, `-- \n${signature}`].join('\n\n')}\n`
}

/** Every mail goes through here: the same words as plain text and as a sober page. */
export function layOutMail({ subject, paragraphs, notes, ...rest }: MailParts): MailBody {
  const parts = { ...rest, subject: set(subject), paragraphs: eachSet(paragraphs), notes: eachSet(notes) }
  return { subject: parts.subject, text: textOf(parts), html: htmlOf(parts) }
}
