import type { ComponentChildren } from 'preact'
import type { ContactRequest } from '../../server/contract/contact-requests.ts'
import type { Frein } from '../../server/contract/vocabulary.ts'
import { day, time } from '../dates.ts'
import { typo } from '../typography.ts'
import { FreinTag } from './frein-tag.tsx'
import styles from './request-parts.module.css'
import { Sheet } from './sheet.tsx'

/** Somebody's own words. */
export const Said = ({ children }: { children: string | null }) =>
  children ? <p class={styles.said}>{typo(children)}</p> : null

export const FactList = ({ children }: { children: ComponentChildren }) => <dl class={styles.facts}>{children}</dl>

export const NamedFact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

export const FreinsFact = ({ freins }: { freins: readonly Frein[] }) =>
  freins.length === 0 ? null : (
    <NamedFact name={freins.length > 1 ? 'Freins' : 'Frein'}>
      <span class={styles.freins}>
        {freins.map((frein) => (
          <FreinTag key={frein} frein={frein} />
        ))}
      </span>
    </NamedFact>
  )

/** The words of the last time something was done. */
export const lastText = ({ steps }: Pick<ContactRequest, 'steps'>, action: string) =>
  steps.findLast((step) => step.action === action)?.text ?? null

/** Everything that happened to a demande, the latest first. */
export const Story = ({ request: { steps } }: { request: Pick<ContactRequest, 'steps'> }) => (
  <Sheet>
    <h2>Ce qui s’est passé</h2>
    <ol class={styles.story} reversed>
      {steps.toReversed().map(({ at, who, what, text }, index) => (
        <li key={`${at}${index}`} class={styles.step}>
          <p>
            <b>{typo(what)}</b>, {typo(who)}
          </p>
          <time dateTime={at}>
            {day(at)}, {time(at)}
          </time>
          <Said>{text}</Said>
        </li>
      ))}
    </ol>
  </Sheet>
)
