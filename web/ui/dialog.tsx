import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Button } from './button.tsx'
import styles from './dialog.module.css'

interface Props {
  title: string
  /** Called when the person leaves: Escape, the cross. Without it only the page closes the dialog. */
  onClose?: () => void
  children: ComponentChildren
}

/** A window over the page while it is mounted; focus stays inside, and goes back to where it was. */
export function Dialog({ title, onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const opener = document.activeElement
    ref.current?.showModal()
    // The dialog is out of the page by then, too late for the browser to give focus back by itself.
    return () => opener instanceof HTMLElement && opener.focus()
  }, [])
  const cancel = (event: Event) => {
    event.preventDefault()
    onClose?.()
  }
  return (
    <dialog
      ref={ref}
      class={styles.dialog}
      aria-labelledby={id}
      onCancel={cancel}
      closedby={onClose ? 'closerequest' : 'none'}
    >
      <div class={styles.pad}>
        <div class={styles.head}>
          <h2 id={id}>{title}</h2>
          {onClose && <Button kind="bare" square icon="x" aria-label="Fermer" onClick={onClose} />}
        </div>
        {children}
      </div>
    </dialog>
  )
}
