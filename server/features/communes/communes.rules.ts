import { Problem } from '../../platform/errors.ts'
import type { Commune, Directory } from './communes.directory.ts'

export const unknownCommune = () =>
  new Problem(404, 'unknown-commune', 'Cette commune n’existe pas. Choisissez-la dans la liste.')

/** The commune of today behind a code somebody asked with. Throws 404 `unknown-commune`. */
export function communeAsked(code: string, directory: Directory): Commune {
  const commune = directory.resolve(code)
  if (!commune) throw unknownCommune()
  return commune
}
