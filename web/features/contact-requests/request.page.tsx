import { useState } from 'preact/hooks'
import { useLocation, useRoute } from 'preact-iso'
import type { PreparedRequest } from '../../../server/contract/contact-requests.own.ts'
import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import type { Frein } from '../../../server/contract/vocabulary.ts'
import { ApiError, call } from '../../api.ts'
import { date } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { Gone } from '../listings/listing.gone.tsx'
import { listingHref, readAddress, type Search, searchHref } from '../search/search.address.ts'
import { capital, recipientText } from './recipients.words.ts'
import { RequestForm } from './request.form.tsx'
import styles from './request.module.css'
import { RequestSent } from './request.sent.tsx'

const title = 'Écrire une demande'

/** A commune that is no more does not keep anybody from writing. */
async function prepare(target: string, { commune, freins }: Search, signal: AbortSignal): Promise<PreparedRequest> {
  const ask = (query: object) =>
    call('GET /api/contact-requests/prepare', { query: { kind: 'direct' as const, target, ...query }, signal })
  try {
    return await ask({ frein: freins as Frein[], ...(commune && { commune }) })
  } catch (error) {
    const wrongAddress = error instanceof ApiError && error.status === 400
    if (wrongAddress && (commune || freins.length > 0)) return ask({})
    throw error
  }
}

/** Writing to the intervenant of a listing, on a page of its own: it survives a reload and a way back. */
export function RequestPage() {
  const id = useRoute().params.id ?? ''
  const { search } = readAddress(useLocation().url)
  const [sent, setSent] = useState<ContactRequest | null>(null)
  const { value, error, reload } = useLoad((signal) => prepare(id, search, signal), [id])
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  if (sent)
    return (
      <Page>
        <RequestSent request={sent} search={search} />
      </Page>
    )
  return (
    <Page>
      <a class={styles.back} href={listingHref(id, search)}>
        <Icon name="arrow-left" />
        Revenir à la fiche
      </a>
      {error ? <Failed error={error} search={search} onRetry={reload} /> : null}
      {!error && !value && <SkeletonRows lines rows={5} label="Le formulaire arrive" />}
      {!error && value && <Prepared prepared={value} onSent={setSent} />}
    </Page>
  )
}

function Failed({ error, search, onRetry }: { error: unknown; search: Search; onRetry: () => void }) {
  if (!(error instanceof ApiError && (error.status === 404 || error.status === 410)))
    return <ErrorState error={error} level="h1" onRetry={onRetry} />
  return (
    <Gone error={error} level="h1">
      <LinkButton kind="go" href={searchHref(search)}>
        Voir les autres ressources
      </LinkButton>
    </Gone>
  )
}

interface PreparedProps {
  prepared: PreparedRequest
  onSent: (request: ContactRequest) => void
}

function Prepared({ prepared, onSent }: PreparedProps) {
  const [first] = prepared.recipients
  return (
    <>
      <header class={styles.head}>
        <PageTitle tab={title} />
        <p class="mute">{typo([prepared.title, prepared.structure].filter(Boolean).join(', '))}</p>
      </header>
      <BeforeWriting prepared={prepared} />
      {first ? (
        <Sheet>
          <WhoReceives prepared={prepared} />
          <RequestForm prepared={prepared} onSent={onSent} />
        </Sheet>
      ) : (
        <NobodyToWriteTo prepared={prepared} />
      )}
    </>
  )
}

/** What may make the demande useless: better known before it is written. */
export const BeforeWriting = ({ prepared: { open, closure, full } }: { prepared: PreparedRequest }) => (
  <>
    {open && (
      <Note kind="warn" title="Vous avez déjà une demande en cours ici">
        <p class="small">
          {typo(`Écrite le ${date(open.sentAt)}${open.reference ? `, référence ${open.reference}` : ''}. `)}
          <a href={`/mes-demandes/${open.id}`}>La suivre</a>, ou continuez pour une autre personne.
        </p>
      </Note>
    )}
    {closure && (
      <Note kind="warn" icon="calendar-off" title={typo(closure.text)}>
        {closure.message && <p class="small">{typo(closure.message)}</p>}
      </Note>
    )}
    {full && (
      <Note kind="warn" icon="hourglass" title={typo(full)}>
        <p class="small">Vous pouvez écrire quand même{'\u00a0'}: une place se libère parfois.</p>
      </Note>
    )}
  </>
)

/** Whom it goes to, and to whom next. */
export function WhoReceives({ prepared: { recipients, phone } }: { prepared: PreparedRequest }) {
  const [first, second] = recipients
  return (
    <div class={styles.to}>
      <Icon name="mail" />
      <p>
        <b>{typo(capital(recipientText(first!)))}</b> reçoit votre demande par e-mail, et y répond sans compte.
      </p>
      <p class={cx(styles.next, 'small mute')}>
        {second && typo(`Sans réponse, elle peut passer à ${recipientText(second)}. `)}
        {phone && (
          <>
            Pressé{'\u202f'}? <a href={phone.href}>{typo(phone.text)}</a>
          </>
        )}
      </p>
    </div>
  )
}

export const NobodyToWriteTo = ({ prepared: { phone } }: { prepared: PreparedRequest }) => (
  <EmptyState
    icon="phone"
    title="Ici, on téléphone"
    text={
      phone
        ? 'Personne n’a d’adresse e-mail ici, ou l’adresse ne répond plus.'
        : 'Personne n’a d’adresse e-mail ici, ni de numéro. Revenez à la fiche pour les autres moyens.'
    }
  >
    {phone && (
      <LinkButton kind="go" large icon="phone" href={phone.href}>
        {typo(phone.text)}
      </LinkButton>
    )}
  </EmptyState>
)
