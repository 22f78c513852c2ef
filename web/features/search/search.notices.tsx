import type { SearchAnswer } from '../../../server/contract/search.ts'
import { Note } from '../../ui/note.tsx'
import type { Search } from './search.address.ts'
import styles from './search.notices.module.css'

/** What the person must know about these answers before reading them. */
export function Notices({ answer, search }: { answer: SearchAnswer; search: Search }) {
  const { degraded, relaxed, totalIsAtLeast, total } = answer
  return (
    <div class={styles.notices}>
      {degraded && (
        <Note kind="warn" role="status" title="Recherche simplifiée pour le moment">
          <p class="small">
            Les fautes de frappe et les synonymes ne sont pas reconnus. Les fiches et les numéros sont à jour.
          </p>
        </Note>
      )}
      {relaxed && total > 0 && (
        <Note icon="search" role="status" title="Aucune fiche ne contient tous les mots">
          <p class="small">Celles-ci contiennent une partie de «{`\u00a0${search.q}\u00a0`}».</p>
        </Note>
      )}
      {!search.commune && total > 0 && (
        <Note icon="map-pin" title="Sans commune, toute la base répond">
          <p class="small">
            {totalIsAtLeast
              ? 'Seules les 1 000 fiches les plus proches de vos mots sont gardées. Indiquez la commune de la personne pour les voir toutes.'
              : 'Indiquez celle de la personne\u00a0: seules restent les fiches qui la servent, les plus proches d’abord.'}
          </p>
        </Note>
      )}
    </div>
  )
}
