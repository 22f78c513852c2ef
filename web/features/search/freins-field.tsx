import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Frein, freins } from '../../../server/contract/vocabulary.ts'
import { number } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { freinHue, Tile } from '../../ui/frein.tsx'
import styles from './freins-field.module.css'
import { toggled } from './search.address.ts'
import { mainFreins, otherFreins } from './search.filters.ts'

interface Props {
  chosen: readonly string[]
  /** How many listings each frein has here, once known. */
  counts: Readonly<Record<string, number>> | undefined
  onChange: (freins: readonly string[]) => void
}

export function FreinsField({ chosen, counts, onChange }: Props) {
  const pick = (frein: Frein) => (
    <Pick
      key={frein}
      frein={frein}
      checked={chosen.includes(frein)}
      count={otherFreins.includes(frein) ? counts?.[frein] : undefined}
      onChange={() => onChange(toggled(chosen, frein))}
    />
  )
  return (
    <fieldset class={styles.freins}>
      <legend class="sr">Freins{'\u00a0'}: un ou plusieurs</legend>
      {mainFreins.map(pick)}
      <Others ticked={otherFreins.filter((frein) => chosen.includes(frein)).length}>{otherFreins.map(pick)}</Others>
    </fieldset>
  )
}

interface PickProps {
  frein: Frein
  checked: boolean
  count: number | undefined
  onChange: () => void
}

const Pick = ({ frein, checked, count, onChange }: PickProps) => (
  <label class={cx(styles.pick, freinHue(frein))}>
    <input class="sr" type="checkbox" name="frein" value={frein} checked={checked} onChange={onChange} />
    <Tile frein={frein} class={styles.tile} />
    <span>{freins[frein]}</span>
    {count !== undefined && <span class={styles.count}>{number(count)}</span>}
  </label>
)

/** The eight others, behind one button; Escape or a click elsewhere closes them. */
function Others({ ticked, children }: { ticked: number; children: ComponentChildren }) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (!open) return
    const leave = ({ target }: Event) => {
      // A press on a label first gives the focus to what holds it all: that is not leaving.
      if (target instanceof Node && !box.current?.contains(target) && !target.contains(box.current)) setOpen(false)
    }
    addEventListener('pointerdown', leave)
    addEventListener('focusin', leave)
    return () => {
      removeEventListener('pointerdown', leave)
      removeEventListener('focusin', leave)
    }
  }, [open])
  const leaveByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return
    event.preventDefault()
    setOpen(false)
    button.current?.querySelector('button')?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what is inside, wherever the focus is in it.
    <div ref={box} class={styles.others} onKeyDown={leaveByKey}>
      <span ref={button} class={styles.opener}>
        <Button
          icon="layers"
          class={cx(styles.more, ticked > 0 && styles.some)}
          aria-expanded={open}
          aria-controls="autres-freins"
          onClick={() => setOpen(!open)}
        >
          <span>
            Autres <span class="sr">freins</span>
          </span>
          <span class={styles.n}>
            {ticked || otherFreins.length}
            {ticked > 0 && <span class="sr"> {ticked === 1 ? 'choisi' : 'choisis'}</span>}
          </span>
        </Button>
      </span>
      <div class={styles.panel} id="autres-freins" hidden={!open}>
        {children}
      </div>
    </div>
  )
}
