import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MemoryFS, type PGlite } from '@electric-sql/pglite'
import { inject } from 'vitest'
import { openEmbedded } from '../../server/platform/db.ts'

interface TemplateFile {
  /** Inside the folder of the database, from its slash on. */
  readonly path: string
  /** Null for a folder. */
  readonly content: Uint8Array | null
}

function readFiles(folder: string): TemplateFile[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.map((entry) => {
    const path = join(entry.parentPath, entry.name)
    // Not as a Buffer: those give views of themselves where the file system means to copy.
    return { path: path.slice(folder.length), content: entry.isFile() ? new Uint8Array(readFileSync(path)) : null }
  })
}

/** Read once by each worker: 65 MB, of which every copy takes its own. */
let template: TemplateFile[] | undefined

/** A file system that begins as the template. Copied file by file it takes 0.15 s, unpacked from PGlite's dump 0.55. */
class TemplateCopy extends MemoryFS {
  override async initialSyncFs() {
    template ??= readFiles(inject('template'))
    const { FS, ENV } = this.pg!.Module
    FS.mkdirTree(ENV.PGDATA)
    for (const { path, content } of template) {
      if (content) FS.writeFile(ENV.PGDATA + path, content)
      else FS.mkdirTree(ENV.PGDATA + path)
    }
  }
}

/** A PGlite in memory with what the template holds. The caller closes it. */
export const openCopy = (): Promise<PGlite> => openEmbedded(new TemplateCopy())
