import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readRecord } from '../../server/platform/embedded/engine-record.ts'
import { folderOwner } from '../../server/platform/embedded/folder.ts'
import { isRunning, markOf, type ProcessMark } from '../../server/platform/embedded/processes.ts'

const root = join(import.meta.dirname, '../..')
/** Longer than any start or stop, on two busy cores. */
const patienceMs = 120_000
/** For a test that waits for a few of them. */
export const processTimeout = 4 * patienceMs

export interface LevierProcess {
  readonly child: ChildProcess
  /** All it said so far, on both outputs. */
  said(): string
  /** Waits for words on its output; rejects when it ends first. */
  says(words: string): Promise<string>
  /** Waits for its end; resolves with its exit code, or null when a signal ended it. */
  ends(): Promise<number | null>
}

const pathTo = (name: string) => join(root, 'server', name)

/** A folder of data for real processes, with what ends them all and removes it. */
export function makeFolder() {
  const dir = mkdtempSync(join(tmpdir(), 'levier-process-'))
  const children: ChildProcess[] = []
  const run = (
    command: string,
    args: string[],
    env: Record<string, string> = {},
    stdin: 'ignore' | 'pipe' = 'ignore',
  ): LevierProcess => {
    const child = spawn(command, args, { cwd: root, env: environment(dir, env), stdio: [stdin, 'pipe', 'pipe'] })
    children.push(child)
    return followed(child)
  }
  /** Ends whatever still runs on the folder: npm's child and the engine outlive their killed parents. */
  const endAll = async () => {
    for (const child of children) child.kill('SIGKILL')
    const left = [folderOwner(dir), engineOf(dir)].filter((mark) => mark !== null)
    for (const mark of left) if (isRunning(mark) && mark.pid !== process.pid) process.kill(mark.pid, 'SIGKILL')
    await until(() => left.every((mark) => mark.pid === process.pid || !isRunning(mark)))
  }
  const remove = async () => {
    await endAll()
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  }
  return {
    dir,
    start: (env?: Record<string, string>) => run(process.execPath, [pathTo('main.ts')], env),
    command: (...args: string[]) => run(process.execPath, [pathTo('cli.ts'), ...args]),
    run,
    endAll,
    remove,
  }
}

/** Only what a person's shell would have: no setting of this machine reaches the process. */
function environment(dir: string, more: Record<string, string>) {
  const { PATH = '', HOME = '' } = process.env
  return { PATH, HOME, LEVIER_VAR: dir, PORT: '0', GEOGRAPHY_URL: 'off', ...more }
}

function followed(child: ChildProcess): LevierProcess {
  let text = ''
  child.stdout?.on('data', (chunk) => (text += chunk))
  child.stderr?.on('data', (chunk) => (text += chunk))
  const ended = () => child.exitCode !== null || child.signalCode !== null
  const said = () => text
  const says = async (words: string) => {
    await until(() => text.includes(words) || ended())
    if (!text.includes(words)) throw new Error(`it ended without saying « ${words} »:\n${text}`)
    return text
  }
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  const late = async () => {
    await new Promise((resolve) => setTimeout(resolve, patienceMs).unref())
    throw new Error(`it did not end:\n${text}`)
  }
  const ends = () => Promise.race([closed, late()])
  return { child, said, says, ends }
}

export async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < patienceMs; waited += 50) {
    if (await done()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('what was waited for did not come')
}

/** The address a started server tells. */
export async function addressOf(levier: LevierProcess): Promise<string> {
  const text = await levier.says('Levier répond sur')
  await levier.says('Ctrl-C arrête tout.')
  return /http:\/\/[\d.:]+/.exec(text.slice(text.indexOf('Levier répond sur')))![0]
}

/** The engine recorded on a folder. */
export const engineOf = (dir: string): ProcessMark | null => readRecord(join(dir, 'engine'))
export { isRunning, markOf }
