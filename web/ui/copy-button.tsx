import { useEffect, useState } from 'preact/hooks'
import { Button } from './button.tsx'

interface Props {
  text: string
  /** What is copied: «Copier le numéro». Shown beside the icon unless `square`. */
  label: string
  square?: boolean
  kind?: 'bare'
  class?: string | undefined
  /** A shorter word on screen than the full label. */
  short?: string
  onCopy?: () => void
}

/** Puts a text on the clipboard, and says so. */
export function CopyButton({ text, label, short, square, onCopy, ...look }: Props) {
  const [done, setDone] = useState<'copied' | 'failed' | null>(null)
  useEffect(() => {
    if (!done) return
    const timer = setTimeout(() => setDone(null), 2000)
    return () => clearTimeout(timer)
  }, [done])
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => {
        setDone('copied')
        onCopy?.()
      },
      () => setDone('failed'),
    )
  const said = done === 'copied' ? 'Copié' : done === 'failed' ? 'Copie refusée par le navigateur' : ''
  return (
    <>
      <Button
        {...look}
        {...(square && { square })}
        icon={done === 'copied' ? 'check' : 'copy'}
        aria-label={label}
        title={square ? label : undefined}
        onClick={copy}
      >
        {!square && (said || short || label)}
      </Button>
      <span class="sr" role="status">
        {said}
      </span>
    </>
  )
}
