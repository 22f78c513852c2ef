import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail as a mail program would show it. */
export interface ReceivedMail {
  readonly to: string
  readonly subject: string
  readonly messageId: string
  readonly replyTo: string
  readonly text: string
  readonly html: string
  /** Addresses in the text, in order. */
  readonly links: readonly string[]
}

export interface MailServer {
  readonly url: string
  readonly received: ReceivedMail[]
  /** Refuses an address as a mail server would: `550 5.1.1 No such user`; null: takes it again. */
  refuse(address: string, answer: string | null): void
  /** An outage: nobody listens any more, until it starts again at the same address. */
  stop(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

/** A real SMTP server on this machine, which keeps what it is given. The caller closes it. */
export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = []
  const refused = new Map<string, string>()
  const options: SMTPServerOptions = {
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const answer = refused.get(address)
      if (!answer) return done()
      const [, code, said] = /^(\d{3}) (.*)$/.exec(answer)!
      done(Object.assign(new Error(said), { responseCode: Number(code) }))
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address).join(', ')
        received.push(readMail(to, Buffer.concat(chunks).toString('latin1')))
        done()
      })
    },
  }
  let server: SMTPServer
  const listen = (port: number) =>
    new Promise<void>((resolve) => {
      server = new SMTPServer(options)
      server.listen(port, '127.0.0.1', resolve)
    })
  const close = () => new Promise<void>((resolve) => void server.close(resolve))
  await listen(0)
  const { port } = server!.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse: (address, answer) => void (answer ? refused.set(address, answer) : refused.delete(address)),
    stop: close,
    start: () => listen(port),
    close,
  }
}

interface Part {
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** One part of a message (RFC 5322, 2045): its headers, unfolded, and what follows. */
function partOf(raw: string): Part {
  const end = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = lines.map(
    (line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const,
  )
  return { headers: new Map(headers), body: raw.slice(end + 4) }
}

const quotedPrintable = (text: string) =>
  text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
const utf8 = (bytes: string) => Buffer.from(bytes, 'latin1').toString('utf8')

function contentOf({ headers, body }: Part): string {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  return utf8(encoding === 'quoted-printable' ? quotedPrintable(body) : body).replaceAll('\r\n', '\n')
}

/** Words of a header outside ASCII (RFC 2047). */
const headerText = (text = '') =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([QB])\?(.*?)\?=/gi, (_, kind: string, coded: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(coded, 'base64').toString('latin1')
        : quotedPrintable(coded.replaceAll('_', ' ')),
    )

function alternatives(part: Part): Part[] {
  const boundary = /boundary="?([^";]+)/.exec(part.headers.get('content-type') ?? '')?.[1]
  if (!boundary) return [part]
  return part.body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((raw) => partOf(raw.replace(/^\r\n/, '').replace(/\r\n$/, '')))
}

function readMail(to: string, raw: string): ReceivedMail {
  const whole = partOf(raw)
  const parts = alternatives(whole)
  const content = (type: string) => {
    const part = parts.find(({ headers }) => headers.get('content-type')?.startsWith(type))
    return part ? contentOf(part) : ''
  }
  const text = content('text/plain')
  return {
    to,
    subject: utf8(headerText(whole.headers.get('subject'))),
    messageId: whole.headers.get('message-id') ?? '',
    replyTo: whole.headers.get('reply-to') ?? '',
    text,
    html: content('text/html'),
    links: text.match(/https?:\/\/\S+/g) ?? [],
  }
}
