import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { lapsed, session } from '../session.ts'
import { Button } from './button.tsx'
import { Footer } from './footer.tsx'
import styles from './frame.module.css'
import { Icon } from './icon.tsx'
import { useLater } from './later.ts'
import { useEscape } from './shortcuts.ts'
import type { NavLink } from './work-links.tsx'

/** Only pages that exist, for who is there; those of work come with their own code, after the search or all at once: none moves. */
function useLinks(): NavLink[] {
  const { account, demo, can } = session.use() ?? {}
  const works = Object.values(can ?? {}).some(Boolean)
  const workLinks = useLater(works, () => import('./work-links.tsx').then((m) => m.workLinks))
  const start = account
    ? { href: '/', text: 'Recherche', parts: /^\/$/ }
    : { href: '/connexion', text: 'Se connecter', parts: /^\/conn/ }
  if (works && !workLinks) return can?.moderate ? [] : [start]
  return [
    ...(can && workLinks ? workLinks(can, start) : [start]),
    ...(demo ? [{ href: '/outbox', text: 'Mails de démonstration', parts: /^\/outbox/ }] : []),
  ]
}

const Brand = () => (
  <a class={styles.brand} href="/">
    <Icon name="lever" />
    Levier
  </a>
)

const DemoMark = () => (session.use()?.demo ? <span class={styles.demo}>Démonstration</span> : null)

/** Before anything is known; soon enough, nobody sees it. */
export const Arriving = () => (
  <p role="status" class={styles.arriving}>
    <Icon name="lever" />
    Levier arrive…
  </p>
)

/** What surrounds a page. `bare`: for who is not signed in, without the bar. */
export function Frame({ bare, children }: { bare?: boolean | undefined; children: ComponentChildren }) {
  const Expired = useLater(lapsed.use() !== null, () =>
    import('../features/sign-in/expired.tsx').then((m) => m.Expired),
  )
  return (
    <>
      <a class={styles.skip} href="#contenu">
        Aller au contenu
      </a>
      {!bare && <TopBar />}
      <main id="contenu" tabIndex={-1} class={bare ? styles.bare : undefined}>
        {bare && (
          <div class={styles.line}>
            <Brand />
            <DemoMark />
          </div>
        )}
        {children}
      </main>
      <Footer />
      {Expired && <Expired />}
    </>
  )
}

function TopBar() {
  const { path } = useLocation()
  const links = useLinks()
  const [open, setOpen] = useState(false)
  useLayoutEffect(() => setOpen(false), [path])
  useEscape(open, () => {
    setOpen(false)
    document.querySelector<HTMLElement>(`.${styles.menu}`)?.focus()
  })
  return (
    <header class={styles.top}>
      <Brand />
      <DemoMark />
      <Button
        kind="bare"
        icon="menu"
        class={styles.menu}
        aria-expanded={open}
        aria-controls="nav"
        onClick={() => setOpen(!open)}
      >
        Menu
      </Button>
      <nav id="nav" class={styles.nav} aria-label="Principale">
        {links.map(({ href, text, parts, more }) => (
          <a
            key={href}
            href={href}
            aria-current={href === path ? 'page' : parts.test(path) || undefined}
            onClick={() => setOpen(false)}
          >
            {text}
            {more}
          </a>
        ))}
        <Account menu={open} onLeave={() => setOpen(false)} />
      </nav>
    </header>
  )
}

/** Who is signed in. What it opens is a popover on a wide screen, a part of the menu on a small one. */
function Account({ menu, onLeave }: { menu: boolean; onLeave: () => void }) {
  const account = session.use()?.account
  const [near, setNear] = useState(false)
  const Panel = useLater(near || menu, () => import('./account-panel.tsx').then((m) => m.AccountPanel))
  if (!account) return null
  const come = () => setNear(true)
  return (
    <>
      <button type="button" class={styles.me} popovertarget="compte" onPointerEnter={come} onFocus={come}>
        <Icon name="user" />
        <span>{account.name}</span>
      </button>
      <div id="compte" popover="auto" class={styles.panel}>
        {Panel && <Panel account={account} onLeave={onLeave} />}
      </div>
    </>
  )
}
