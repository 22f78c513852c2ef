import { session } from '../../session.ts'
import { QualityTabs } from '../../ui/desk.tsx'
import { Tabs } from '../../ui/tabs.tsx'

/** For who follows, what is followed and, for référents, the figures; for admins these are among the others. */
export function PairsTabs() {
  const can = session.use()?.can
  if (can?.moderate) return <QualityTabs />
  if (!can?.follow || !can.readPairFigures) return null
  return (
    <Tabs
      label="Accompagnements"
      tabs={[
        { href: '/accompagnements', text: 'Suivis' },
        { href: '/accompagnements/chiffres', text: 'Chiffres' },
      ]}
    />
  )
}
