import { call } from '../../api.ts'
import { MessageSent } from '../../ui/message-sent.tsx'
import { type Asked, bodyOf } from './opposition.form.tsx'
import styles from './opposition.module.css'
import { kept } from './oppositions.words.ts'

/** The same words whether the base knows the address or not: only its owner will hear. */
export const OppositionSent = ({ asked, onChange }: { asked: Asked; onChange: () => void }) => (
  <MessageSent
    title="Consultez votre messagerie"
    lost="Rien reçu ? Regardez dans les indésirables, ou demandez un autre message."
    send={() => call('POST /api/oppositions', { body: bodyOf(asked) })}
    sentAgain="Un autre message vient de partir. Les deux liens marchent."
    narrow
    onChange={onChange}
  >
    Un message part vers <b class={styles.address}>{asked.email.trim()}</b>. Ouvrez le lien qu’il contient, dans les{' '}
    {kept.link}
    {'\u00a0'}: rien n’est retiré avant.
  </MessageSent>
)
