import { LinkButton } from './button.tsx'

interface Props {
  page: number
  pages: number
  /** The address of a page. */
  at: (page: number) => string
  before: string
  after: string
}

/** From one page of a list to the next. */
export const Pages = ({ page, pages, at, before, after }: Props) =>
  pages < 2 ? null : (
    <nav class="row" aria-label="Pages">
      {page > 1 && (
        <LinkButton icon="arrow-left" href={at(page - 1)}>
          {before}
        </LinkButton>
      )}
      <span class="small mute">
        Page {page} sur {pages}
      </span>
      {page < pages && (
        <LinkButton icon="arrow-right" href={at(page + 1)}>
          {after}
        </LinkButton>
      )}
    </nav>
  )
