import { call } from '../../api.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { useLoad } from '../../use-load.ts'
import styles from './prose.module.css'
import { Facts, Rich } from './rich.tsx'

/** One kind of data: what it is and why, what entitles to it, how long it stays. */
export interface Kept {
  readonly what: string
  readonly why: string
  readonly basis: string
  readonly time: string
}

/** A paragraph, a list, or what is kept. «{publisher}» is a fact of this instance, «[words](/page)» a link. */
export type Part = string | readonly string[] | { readonly kept: readonly Kept[] }
export interface LegalText {
  readonly title: string
  readonly lead: string
  readonly sections: readonly (readonly [title: string, ...parts: Part[]])[]
}

/** A legal page from its words, completed by what the publisher has said of this instance. */
export function Prose({ title, lead, sections }: LegalText) {
  const { value, error, reload } = useLoad((signal) => call('GET /api/legal', { signal }))
  return (
    <Page>
      <div>
        <PageTitle tab={title} />
        <p class={styles.lead}>{typo(lead)}</p>
      </div>
      {error ? <Lost onRetry={reload} /> : null}
      <div class={styles.prose}>
        <Facts.Provider value={error && !value ? 'lost' : value}>
          {sections.map(([heading, ...parts]) => (
            <section key={heading}>
              <h2>{typo(heading)}</h2>
              {parts.map((part, index) => (
                <Block key={index} part={part} />
              ))}
            </section>
          ))}
        </Facts.Provider>
      </div>
    </Page>
  )
}

const Lost = ({ onRetry }: { onRetry: () => void }) => (
  <Note kind="warn" role="alert">
    <p>Ce que l’éditeur a écrit sur cette page n’a pas pu être chargé.</p>
    <Button icon="refresh-cw" onClick={onRetry}>
      Réessayer
    </Button>
  </Note>
)

function Block({ part }: { part: Part }) {
  if (typeof part === 'string')
    return /^\{\w+\}$/.test(part) ? (
      <div class={styles.fact}>
        <Rich text={part} />
      </div>
    ) : (
      <p>
        <Rich text={part} />
      </p>
    )
  if ('kept' in part) return <KeptList kept={part.kept} />
  return (
    <ul>
      {part.map((item) => (
        <li key={item}>
          <Rich text={item} />
        </li>
      ))}
    </ul>
  )
}

const KeptList = ({ kept }: { kept: readonly Kept[] }) => (
  <dl class={styles.kept}>
    {kept.map(({ what, why, basis, time }) => (
      <div key={what}>
        <dt>{typo(what)}</dt>
        <dd>
          {typo(why)}{' '}
          <span class={styles.basis}>
            Base{'\u00a0'}: {typo(basis)}.
          </span>
        </dd>
        <dd class={styles.time}>
          <span class="sr">Durée{'\u00a0'}: </span>
          {typo(time)}
        </dd>
      </div>
    ))}
  </dl>
)
