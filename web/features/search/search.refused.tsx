import type { ApiError } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/state.tsx'
import { changed, nothingAsked, type Search } from './search.address.ts'

interface Repair {
  readonly label: string
  readonly change: Partial<Search>
}

/** What to take away from the address when the server refuses it, by the field it names. */
const repairs: Readonly<Record<string, Repair>> = {
  commune: { label: 'Choisir une autre commune', change: { commune: '', rayon: '' } },
  q: { label: 'Effacer les mots', change: { q: '' } },
  frein: { label: 'Retirer les freins', change: { freins: [] } },
  rayon: { label: 'Revenir à 30 km', change: { rayon: '' } },
  public: { label: 'Pour tous les publics', change: { publics: [] } },
  accueil: { label: 'Sur place ou à distance', change: { accueil: '' } },
  frais: { label: 'Retirer ce filtre', change: { frais: '' } },
  tri: { label: 'Revenir à l’ordre habituel', change: { tri: '' } },
  page: { label: 'Revenir à la première page', change: { page: 1 } },
}
const byCode: Readonly<Record<string, string>> = {
  'unknown-commune': 'commune',
  'only-stop-words': 'q',
  'page-beyond-end': 'page',
}

function repairOf({ code, fields, status }: ApiError, search: Search): Repair {
  const field = Object.keys(fields).find((name) => repairs[name]) ?? byCode[code]
  if (field && repairs[field]) return repairs[field]
  if (status === 404 && search.page > 1 && repairs.page) return repairs.page
  return { label: 'Recommencer la recherche', change: nothingAsked }
}

interface Props {
  error: ApiError
  search: Search
  onSearch: (search: Search) => void
}

/** The search was refused, its address makes no sense: what the server says of it, and one gesture. */
export function Refused({ error, search, onSearch }: Props) {
  const { label, change } = repairOf(error, search)
  const [, title, text] = /^(.+?[^.])(?:\. (.+)|\.)?$/s.exec(error.message) ?? [error.message, error.message]
  const repair = () => {
    onSearch(changed(search, change))
    // What is missing is typed next.
    if (change.commune === '') document.querySelector<HTMLElement>('main [name=commune]')?.focus()
    if (change.q === '') document.querySelector<HTMLElement>('main [name=q]')?.focus()
  }
  return (
    <EmptyState level="h1" title={title ?? error.message} text={text}>
      <Button kind="go" onClick={repair}>
        {label}
      </Button>
    </EmptyState>
  )
}
