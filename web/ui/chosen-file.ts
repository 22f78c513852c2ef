import { ApiError } from '../api.ts'

/** A file as it is sent: base64. */
export interface ChosenFile {
  readonly name: string
  readonly size: number
  readonly content: string
}

const largest = 5_000_000

const refuse = (code: string, sentence: string) => new ApiError(400, code, sentence, { content: sentence })

/** The file as it is sent. Throws a refusal when it is too large or cannot be read. */
export function readChosen(file: File, onProgress: (share: number) => void = () => {}): Promise<ChosenFile> {
  const { name, size } = file
  if (size > largest) throw refuse('too-large', 'Ce fichier dépasse 5\u00a0Mo. Gardez la feuille utile seule.')
  if (size === 0) throw refuse('no-lines', 'Ce fichier est vide.')
  const reader = new FileReader()
  return new Promise((resolve, reject) => {
    reader.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    reader.onload = () => resolve({ name, size, content: String(reader.result).replace(/^[^,]*,/, '') })
    // Moved, taken away, or still in the hands of a spreadsheet.
    reader.onerror = () =>
      reject(refuse('unreadable', 'Ce fichier ne s’ouvre pas. Fermez-le dans votre tableur, puis réessayez.'))
    reader.readAsDataURL(file)
  })
}
