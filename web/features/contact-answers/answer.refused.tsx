import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { NextTitle, PageTitle } from '../../ui/page-title.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSend } from '../../use-send.ts'
import styles from './answer.module.css'

interface Props {
  code: string
  text: string
  /** Of a link that is too old. */
  token?: string
}

const titles: Readonly<Record<string, string>> = {
  'link-expired': 'Ce lien n’est plus valable',
  'link-revoked': 'Cette demande est en d’autres mains',
  'link-cancelled': 'Cette demande a été annulée',
}

/** The link opens nothing: what happened, and a way on. */
export function Refused({ code, text, token }: Props) {
  const [renewed, setRenewed] = useState(false)
  if (renewed) return <Renewed />
  return (
    <Sheet>
      <PageTitle tab="Répondre à une demande">{titles[code] ?? 'Ce lien ne marche pas'}</PageTitle>
      <div role="alert">
        <p>{typo(text)}</p>
      </div>
      {token && code === 'link-expired' && <Renew token={token} onDone={() => setRenewed(true)} />}
      <WaysOn />
    </Sheet>
  )
}

function Renew({ token, onDone }: { token: string; onDone: () => void }) {
  const { busy, refusal, send } = useSend(() => call('POST /api/contact-answers/renew', { body: { token } }), onDone)
  return (
    <>
      <Button kind="go" large icon="mail" onClick={() => void send()}>
        {busy ? 'Envoi…' : 'Recevoir un nouveau lien'}
      </Button>
      <RefusalNote refusal={refusal} />
    </>
  )
}

const Renewed = () => (
  <Sheet>
    <NextTitle>Regardez votre boîte</NextTitle>
    <p>
      {typo(
        'Si la demande attend encore quelque chose de vous, un nouveau lien part à l’adresse qui a reçu celui-ci, et à nulle autre.',
      )}
    </p>
    <WaysOn>Rien dans dix minutes ? </WaysOn>
  </Sheet>
)

const WaysOn = ({ children }: { children?: ComponentChildren }) => (
  <div class={styles.end}>
    <p class="small">{typo(`${children ?? ''}Répondez au mail reçu : la personne qui vous a écrit le lira.`)}</p>
    <p class="small mute">
      {typo('Vous avez un compte ?')} <a href="/demandes-recues">Vos demandes reçues</a> s’y trouvent toutes.
    </p>
  </div>
)
