import type { BulkDraft, BulkLine } from '../../contract/bulk.ts'
import { csvFile } from '../../platform/csv.ts'

type Said = BulkLine['problems']

const titles = ['Ligne', 'Titre', 'Résultat', 'À corriger', 'Compris autrement', 'Ressemble à']

const told = (said: Said) =>
  said.map(({ column, sentence }) => (column ? `${column} : ${sentence}` : sentence)).join('\n')

const outcomes: Readonly<Record<BulkLine['outcome'], string>> = {
  new: 'Brouillon à créer',
  known: 'Semble déjà là',
  example: 'Exemple du modèle, ignoré',
  unreadable: 'Laissée de côté',
}

const outcomeOf = ({ outcome, ready }: BulkLine) =>
  outcome === 'new' && ready ? 'Brouillon à créer, prêt à envoyer' : outcomes[outcome]

const twinsOf = ({ twins }: BulkLine) =>
  twins.map(({ title, structure, why }) => `${title}, ${structure} (${why})`).join('\n')

/** What an import would do, as a file to work with. */
export const checkReport = (lines: readonly BulkLine[]) =>
  csvFile([
    titles,
    ...lines.map((one) => [
      ...[String(one.line), one.title, outcomeOf(one)],
      ...[told(one.problems), told(one.notes), twinsOf(one)],
    ]),
  ])

/** What an import has done: the drafts, then what stayed out. */
export const importReport = (drafts: readonly BulkDraft[], left: readonly BulkLine[]) =>
  csvFile([
    titles.slice(0, 4),
    ...drafts.map(({ line, title, ready, problems }) => [
      ...[String(line), title, ready ? 'Brouillon prêt à envoyer' : 'Brouillon à compléter', told(problems)],
    ]),
    ...left.map((one) => [String(one.line), one.title, `Non importée : ${outcomes[one.outcome]}`, told(one.problems)]),
  ])
