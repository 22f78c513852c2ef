import { Fragment } from 'preact'
import { typo } from '../../typography.ts'
import { Page } from '../../ui/page.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import styles from './prose.module.css'

/** A paragraph, or a list. «{…}» is for the publisher to fill in. */
export type Part = string | readonly string[]
export interface LegalText {
  readonly title: string
  readonly lead: string
  readonly sections: readonly (readonly [title: string, ...parts: Part[]])[]
}

/** A legal page from its words. */
export function Prose({ title, lead, sections }: LegalText) {
  return (
    <Page>
      <div>
        <PageTitle tab={title} />
        <p class={styles.lead}>{typo(lead)}</p>
      </div>
      <div class={styles.prose}>
        {sections.map(([heading, ...parts]) => (
          <section key={heading}>
            <h2>{typo(heading)}</h2>
            {parts.map((part) => (typeof part === 'string' ? <p>{filled(part)}</p> : <List items={part} />))}
          </section>
        ))}
      </div>
    </Page>
  )
}

const List = ({ items }: { items: readonly string[] }) => (
  <ul>
    {items.map((item) => (
      <li key={item}>{filled(item)}</li>
    ))}
  </ul>
)

const filled = (text: string) =>
  typo(text)
    .split(/\{(.+?)\}/)
    .map((part, index) => (
      <Fragment key={part}>
        {index % 2 === 1 ? (
          <mark class={styles.fill}>
            À compléter{'\u00a0'}: {part}
          </mark>
        ) : (
          part
        )}
      </Fragment>
    ))
