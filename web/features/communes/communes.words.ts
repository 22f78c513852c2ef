import { typo } from '../../typography.ts'

/** «au Mans», «aux Sables-d’Olonne», «à Dax». */
export const atCommune = (name: string) => contracted(name, 'au ', 'aux ') ?? `à ${typo(name)}`

/** «du Mans», «des Sables-d’Olonne», «d’Aurillac», «de Dax». */
export const ofCommune = (name: string) =>
  contracted(name, 'du ', 'des ') ?? (/^[aeiouyàâéèêëîïôœh]/i.test(name) ? `d’${typo(name)}` : `de ${typo(name)}`)

function contracted(name: string, one: string, many: string): string | undefined {
  const [article, rest] = [name.split(' ')[0], typo(name.slice(name.indexOf(' ') + 1))]
  if (article === 'Le') return one + rest
  return article === 'Les' ? many + rest : undefined
}
