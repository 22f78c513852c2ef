import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { PreparedRequest } from '../../../server/contract/contact-requests.own.ts'
import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import type { RequestKind } from '../../../server/contract/vocabulary.requests.ts'
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
import { type Search, searchHref } from '../search/search.address.ts'
import { capital, recipientText } from './recipients.words.ts'
import { RequestForm } from './request.form.tsx'
import styles from './request.module.css'
import { RequestSent } from './request.sent.tsx'

/** A commune that is no more does not keep anybody from writing. */
async function prepare(
  kind: RequestKind,
  target: string,
  { commune, freins }: Search,
  signal: AbortSignal,
): Promise<PreparedRequest> {
  const ask = (query: object) =>
    call('GET /api/contact-requests/prepare', { query: { kind, target, ...query }, signal })
  try {
    return await ask({ frein: freins as Frein[], ...(commune && { commune }) })
  } catch (error) {
    const wrongAddress = error instanceof ApiError && error.status === 400
    if (wrongAddress && (commune || freins.length > 0)) return ask({})
    throw error
  }
}

interface Props {
  kind: RequestKind
  /** The listing, or the sector. */
  target: string
  /** What is asked for, by its title. */
  title: string
  /** What the form starts from, and where one goes back to. */
  search: Search
  back: { href: string; text: string }
  /** What else is said or asked for, before sending. */
  children?: ComponentChildren
}

/** Writing a demande, on a page of its own: it survives a reload and a way back. */
export function RequestScreen({ kind, target, title, search, back, children }: Props) {
  const [sent, setSent] = useState<ContactRequest | null>(null)
  const { value, error, reload } = useLoad((signal) => prepare(kind, target, search, signal), [kind, target])
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  if (sent)
    return (
      <Page>
        <RequestSent request={sent} search={search} />
      </Page>
    )
  return (
    <Page>
      <a class={styles.back} href={back.href}>
        <Icon name="arrow-left" />
        {back.text}
      </a>
      {error ? <Failed error={error} search={search} onRetry={reload} /> : null}
      {!error && !value && <SkeletonRows lines rows={5} label="Le formulaire arrive" />}
      {!error && value && (
        <Prepared title={title} prepared={value} onSent={setSent}>
          {children}
        </Prepared>
      )}
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
  title: string
  prepared: PreparedRequest
  onSent: (request: ContactRequest) => void
  children?: ComponentChildren
}

function Prepared({ title, prepared, onSent, children }: PreparedProps) {
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
          <RequestForm prepared={prepared} onSent={onSent}>
            {children}
          </RequestForm>
        </Sheet>
      ) : (
        <NobodyToWriteTo prepared={prepared} />
      )}
    </>
  )
}

/** What may make the demande useless: better known before it is written. */
const BeforeWriting = ({ prepared: { open, closure, full } }: { prepared: PreparedRequest }) => (
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
function WhoReceives({ prepared: { recipients, phone } }: { prepared: PreparedRequest }) {
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

const NobodyToWriteTo = ({ prepared: { phone } }: { prepared: PreparedRequest }) => (
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
