import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { LegalFacts } from '../../../server/contract/legal.ts'
import { typo } from '../../typography.ts'
import { type FactName, lacking } from './legal.facts.ts'
import styles from './prose.module.css'

/** What the publisher has said; null while it is asked for, `lost` when it did not come. */
export const Facts = createContext<LegalFacts | 'lost' | null>(null)

const piece = /(\{\w+\}|\[[^\]]+\]\([^)\s]+\))/

/** The words of a legal page, with its links and its facts. */
export const Rich = ({ text }: { text: string }) => (
  <>
    {text.split(piece).map((part, index) => (
      <Piece key={index} part={part} />
    ))}
  </>
)

function Piece({ part }: { part: string }) {
  const name = /^\{(\w+)\}$/.exec(part)?.[1]
  if (name) return <Fact name={name as FactName} />
  const [, words = '', href = ''] = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(part) ?? []
  return href ? <a href={href}>{typo(words)}</a> : typo(part)
}

function Fact({ name }: { name: FactName }) {
  const facts = useContext(Facts)
  if (!facts) return <span class={styles.coming}>…</span>
  if (facts === 'lost')
    return (
      <mark class={styles.fill}>
        Non chargé{'\u00a0'}: {lacking[name]}
      </mark>
    )
  const fact = facts[name]
  return fact ? (
    <Linked text={fact} />
  ) : (
    <mark class={styles.fill}>
      À compléter{'\u00a0'}: {lacking[name]}
    </mark>
  )
}

const address = /(https?:\/\/[^\s<>()«»]*[\w/]|[^\s@<>()«»,;:]+@[^\s@<>()«»,;:]+\.[a-z]{2,})/i
const hrefOf = (found: string) => (found.includes('://') ? found : `mailto:${found}`)

/** What the publisher wrote, line by line; its addresses lead somewhere. */
const Linked = ({ text }: { text: string }) => (
  <span class={styles.lines}>
    {text.split(address).map((part, index) =>
      index % 2 === 1 ? (
        <a key={index} href={hrefOf(part)}>
          {part}
        </a>
      ) : (
        typo(part)
      ),
    )}
  </span>
)
