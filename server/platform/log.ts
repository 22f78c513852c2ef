import { type Logger, pino } from 'pino'

export type Log = Logger

const secret = ['authorization', 'cookie', 'token', 'password', 'email', 'to', 'telephone', 'courriel']

/** Structured logs, one JSON line an event; what could identify or let in somebody is blacked out. */
export function makeLog(level: string): Log {
  return pino({
    level,
    redact: {
      paths: [...secret, ...secret.map((name) => `*.${name}`), ...secret.map((name) => `req.headers["${name}"]`)],
      censor: '…',
    },
    serializers: {
      req: (request: { method: string; url: string }) => ({ method: request.method, url: request.url.split('?')[0] }),
    },
  })
}
