import { useEffect, useRef, useState } from 'preact/hooks'
import type { InvitationOutcome } from '../../../server/contract/invitations.ts'
import { call } from '../../api.ts'
import { session } from '../../session.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { RefusalNote, refuseBlank, useFirstWrong } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useLoad } from '../../use-load.ts'
import { useSend } from '../../use-send.ts'
import { leftOver } from './invitations.lines.ts'
import styles from './invitations.module.css'
import { blankOffer, blanksOf, bodyOf, type Offer } from './invitations.offer.ts'
import { OfferFields } from './invitations.offer-fields.tsx'

const own = ['people', 'role', 'organisation', 'structureId', 'departements']

/** A list being written outlives a look at another page; a reload forgets it. Whose it is: somebody else may sign in. */
let kept: { by: string | undefined; people: string; offer: Offer } | null = null

export function InviteForm({ onSent }: { onSent: (outcomes: readonly InvitationOutcome[]) => void }) {
  const form = useRef<HTMLFormElement>(null)
  const account = session.use()?.account
  const draft = kept?.by === account?.id ? kept : null
  const [people, setPeople] = useState(draft?.people ?? '')
  const [offer, setOffer] = useState(() => draft?.offer ?? blankOffer(account))
  useEffect(() => {
    kept = people.trim() ? { by: account?.id, people, offer } : null
  }, [people, offer])
  const [wrong, setWrong] = useState(false)
  const { busy, refusal, send } = useSend(async () => {
    refuseBlank(blanksOf(people, offer, account?.role))
    const { outcomes } = await call('POST /api/invitations', { body: bodyOf(people, offer, account?.role) })
    setPeople(leftOver(outcomes))
    setWrong(leftOver(outcomes) !== '')
    onSent(outcomes)
  })
  useFirstWrong(form, refusal)
  const errors = refusal?.fields ?? {}
  const type = (text: string) => {
    setPeople(text)
    setWrong(false)
  }
  const submit = (event: Event) => {
    event.preventDefault()
    void send()
  }
  return (
    <Sheet class={styles.form}>
      <form ref={form} onSubmit={submit} noValidate>
        <h2>Inviter</h2>
        <TextArea
          label="Personnes à inviter"
          hint={`Une par ligne\u00a0: «\u00a0Camille Dupont <c.dupont@ccas.fr>\u00a0», ou l’adresse seule. Un tableau se colle tel quel.`}
          rows={5}
          spellcheck={false}
          value={people}
          error={errors.people ?? (wrong ? 'Corrigez ce qui reste, puis renvoyez.' : undefined)}
          onInput={(event) => type(event.currentTarget.value)}
        />
        {account?.role === 'partner' ? (
          <OwnStructure />
        ) : (
          <OfferFields offer={offer} errors={errors} onOffer={setOffer} />
        )}
        <RefusalNote refusal={refusal} beside={own} />
        <Button type="submit" kind="go" icon="mail" large>
          {busy ? 'Envoi…' : 'Inviter'}
        </Button>
      </form>
    </Sheet>
  )
}

/** Named once known; nobody waits for it to write. */
function OwnStructure() {
  const { value } = useLoad((signal) => call('GET /api/account', { signal }))
  return (
    <p class="small">Comme partenaires, dans votre structure{value?.structure && <b> {typo(value.structure)}</b>}.</p>
  )
}
