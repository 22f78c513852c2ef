import type { Call } from '../../platform/command.ts'
import type { WordIndex } from './search.index.ts'

const step = 'Fiches envoyées au moteur de mots'

/** `npm run reindex`: builds the word index again from the database; searches keep the old one until it is done. */
export async function reindexCommand({ wordIndex }: { wordIndex: WordIndex }, { terminal }: Call): Promise<number> {
  let sent = 0
  try {
    await wordIndex.rebuild((count) => {
      sent = count
      terminal.progress(step, count, null)
    })
  } catch {
    terminal.line('L’index des mots n’a pas pu être reconstruit : le moteur de mots ne répond pas, ou un autre')
    terminal.line('processus s’en occupe. La recherche continue comme avant. Réessayez dans un instant.')
    return 1
  }
  terminal.line(`L’index des mots est reconstruit. Fiches lues : ${sent}.`)
  return 0
}
