import { useEffect, useMemo, useState } from 'preact/hooks'
import type { LinkedRequest } from '../../../server/contract/contact-answers.ts'
import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { ApiError, call } from '../../api.ts'
import { date } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { NextTitle, PageTitle } from '../../ui/page-title.tsx'
import { Story } from '../../ui/request-parts.tsx'
import { Secrecy } from '../../ui/secrecy.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { useToken } from '../../use-token.ts'
import { AnswerActions } from './answer.actions.tsx'
import styles from './answer.module.css'
import { Refused } from './answer.refused.tsx'
import { Standing } from './answer.standing.tsx'
import { askerOf, headingOf, isWaiting, thanks, titleOf } from './answer.words.ts'
import { byLink, type Done } from './door.ts'
import { RequestCase } from './request.case.tsx'
import { useSeen } from './use-seen.ts'

/** Where the mail of a demande leads: no account, one link. A press answers, not the arrival. */
export function AnswerPage() {
  const token = useToken()
  return (
    <Page>
      {token ? (
        <Opened key={token} token={token} />
      ) : (
        <Refused
          code="link-unknown"
          text="Il manque une partie de l’adresse. Ouvrez de nouveau le lien du mail, en entier."
        />
      )}
    </Page>
  )
}

/** The link itself is refused, rather than the moment: no other press will help. */
const isRefused = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429

function Opened({ token }: { token: string }) {
  const { value, error, reload, set } = useLoad(
    (signal) => call('POST /api/contact-answers/read', { body: { token }, signal }),
    [token],
  )
  if (isRefused(error)) return <Refused code={error.code} text={error.message} token={token} />
  if (error) return <ErrorState error={error} level="h1" onRetry={reload} />
  if (!value) return <SkeletonRows lines rows={3} label="La demande arrive" />
  return <Answering token={token} link={value} onChange={(request) => set({ ...value, request })} />
}

interface Props {
  token: string
  link: LinkedRequest
  onChange: (request: ContactRequest) => void
}

function Answering({ token, link, onChange }: Props) {
  const door = useMemo(() => byLink(token), [token])
  const [done, setDone] = useState<Done | null>(null)
  const { request, expiresAt } = link
  useSeen(request.state === 'sent', () => {
    call('POST /api/contact-answers/see', { body: { token } }).then(
      // An answer may have come first: what is known already is newer.
      (seen) => seen.request.version === request.version + 1 && onChange(seen.request),
      () => {},
    )
  })
  const settle = (next: Done) => {
    setDone(next)
    if (next.request) onChange(next.request)
  }
  if (done && !done.request) return <GivenAway done={done} request={request} />
  return (
    <>
      <Heading request={request} done={done} />
      {done?.late && <Late sentence={done.late} />}
      {request.kind !== 'direct' && <Secrecy bound />}
      <Gone request={request} />
      {isWaiting(request) && !done && <RequestCase request={request} />}
      <Sheet>
        <div class={styles.answer}>
          <Standing request={request} />
          <AnswerActions key={done?.request?.version} request={request} door={door} onDone={settle} />
        </div>
      </Sheet>
      {(!isWaiting(request) || done) && <RequestCase request={request} />}
      <Story request={request} />
      <Foot expiresAt={request.can.length > 0 ? expiresAt : null} />
    </>
  )
}

/** The first thing read: what is asked, or what became of it once it was answered here. */
function Heading({ request, done }: { request: ContactRequest; done: Done | null }) {
  const place = request.structure?.name ?? request.sector?.name
  const thanked = done && !done.late ? thanks[done.act] : null
  return (
    <header class={styles.intro}>
      {thanked ? (
        <NextTitle key={`${done?.act}${done?.request?.version}`}>{thanked.title}</NextTitle>
      ) : (
        <PageTitle tab="Répondre à une demande">{typo(headingOf(request))}</PageTitle>
      )}
      {thanked && <p>{typo(thanked.text(askerOf(request), ''))}</p>}
      <p class="mute">{typo([titleOf(request), place].filter(Boolean).join(', '))}</p>
    </header>
  )
}

function Late({ sentence }: { sentence: string }) {
  useEffect(() => document.querySelector<HTMLElement>('[data-late]')?.focus(), [sentence])
  return (
    <div tabIndex={-1} data-late class={styles.moved}>
      <Note kind="warn" role="alert" title="Cette demande a bougé entre-temps">
        <p class="small">{sentence}</p>
      </Note>
    </div>
  )
}

function Gone({ request }: { request: ContactRequest }) {
  if (request.kind !== 'direct' || !isWaiting(request) || request.listing?.state === 'published') return null
  return (
    <Note title="La fiche n’est plus en ligne">
      <p class="small">Vous pouvez tout de même répondre : la personne qui vous a écrit attend.</p>
    </Note>
  )
}

const GivenAway = ({ done, request }: { done: Done; request: ContactRequest }) => (
  <Sheet>
    <NextTitle>{thanks['pass-on'].title}</NextTitle>
    <p>{typo(thanks['pass-on'].text(askerOf(request), done.to?.trim() ?? 'Votre collègue'))}</p>
    <p class="mute">{typo('Votre lien ne sert plus : vous pouvez fermer cette page.')}</p>
  </Sheet>
)

const Foot = ({ expiresAt }: { expiresAt: string | null }) => (
  <div class={styles.end}>
    {expiresAt && (
      <p class="small mute">
        {typo(
          `Ce lien vous sert jusqu’au ${date(expiresAt)}, sans compte. Ne le donnez à personne : « Transmettre » en crée un autre.`,
        )}
      </p>
    )}
    <p class="small">
      <a href="/opposition">Ne plus recevoir de demandes par Levier</a>
    </p>
  </div>
)
