import { chmodSync, rmSync } from 'node:fs'
import { createConnection, createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import type { Terminal } from '../command.ts'

/** What travels on the control socket, one JSON object a line: the order, then what it says, then its exit code. */
export interface Order {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
}
type Said =
  | { readonly line: string }
  | { readonly step: string; readonly done: number; readonly total: number | null }
  | { readonly exit: number }

export type RunOrder = (order: Order, terminal: Terminal) => Promise<number>

/** Nobody reads more often than this. */
const progressEveryMs = 100

/** Takes orders from processes of this user. The caller owns the folder: a socket found there is a dead owner's. */
export async function serveControl(path: string, run: RunOrder): Promise<{ close(): Promise<void> }> {
  rmSync(path, { force: true })
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    // The asker left: its command goes on. The reader of lines throws its own copy of the error.
    socket.on('error', () => {})
    createInterface({ input: socket })
      .on('error', () => {})
      .once('line', (line) => void obey(socket, line, run))
  })
  await new Promise<void>((resolve, reject) => {
    const usual = process.umask(0o177) // so that it is never open to others, not even before chmod
    server.once('error', reject).listen(path, resolve)
    process.umask(usual)
  })
  chmodSync(path, 0o600)
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of open) socket.destroy()
    })
  return { close }
}

async function obey(socket: Socket, line: string, run: RunOrder) {
  const say = (said: Said) => void socket.write(`${JSON.stringify(said)}\n`)
  let saidAt = 0
  const terminal: Terminal = {
    line: (text) => say({ line: text }),
    progress: (step, done, total) => {
      if (done !== 0 && done !== total && Date.now() - saidAt < progressEveryMs) return
      saidAt = Date.now()
      say({ step, done, total })
    },
  }
  const exit = await run(orderIn(line), terminal)
  say({ exit })
  socket.end()
}

/** Only this user's processes reach the socket; still, a line that is no order must not end the owner. */
function orderIn(line: string): Order {
  try {
    const { command, args, cwd } = JSON.parse(line) as Partial<Order>
    return { command: String(command), args: Array.isArray(args) ? args.map(String) : [], cwd: String(cwd) }
  } catch {
    return { command: '', args: [], cwd: '' }
  }
}

/** The owner could not be asked or, with `started`, ended before the command was done. */
export class OwnerGone extends Error {
  readonly started: boolean
  constructor(started: boolean, cause?: Error) {
    super('the owner of the folder does not answer', { cause })
    this.started = started
  }
}

/** Has the owner of a folder run a command; resolves with its exit code. Throws `OwnerGone`. */
export function askOwner(path: string, order: Order, terminal: Terminal): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path, () => socket.write(`${JSON.stringify(order)}\n`))
    const gone = (cause?: Error) => reject(new OwnerGone(socket.bytesWritten > 0, cause))
    socket.on('error', gone).on('close', () => gone())
    createInterface({ input: socket })
      .on('line', (line) => {
        const said = JSON.parse(line) as Said
        if ('exit' in said) resolve(said.exit)
        else if ('line' in said) terminal.line(said.line)
        else terminal.progress(said.step, said.done, said.total)
      })
      .on('error', () => {}) // also on the socket
  })
}
