import box from '../../ui/box.module.css'
import { Icon } from '../../ui/icon.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { useTyping } from '../../use-typing.ts'

const pause = 200
const longest = 200

interface Props {
  words: string
  onChange: (words: string) => void
}

/** Words to look for. The search follows the typing; Enter does not wait. */
export function WordsField({ words, onChange }: Props) {
  const { text, type, send } = useTyping(words, onChange, pause)
  return (
    <label class={box.box}>
      <Icon name="search" />
      <span>Mots (facultatif)</span>
      <input
        type="search"
        id="mots"
        name="q"
        autocomplete="off"
        enterkeyhint="search"
        maxLength={longest}
        placeholder="permis, caution, FSL, navette…"
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && send(event.currentTarget.value)}
      />
      <Kbd hint>/</Kbd>
    </label>
  )
}
