import { mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'

export type Log = Logger

const secret = ['authorization', 'cookie', 'token', 'password', 'email', 'to', 'telephone', 'courriel']

// What both databases add to an error: the values of the statement that failed.
const statement = ['query', 'params', 'parameters', 'detail', 'where'].map((name) => `err.${name}`)

/** Structured logs, one JSON line an event; what could identify or let in somebody is blacked out. */
export function makeLog(level: string, destination: DestinationStream = pino.destination(1)): Log {
  const options: LoggerOptions = {
    level,
    redact: {
      paths: [
        ...secret,
        ...secret.map((name) => `*.${name}`),
        ...secret.map((name) => `req.headers["${name}"]`),
        ...statement,
      ],
      censor: '…',
    },
    serializers: {
      req: (request: { method: string; url: string }) => ({ method: request.method, url: request.url.split('?')[0] }),
    },
  }
  return pino(options, destination)
}

export const standardError = () => pino.destination(2)

const longestLog = 10 * 1024 * 1024

/** A file that starts anew, keeping the one before, when it is found longer than 10 MB. */
export function logFile(file: string): DestinationStream {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > longestLog) renameSync(file, `${file}.1`)
  return pino.destination({ dest: file, sync: true, mode: 0o600 })
}
