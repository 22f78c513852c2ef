import type { ComponentChildren } from 'preact'
import { session } from '../session.ts'
import styles from './desk.module.css'
import { PageTitle } from './page-title.tsx'
import { Tabs } from './tabs.tsx'

interface Props {
  title: string
  lead?: ComponentChildren
  /** What is done from here, on the line of the title. */
  action?: ComponentChildren
  tabs?: ComponentChildren
  children: ComponentChildren
}

/** A page of work on lists: wider than reading, title and tabs above. */
export const Desk = ({ title, lead, action, tabs, children }: Props) => (
  <div class={styles.desk}>
    <div class={styles.head}>
      <div>
        <PageTitle tab={title} />
        {lead && <p class="mute">{lead}</p>}
      </div>
      {action}
    </div>
    {tabs}
    {children}
  </div>
)

/** Accounts, requests, invitations; a partner decides on no request. Words short enough for one line of a phone. */
export function AccountsTabs({ requests, invitations }: { requests?: number; invitations?: number }) {
  const can = session.use()?.can
  return (
    <Tabs
      label="Comptes"
      tabs={[
        { href: '/comptes', text: can?.administer ? 'Comptes' : 'Mon équipe' },
        ...(can?.administer ? [{ href: '/comptes/demandes', text: 'Demandes', count: requests }] : []),
        { href: '/comptes/invitations', text: 'Invitations', count: invitations },
      ]}
    />
  )
}

/** Who answers: structures, and the social sectors of communes. */
export const StructuresTabs = () => (
  <Tabs
    label="Structures"
    tabs={[
      { href: '/structures', text: 'Structures' },
      { href: '/secteurs', text: 'Secteurs sociaux' },
    ]}
  />
)

export function AdministrationTabs() {
  const can = session.use()?.can
  return (
    <Tabs
      label="Administration"
      tabs={[
        { href: '/journal', text: 'Journal' },
        { href: '/taches', text: 'Tâches' },
        ...(can?.govern
          ? [
              { href: '/reglages', text: 'Réglages' },
              { href: '/oppositions', text: 'Oppositions' },
            ]
          : []),
      ]}
    />
  )
}

/** What keeps listings true, for admins. Words short enough for one line of a phone. */
export const QualityTabs = () => (
  <Tabs
    label="Qualité"
    tabs={[
      { href: '/qualite', text: 'Chiffres' },
      { href: '/signalements', text: 'Signalements' },
      { href: '/campagnes', text: 'Campagnes' },
      { href: '/demandes-chiffres', text: 'Demandes' },
      { href: '/accompagnements/chiffres', text: 'Binômes' },
    ]}
  />
)
