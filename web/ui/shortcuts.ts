import { useEffect, useRef } from 'preact/hooks'

const setting = 'levier:raccourcis'

/** WCAG 2.1.4: who dictates or shakes can turn single-letter shortcuts off. */
export const shortcutsOn = () => localStorage.getItem(setting) !== 'non'
export const setShortcuts = (on: boolean) => localStorage.setItem(setting, on ? 'oui' : 'non')

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]')

function wanted(event: KeyboardEvent, key: string): boolean {
  if (event.key !== key || event.defaultPrevented) return false
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  if (typing(event.target) || document.querySelector('dialog[open], [popover]:popover-open')) return false
  return key.length > 1 || shortcutsOn()
}

/** Calls `act` when `key` is pressed anywhere but in a field or a dialog. `key` as in `KeyboardEvent.key`. */
export function useShortcut(key: string, act: (event: KeyboardEvent) => void) {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!wanted(event, key)) return
      event.preventDefault()
      latest.current(event)
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [key])
}

/** Calls `act` on Escape while `active`: for what opens over the page without being a dialog or a popover. */
export function useEscape(active: boolean, act: () => void) {
  useEffect(() => {
    if (!active) return
    const listen = (event: KeyboardEvent) => event.key === 'Escape' && act()
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [active])
}
