import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { JSONParser } from '@streamparser/json'

/** A file that cannot be taken as a whole; `message` is the sentence for the person. */
export class UnusableFile extends Error {}

/** The records of a JSON array, plain or gzipped, a few at a time as they are read. Throws `UnusableFile`. */
export async function* readRecords(path: string): AsyncGenerator<readonly unknown[]> {
  const parser = new JSONParser({ paths: ['$.*'], keepStack: false })
  let records: unknown[] = []
  let started = false
  parser.onValue = ({ value }) => void records.push(value)
  try {
    for await (const chunk of bytesOf(path)) {
      if (!started) started = startsAnArray(chunk, path)
      parser.write(chunk)
      if (records.length > 0) yield records
      records = []
    }
    if (started && !parser.isEnded) parser.end()
  } catch (error) {
    throw unusable(path, error)
  }
  if (!started) throw new UnusableFile(`Le fichier ${path} est vide.`)
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path)
  if (!path.endsWith('.gz')) return yield* file
  const unzipped = createGunzip({ chunkSize: 64 * 1024 })
  file.on('error', (error) => unzipped.destroy(error))
  yield* file.pipe(unzipped)
}

/** True once the first sign has been seen; only spaces, or a byte order mark, may come before it. */
function startsAnArray(chunk: Uint8Array, path: string): boolean {
  const first = new TextDecoder().decode(chunk.subarray(0, 4096)).trimStart()[0]
  if (first !== undefined && first !== '[')
    throw new UnusableFile(`Le fichier ${path} n’est pas une liste JSON : il doit commencer par « [ ».`)
  return first !== undefined
}

function unusable(path: string, error: unknown): Error {
  if (error instanceof UnusableFile) return error
  const code = (error as { code?: string }).code
  const sentences: Record<string, string> = {
    ENOENT: `Le fichier ${path} n’existe pas.`,
    EACCES: `Le fichier ${path} ne peut pas être lu : la permission manque.`,
    EISDIR: `${path} est un dossier : donnez un fichier.`,
    Z_BUF_ERROR: `Le fichier ${path} est incomplet : il s’arrête avant la fin.`,
    Z_DATA_ERROR: `Le fichier ${path} n’est pas un fichier gzip lisible.`,
  }
  const sentence =
    sentences[code ?? ''] ??
    (/in mid-parsing|middle of a token/.test(String(error))
      ? `Le fichier ${path} est incomplet : il s’arrête avant la fin de la liste.`
      : `Le fichier ${path} n’est pas du JSON valable.`)
  return new UnusableFile(sentence, { cause: error })
}
