import { useLayoutEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { number } from '../typography.ts'
import styles from './tabs.module.css'

interface Tab {
  href: string
  text: string
  /** How many wait there. */
  count?: number | undefined
}

/** The pages of one part of the product, under its title; the address says which one is open. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const { path } = useLocation()
  const list = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
  }, [path])
  return (
    <nav ref={list} class={styles.tabs} aria-label={label}>
      {tabs.map(({ href, text, count }) => (
        <a key={href} href={href} aria-current={href === path ? 'page' : undefined}>
          {text}
          {count ? <span class={styles.count}>{number(count)}</span> : null}
        </a>
      ))}
    </nav>
  )
}
