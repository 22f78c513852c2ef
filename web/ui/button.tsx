import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ComponentChildren } from 'preact'
import styles from './button.module.css'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'

interface Look {
  /** `go`: the one thing to do; `bare`: the rest of a row; `no`: refusals; `text`: reads as a link. */
  kind?: 'go' | 'bare' | 'no' | 'text'
  icon?: IconName
  /** Icon alone: give `aria-label`. */
  square?: boolean
  /** 44 px and text size, for the forms a person fills in. */
  large?: boolean
  class?: string | undefined
  children?: ComponentChildren
}

const classes = ({ kind, square, large, class: extra }: Look) =>
  cx(styles.btn, kind && styles[kind], square && styles.square, large && styles.large, extra)

export function Button({ kind, icon, square, large, class: extra, children, ...rest }: Look & ButtonHTMLAttributes) {
  return (
    <button type="button" {...rest} class={classes({ kind, square, large, class: extra } as Look)}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

export function LinkButton({
  kind,
  icon,
  square,
  large,
  class: extra,
  children,
  ...rest
}: Look & AnchorHTMLAttributes) {
  return (
    <a {...rest} class={classes({ kind, square, large, class: extra } as Look)}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}
