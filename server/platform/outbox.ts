import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OutboxMail } from '../contract/outbox.ts'
import type { DueMail } from './mails.queries.ts'

/** Mails shown at most: the outbox is looked at, not searched. */
const shown = 100

/** Keeps a mail as a file of this machine, readable by its owner only, instead of sending it. */
export async function writeToOutbox(dir: string, { id, recipient, subject, text, html, created_at }: DueMail) {
  const at = created_at.toISOString()
  const mail: OutboxMail = { to: recipient, subject, text, html, at }
  const name = `${at.replaceAll(':', '-')}-${id}.json`
  await mkdir(dir, { recursive: true, mode: 0o700 })
  await writeFile(join(dir, `${name}.part`), JSON.stringify(mail, null, 2), { mode: 0o600 })
  await rename(join(dir, `${name}.part`), join(dir, name))
}

/** The newest first: names start with the time. */
export async function readOutbox(dir: string): Promise<OutboxMail[]> {
  const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const newest = names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
    .slice(0, shown)
  return Promise.all(newest.map(async (name) => JSON.parse(await readFile(join(dir, name), 'utf8')) as OutboxMail))
}
