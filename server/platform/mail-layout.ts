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

// Many mail programs read no style sheet: the look of the product, in attributes. The sheet adds what those that read it
// make better: a phone's width, and a dark screen.
const sheetOfStyle = `<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<style>
@media (max-width: 480px) { .page { padding: 8px!important } .sheet { padding: 16px!important } }
@media (prefers-color-scheme: dark) {
.page { background: #15171d!important; color: #e9e7e2!important } .sheet { background: #20232c!important }
.small { color: #bdb9b0!important } a { color: #a9bcff!important } .button { color: #ffffff!important }
}
</style>`
const page = 'margin:0;padding:24px;background:#f6f3ec;color:#1c1b19;font:16px/1.5 Verdana,Arial,sans-serif'
const sheet = 'max-width:560px;margin:0 auto;padding:24px;background:#ffffff'
const button =
  'display:inline-block;padding:12px 20px;background:#1d3fae;color:#ffffff;text-decoration:none;font-weight:bold'
const link = 'color:#1d3fae'
const small = 'color:#5c5850;font-size:14px'
const number = 'display:inline-block;padding:6px 0;color:#1d3fae;font-size:22px;font-weight:bold;text-decoration:none'

const lines = (text: string) => escapeHtml(text).replaceAll('\n', '<br>')
const paragraph = (text: string) => `<p>${lines(text)}</p>`
const note = (html: string) => `<p class="small" style="${small}">${html}</p>`

type Point = NonNullable<MailParts['points']>[number]

const point = ({ name, text, url, call }: Point) => {
  const [label, said] = [escapeHtml(name), lines(text)]
  const dial = call ? `<br><a href="${escapeHtml(call.href)}" style="${number}">${escapeHtml(call.text)}</a>` : ''
  return `<p><b>${url ? `<a href="${escapeHtml(url)}" style="${link}">${label}</a>` : label}</b>${dial}<br>${said}</p>`
}

const pointAsText = ({ name, text, url, call }: Point) =>
  `${name}${call ? `\n${call.text}\n` : '\u00a0: '}${text}${url ? `\n${url}` : ''}`

function htmlOf({ subject, paragraphs, points = [], action, notes = [], links = [] }: MailParts): string {
  return [
    `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title>${sheetOfStyle}</head>`,
    `<body class="page" style="${page}"><div class="sheet" style="${sheet}">`,
    ...paragraphs.map(paragraph),
    ...points.map(point),
    action
      ? `<p><a class="button" href="${escapeHtml(action.url)}" style="${button}">${escapeHtml(action.label)}</a></p>`
      : '',
    ...notes.map((text) => note(lines(text))),
    ...links.map(({ label, url }) => note(`<a href="${escapeHtml(url)}" style="${link}">${escapeHtml(label)}</a>`)),
    note(signature),
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
