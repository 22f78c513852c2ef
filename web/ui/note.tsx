import type { ComponentChildren } from 'preact'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import styles from './note.module.css'

interface Props {
  kind?: 'warn' | 'good' | 'bad'
  icon?: IconName
  title?: string
  /** `status` for what appears while the page is read (a degraded search). */
  role?: 'status' | 'alert'
  children?: ComponentChildren
}

const icons = { warn: 'triangle-alert', good: 'circle-check', bad: 'circle-alert' } as const

/** A message in the page: what it is about in bold, then one or two sentences. */
export function Note({ kind, icon, title, role, children }: Props) {
  return (
    <div class={cx(styles.note, kind && styles[kind])} role={role}>
      <Icon name={icon ?? (kind ? icons[kind] : 'info')} />
      <div>
        {title && <b>{title}</b>}
        {children}
      </div>
    </div>
  )
}
