import { useLayoutEffect } from 'preact/hooks'
import type { Result } from '../../api.ts'
import { time } from '../../dates.ts'
import { Note } from '../../ui/note.tsx'
import { focusPage, PageTitle } from '../../ui/page-title.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import styles from './sign-in.module.css'

/** On the device where the mail was opened: what to type on the one that asked for it. */
export function ShownCode({ code, expiresAt, askedFrom }: Result<'POST /api/session/link/code'>) {
  useLayoutEffect(focusPage, [])
  return (
    <Sheet>
      <PageTitle tab="Code de connexion">Tapez ce code sur l’autre appareil</PageTitle>
      <p class={styles.digits}>
        {code.slice(0, 3)}
        {'\u00a0'}
        {code.slice(3)}
      </p>
      <p>
        Il va dans le champ «{'\u00a0'}Code à six chiffres{'\u00a0'}», là où vous avez demandé le lien. Il sert une
        fois, jusqu’à {time(expiresAt)}.
      </p>
      <p>Ici, rien d’autre à faire{'\u00a0'}: cet appareil n’est pas connecté.</p>
      <Note kind="warn">
        {askedFrom.device && (
          <p>
            L’autre appareil est {askedFrom.device}
            {askedFrom.address && `, sur le réseau ${askedFrom.address}`}. Ce n’est pas le vôtre{'\u202f'}? N’utilisez
            pas ce code.
          </p>
        )}
        <p>Ne donnez ce code à personne{'\u00a0'}: tapez-le vous-même sur l’appareil où vous avez demandé le lien.</p>
      </Note>
    </Sheet>
  )
}
