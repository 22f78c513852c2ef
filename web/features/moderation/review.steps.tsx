import { Button } from '../../ui/button.tsx'
import { Kbd } from '../../ui/kbd.tsx'

/** To the next thing to decide, or the one before, each with its key. */
export const StepKeys = ({ step, class: extra }: { step: (by: 1 | -1) => void; class?: string | undefined }) => (
  <p class={extra}>
    <Button kind="text" aria-keyshortcuts="j" onClick={() => step(1)}>
      <Kbd hint>J</Kbd> suivante
    </Button>
    <Button kind="text" aria-keyshortcuts="k" onClick={() => step(-1)}>
      <Kbd hint>K</Kbd> précédente
    </Button>
  </p>
)
