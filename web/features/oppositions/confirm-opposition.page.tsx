import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type ApiError, call, type Result } from '../../api.ts'
import { count, plural } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { NextTitle, PageTitle } from '../../ui/page-title.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSend } from '../../use-send.ts'
import { useToken } from '../../use-token.ts'

type Confirmed = Result<'POST /api/oppositions/confirm'>

/** Where the mail leads. A press removes, not the arrival: programs that look into mails open links. */
export function ConfirmOppositionPage() {
  const token = useToken()
  return (
    <Page>
      {token ? (
        <Confirm key={token} token={token} />
      ) : (
        <Spent text="Il manque une partie de l’adresse. Copiez le lien du message en entier, ou refaites la demande." />
      )}
    </Page>
  )
}

const spent = new Set(['link-expired', 'invalid-link'])

function Confirm({ token }: { token: string }) {
  const [done, setDone] = useState<Confirmed | null>(null)
  const { busy, refusal, send } = useSend(async () =>
    setDone(await call('POST /api/oppositions/confirm', { body: { token } })),
  )
  if (done) return <Done {...done} />
  if (refusal?.code === 'link-used') return <AlreadyDone text={refusal.message} />
  if (refusal && spent.has(refusal.code)) return <Spent text={refusal.message} />
  return (
    <Sheet>
      <PageTitle tab="Confirmer le retrait">Confirmez le retrait de vos coordonnées</PageTitle>
      <p class="mute">
        Votre adresse disparaît aussitôt de toutes les fiches, avec le nom qui l’accompagne. Cela ne s’annule pas d’ici.
      </p>
      <Refused refusal={refusal} />
      <Button kind="go" icon="check" large onClick={() => void send()}>
        {busy ? 'Un instant…' : 'Retirer mes coordonnées'}
      </Button>
    </Sheet>
  )
}

/** An import is under way: nothing is wrong, and nothing is lost. */
const Refused = ({ refusal }: { refusal: ApiError | null }) =>
  refusal?.code === 'import-running' ? (
    <Note kind="warn" icon="hourglass" role="alert" title="Les fiches sont en train d’être mises à jour">
      <p class="small">Réessayez dans quelques minutes. Votre lien reste valable.</p>
    </Note>
  ) : (
    <RefusalNote refusal={refusal} />
  )

const found = (listings: number) =>
  listings === 0
    ? 'Aucune fiche publiée ne la montrait. Elle n’entrera plus dans la base.'
    : `${count(listings, 'fiche')} ${plural(listings, 'la montrait, et ne la montre plus', 'la montraient, et ne la montrent plus')}. Elle ne reviendra pas avec les prochaines reprises de données.`

const Done = ({ listings, pending }: Confirmed) => (
  <Sheet>
    <NextTitle>Votre adresse est retirée</NextTitle>
    <p>
      {found(listings)}
      {!pending && ' Si vous aviez joint un numéro, il est retiré aussi.'}
    </p>
    {pending && (
      <Note icon="hourglass" title="Votre numéro, lui, attend une vérification">
        <p class="small">
          Rien dans la base ne dit qu’il est à vous seul{'\u00a0'}: une personne va s’en assurer. La réponse vous
          viendra par e-mail, sous un mois.
        </p>
      </Note>
    )}
    <Aside />
  </Sheet>
)

const AlreadyDone = ({ text }: { text: string }) => (
  <Sheet>
    <NextTitle>C’est déjà fait</NextTitle>
    <p>{text}</p>
    <Aside />
  </Sheet>
)

const Aside = (): ComponentChildren => (
  <p class="small mute">
    Si la fiche venait d’une base publique, celle-ci peut encore vous montrer ailleurs{'\u00a0'}: demandez-le-lui aussi.{' '}
    <a href="/confidentialite">Vos droits</a>
  </p>
)

function Spent({ text }: { text: string }) {
  return (
    <Sheet>
      <NextTitle>Ce lien ne marche pas</NextTitle>
      <div role="alert">
        <p>{text}</p>
      </div>
      <LinkButton kind="go" large href="/opposition">
        Refaire la demande
      </LinkButton>
    </Sheet>
  )
}
