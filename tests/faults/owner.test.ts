import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { Order } from '../../server/platform/embedded/control.ts'
import { askOwner, serveControl } from '../../server/platform/embedded/control.ts'
import { openEngine } from '../../server/platform/embedded/engine.ts'
import { readRecord, record } from '../../server/platform/embedded/engine-record.ts'
import { folderOwner, takeFolder } from '../../server/platform/embedded/folder.ts'
import { Locked, takeLock } from '../../server/platform/embedded/lock.ts'
import { addressOf, isRunning, makeFolder, markOf, processTimeout, until } from '../support/levier-process.ts'
import { quiet } from '../support/quiet.ts'

const folder = makeFolder()
afterAll(folder.remove)

const lines = () => {
  const said: string[] = []
  const terminal = { line: (text: string) => void said.push(text), progress: () => {} }
  return { said, terminal }
}

/** A process that has ended, as it would be written in a lock. */
async function deadProcess() {
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', 'console.log(process.pid)'])
  return { pid: Number(stdout), started: '12345' }
}

describe('the folder of a running server', { timeout: processTimeout }, () => {
  afterEach(folder.endAll)

  it('is refused to a second start, in a sentence that names the first, which goes on', async () => {
    const first = folder.start()
    const address = await addressOf(first)
    const second = folder.start()
    expect(await second.ends()).toBe(1)
    expect(second.said()).toMatch(
      new RegExp(`^Levier tourne déjà sur ce dossier de données \\(.+\\)\\s: processus ${first.child.pid}\\. .+\n$`),
    )
    expect((await fetch(`${address}/api/health`)).status).toBe(200)
  })

  it('takes commands through a socket that is for this user only', async () => {
    await addressOf(folder.start())
    expect(statSync(join(folder.dir, 'control.sock')).mode & 0o777).toBe(0o600)
    const created = folder.command('account', 'create', 'camille@levier.example', '--role', 'adviser')
    expect(await created.ends()).toBe(0)
    const again = folder.command('account', 'create', 'camille@levier.example', '--role', 'adviser')
    expect(await again.ends()).toBe(1)
    expect(again.said()).toContain('camille@levier.example a déjà un compte.')
    expect(readdirSync(folder.dir).filter((name) => name.startsWith('levier.lock'))).toEqual(['levier.lock'])
  })

  it('is given to a command when nobody runs, and left clean', async () => {
    const list = folder.command('account', 'list')
    expect(await list.ends()).toBe(0)
    expect(list.said()).toContain('camille@levier.example')
    expect(folderOwner(folder.dir)).toBeNull()
    expect(readRecord(join(folder.dir, 'engine'))).toBeNull()
  })

  it('is not given to a start while a command works alone on it', async () => {
    const lock = takeFolder(folder.dir, 'import')
    const levier = folder.start()
    expect(await levier.ends()).toBe(1)
    expect(levier.said()).toContain(`La commande « import » travaille sur ce dossier de données`)
    const other = folder.command('account', 'list')
    expect(await other.ends()).toBe(1)
    lock.release()
  })
})

describe('the lock', () => {
  const path = join(folder.dir, 'trial.lock')
  const take = () => takeLock(path, { what: 'server', socket: '' })
  afterEach(() => rmSync(path, { force: true }))

  it('is refused while its owner lives, whatever process asks', () => {
    const lock = take()
    expect(take).toThrow(Locked)
    lock.release()
    take().release()
  })

  it('passes from a dead owner to the next', async () => {
    writeFileSync(path, JSON.stringify({ ...(await deadProcess()), nonce: 'dead', what: 'server', socket: '' }))
    take().release()
  })

  it('passes on when another process has the number of the dead owner', () => {
    writeFileSync(path, JSON.stringify({ pid: process.pid, started: '1', nonce: 'old', what: 'server', socket: '' }))
    take().release()
  })

  it('passes on from a file cut short with the machine', () => {
    writeFileSync(path, '{"pid": 12')
    take().release()
  })

  it('passes on when the process that was replacing a dead owner died too', async () => {
    const dead = await deadProcess()
    writeFileSync(path, JSON.stringify({ ...dead, nonce: 'first', what: 'server', socket: '' }))
    writeFileSync(`${path}.first`, JSON.stringify({ ...dead, nonce: 'second', what: 'server', socket: '' }))
    take().release()
    expect(readdirSync(folder.dir).filter((name) => name.startsWith('trial.lock'))).toEqual([])
  })

  it('goes to exactly one of several processes that find a dead owner at once', async () => {
    for (let round = 0; round < 5; round++) {
      writeFileSync(path, JSON.stringify({ pid: 1, started: '1', nonce: `${round}`, what: 'server', socket: '' }))
      expect(await race(6)).toEqual(['refused', 'refused', 'refused', 'refused', 'refused', 'won'])
    }
  })

  const racer = `
    const { takeLock } = await import(${JSON.stringify(join(import.meta.dirname, '../../server/platform/embedded/lock.ts'))})
    const attempt = () => {
      try { takeLock(${JSON.stringify(path)}, { what: 'server', socket: '' }); return 'won' }
      catch (error) { return error.owner ? 'refused' : error.stack }
    }
    console.log('ready')
    process.stdin.once('data', () => console.log(attempt()))`

  /** Processes that are all ready before the first tries, and all alive until the last has tried. */
  async function race(count: number): Promise<string[]> {
    const racers = Array.from({ length: count }, () =>
      folder.run(process.execPath, ['--input-type=module', '-e', racer], {}, 'pipe'),
    )
    for (const one of racers) await one.says('ready')
    for (const { child } of racers) child.stdin?.write('go')
    await until(() => racers.every((one) => one.said().split('\n').length > 2))
    for (const { child } of racers) child.kill('SIGKILL')
    return racers.map((one) => one.said().split('\n')[1]!).sort()
  }
})

