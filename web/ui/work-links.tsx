import type { ComponentChildren } from 'preact'
import type { SessionState } from '../../server/contract/sign-in.ts'
import { ReceivedCount } from '../features/contact-answers/received-count.tsx'
import { AttentionCount } from '../features/contact-requests/attention-count.tsx'
import { WaitingCount } from '../features/moderation/waiting-count.tsx'
import { SheetCount } from '../features/sheets/sheet.count.tsx'
import { lacksSector } from './lacks-sector.ts'

/** A page in the bar; `parts` are the addresses that stand under it. */
export interface NavLink {
  href: string
  text: string
  parts: RegExp
  /** After the text: how much waits there. */
  more?: ComponentChildren
}

/** What those who write, decide or administer find in the bar, around the search: no weight on the page of the others. */
export const workLinks = (can: SessionState['can'], search: NavLink): NavLink[] => [
  ...(can.moderate ? [{ href: '/file', text: 'File', parts: /^\/file/, more: <WaitingCount /> }] : []),
  search,
  ...(can.requests
    ? [{ href: '/mes-demandes', text: 'Mes demandes', parts: /^\/mes-d/, more: <AttentionCount /> }]
    : []),
  ...(can.receive
    ? [{ href: '/demandes-recues', text: 'Demandes reçues', parts: /^\/demandes-r/, more: <ReceivedCount /> }]
    : []),
  ...(can.sheets ? [{ href: '/feuille', text: 'Feuille', parts: /^\/feuille/, more: <SheetCount /> }] : []),
  ...(can.moderate
    ? [{ href: '/qualite', text: 'Qualité', parts: /^\/(qualite|signalements|campagnes|accompagnements|demandes-c)/ }]
    : []),
  ...(can.follow ? [{ href: '/accompagnements', text: 'Accompagnements', parts: /^\/accomp/ }] : []),
  ...(lacksSector() ? [{ href: '/mon-secteur', text: 'Mon secteur', parts: /^\/mon-/ }] : []),
  ...(can.submit
    ? [
        { href: '/mes-fiches', text: 'Mes fiches', parts: /^\/mes-f/ },
        { href: '/ma-structure', text: 'Ma structure', parts: /^\/ma-/ },
      ]
    : []),
  ...(can.accounts ? [{ href: '/comptes', text: can.administer ? 'Comptes' : 'Mon équipe', parts: /^\/comptes/ }] : []),
  ...(can.administer
    ? [
        { href: '/structures', text: 'Structures', parts: /^\/(struct|secteurs)/ },
        { href: '/journal', text: 'Administration', parts: /^\/(journal|taches|reglages|oppositions)/ },
      ]
    : []),
]
