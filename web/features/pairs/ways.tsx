import { useId, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { CommuneSector } from '../../../server/contract/sectors.ts'
import { session } from '../../session.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { readAddress } from '../search/search.address.ts'
import styles from './ways.module.css'

/** The three ways of the national agreement, under the référent they lead to: a resource is the first of them. */
export function Ways({ known: { commune, sector } }: { known: CommuneSector }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const { freins } = readAddress(useLocation().url).search
  if (!sector || !session.use()?.can.requests) return null
  const query = new URLSearchParams([['commune', commune.code], ...freins.map((frein) => ['frein', frein])])
  const asking = (voie: 'global' | 'exclusif') => `/secteurs/${sector.id}/demande?voie=${voie}&${query}`
  return (
    <>
      <button
        type="button"
        class={styles.more}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        Suivre à deux
        <Icon name="chevron-down" />
      </button>
      {open && (
        <ol id={id} class={styles.ways}>
          <li>
            <p>
              <b>Une ressource suffit</b>
              <span class="small mute">Appelez ou écrivez à l’intervenant d’une fiche.</span>
            </p>
          </li>
          <li>
            <p>
              <b>Accompagnement global</b>
              <span class="small mute">L’emploi avec vous, le social avec le référent, en même temps.</span>
            </p>
            <LinkButton href={asking('global')}>Demander</LinkButton>
          </li>
          <li>
            <p>
              <b>Accompagnement social exclusif</b>
              <span class="small mute">Le social d’abord{'\u00a0'}: la recherche d’emploi reprend ensuite.</span>
            </p>
            <LinkButton href={asking('exclusif')}>Orienter</LinkButton>
          </li>
        </ol>
      )}
    </>
  )
}
