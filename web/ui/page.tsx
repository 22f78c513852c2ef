import type { ComponentChildren } from 'preact'
import styles from './page.module.css'

/** One column of reading width. */
export const Page = ({ children }: { children: ComponentChildren }) => <div class={styles.page}>{children}</div>
