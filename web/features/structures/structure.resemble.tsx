import { useState } from 'preact/hooks'
import type { Structure, StructureFile } from '../../../server/contract/structures.ts'
import { typo } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { type ChosenStructure, StructureField } from '../accounts/structure-field.tsx'
import styles from './structures.module.css'
import { listingsAndMembers } from './structures.words.ts'

interface Props {
  structure: Structure
  alike: StructureFile['alike']
}

const mergeHref = (from: string, into: string) => `/structures/${from}/reunir?avec=${into}`

/** Those that are probably the same one, and the way to bring them into one. */
export function Resemble({ structure, alike }: Props) {
  const [other, setOther] = useState<ChosenStructure | null>(null)
  const chosen = other && other.id !== structure.id ? other : null
  return (
    <Sheet>
      <section class={styles.block} aria-labelledby="ressemblances">
        <h2 id="ressemblances">{alike.length > 0 ? 'Sans doute la même' : 'Réunir'}</h2>
        {alike.length > 0 && (
          <ul class={styles.claims}>
            {alike.map(({ structure: one, reasons }) => (
              <li key={one.id}>
                <a href={`/structures/${one.id}`}>{typo(one.name)}</a>
                <span>{[one.place, listingsAndMembers(one)].filter(Boolean).join(', ')}</span>
                <span>{reasons.join(', ')}</span>
                <LinkButton href={mergeHref(structure.id, one.id)} aria-label={`Comparer et réunir avec ${one.name}`}>
                  Comparer et réunir
                </LinkButton>
              </li>
            ))}
          </ul>
        )}
        <div class={styles.wide}>
          <StructureField label="Une autre structure" value={other} onChange={setOther} />
        </div>
        {chosen && <LinkButton href={mergeHref(structure.id, chosen.id)}>Comparer et réunir</LinkButton>}
      </section>
    </Sheet>
  )
}