describe('the control socket', () => {
  const order: Order = { command: 'count', args: ['to', '3'], cwd: '/' }

  it('carries what a command says and its exit code', async () => {
    const socket = join(folder.dir, 'trial.sock')
    const { close } = await serveControl(socket, async ({ args }, terminal) => {
      terminal.line(args.join(' '))
      return 3
    })
    const { said, terminal } = lines()
    expect(await askOwner(socket, order, terminal)).toBe(3)
    expect(said).toEqual(['to 3'])
    await close()
  })

  it('lets a command go on when the person who asked is gone', async () => {
    const socket = join(folder.dir, 'trial.sock')
    let left = false
    let finished = false
    const { close } = await serveControl(socket, async (_order, terminal) => {
      for (let after = 0; after < 50; after += left ? 1 : 0) {
        terminal.line('to be read, or not')
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
      finished = true
      return 0
    })
    const script = `
      const socket = require('node:net').createConnection(${JSON.stringify(socket)})
      socket.write('{"command":"x","args":[],"cwd":"/"}\\n')
      socket.once('data', () => { console.log('reading'); socket.pause() })`
    const asker = folder.run(process.execPath, ['-e', script])
    await asker.says('reading')
    asker.child.kill('SIGKILL')
    await asker.ends()
    left = true
    await until(() => finished)
    await close()
  })

  it('says when the owner ends before the command does', async () => {
    const socket = join(folder.dir, 'trial.sock')
    const { close } = await serveControl(socket, (_order, terminal) => {
      terminal.line('begun')
      return new Promise(() => {})
    })
    const { said, terminal } = lines()
    const asked = expect(askOwner(socket, order, terminal)).rejects.toMatchObject({ started: true })
    await until(() => said.includes('begun'))
    await close()
    await asked
  })

  it('is elsewhere, and private, when the folder has too long a name for a socket', async () => {
    const deep = join(folder.dir, 'un-dossier-au-nom-tres-long'.repeat(5))
    mkdirSync(deep)
    const lock = takeFolder(deep, 'server')
    const { close } = await serveControl(lock.owner.socket, async () => 0)
    expect(await askOwner(folderOwner(deep)!.socket, order, lines().terminal)).toBe(0)
    expect(statSync(join(lock.owner.socket, '..')).mode & 0o777).toBe(0o700)
    await close()
    lock.release()
    rmSync(join(lock.owner.socket, '..'), { recursive: true })
  })
})

describe('the word engine', () => {
  const engine = { kind: 'embedded', dir: join(folder.dir, 'words'), binary: null, prefix: 'trial' } as const

  it('comes back after a crash, absent meanwhile, and is the only one on its data', async () => {
    const handle = await openEngine({ engine }, quiet)
    const first = readRecord(engine.dir)!
    process.kill(first.pid, 'SIGKILL')
    await until(() => handle.address() === null)
    await until(() => handle.address() !== null)
    const second = readRecord(engine.dir)!
    expect(second.pid).not.toBe(first.pid)
    expect(isRunning(first)).toBe(false)
    expect((await fetch(`${handle.address()!.url}/version`)).status).toBe(401)
    await handle.stop()
    expect(isRunning(second)).toBe(false)
  })

  it('of another folder is left alone, even when its record was copied here', async () => {
    const original = await openEngine({ engine }, quiet)
    const running = readRecord(engine.dir)!
    const copy = { ...engine, dir: join(folder.dir, 'words-copy') }
    mkdirSync(copy.dir)
    record(copy.dir, running)
    const other = await openEngine({ engine: copy }, quiet)
    expect(isRunning(running)).toBe(true)
    await other.stop()
    expect(isRunning(running)).toBe(true)
    await original.stop()
  })

  it('whose number now belongs to another process leaves that process alone', async () => {
    record(engine.dir, { ...markOf(process.pid), started: '1' })
    const handle = await openEngine({ engine }, quiet)
    expect(handle.address()).not.toBeNull()
    await handle.stop()
  })
})
