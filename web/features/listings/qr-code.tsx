import { useEffect, useState } from 'preact/hooks'
import { cx } from '../../ui/cx.ts'
import styles from './qr-code.module.css'

/** Dark modules as one path, in units of one module. */
const drawn = (data: readonly (readonly boolean[])[]) =>
  data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')

interface Props {
  text: string
  label: string
  /** Another size than that of a listing. */
  class?: string | undefined
}

/** A code that has a telephone dial the number. Its library is fetched when the first code is shown. */
export function QrCode({ text, label, class: size = styles.size }: Props) {
  const [code, setCode] = useState<{ size: number; path: string } | null>(null)
  useEffect(() => {
    let left = false
    void import('uqr').then(({ encode }) => {
      const { size, data } = encode(text, { ecc: 'M', border: 2 })
      if (!left) setCode({ size, path: drawn(data) })
    })
    return () => {
      left = true
    }
  }, [text])
  if (!code) return <span class={cx(styles.qr, size)} />
  return (
    <svg class={cx(styles.qr, size)} viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={label}>
      <path fill="#fff" d={`M0 0h${code.size}v${code.size}H0z`} />
      <path fill="#000" d={code.path} />
    </svg>
  )
}
