import type { SharedSheet, SheetFacts, SheetListing } from '../../../server/contract/sheets.ts'
import { ApiError, call } from '../../api.ts'
import { date } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { Icon } from '../../ui/icon.tsx'
import { Page } from '../../ui/page.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Sheet as Paper } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { Status } from '../../ui/status.tsx'
import { useLoad } from '../../use-load.ts'
import { useToken } from '../../use-token.ts'
import styles from './shared.page.module.css'
import { contactsAt } from './sheet.words.ts'

/** What the code of a sheet opens, on the phone of who it was made for: no account, and only what is public. */
export function SharedPage() {
  const token = useToken({ stays: true })
  return (
    <Page>
      {token ? (
        <Opened key={token} token={token} />
      ) : (
        <Spent text="Il manque une partie de l’adresse. Visez de nouveau le code, ou ouvrez le lien en entier." />
      )}
    </Page>
  )
}

/** The link itself is refused, rather than the moment. */
const isSpent = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429

function Opened({ token }: { token: string }) {
  const { value, error, reload } = useLoad((signal) => call('POST /api/sheets/read', { body: { token }, signal }))
  if (isSpent(error)) return <Spent text={error.message} />
  if (error) return <ErrorState error={error} level="h1" onRetry={reload} />
  if (!value) return <SkeletonRows lines rows={3} label="Vos contacts arrivent" />
  return <Contacts sheet={value} />
}

/** What happened, and a way on that needs nothing of ours. */
const Spent = ({ text }: { text: string }) => (
  <Paper>
    <PageTitle tab="Feuille">Cette feuille ne s’ouvre plus</PageTitle>
    <div role="alert">
      <p>{typo(text)}</p>
    </div>
    <p class="small mute">
      Les numéros sont aussi sur le papier ou dans l’e-mail, si vous en avez un. Sinon, demandez un nouveau code à votre
      conseiller.
    </p>
  </Paper>
)

function Contacts({ sheet: { listings, bring, place, sector, expiresAt } }: { sheet: SharedSheet }) {
  return (
    <>
      <header>
        <PageTitle tab="Vos contacts">{typo(contactsAt(place))}</PageTitle>
        <p class="mute">Touchez un numéro pour appeler.</p>
      </header>
      <Paper bare>
        <ol>
          {listings.map((listing) => (
            <Contact key={listing.id} listing={listing} />
          ))}
        </ol>
      </Paper>
      {bring && (
        <Paper>
          <h2>À apporter</h2>
          <p>{typo(bring)}</p>
        </Paper>
      )}
      {sector && (
        <p>
          {typo('Référent social : ')}
          {typo(sector.name)}
          {sector.phone && (
            <>
              , <a href={sector.phone.href}>{typo(sector.phone.text)}</a>
            </>
          )}
        </p>
      )}
      <p class="small mute">
        Page ouverte jusqu’au {date(expiresAt)}, à qui en a l’adresse. Elle ne dit pas à qui elle a été remise.
      </p>
    </>
  )
}

const Contact = ({ listing: { note, facts } }: { listing: SheetListing }) => (
  <li class={styles.contact}>
    {facts ? (
      <>
        <div>
          <h2>{typo(facts.title)}</h2>
          <p class="mute">{typo(facts.structure)}</p>
        </div>
        <Reach facts={facts} />
        <Where facts={facts} />
        {note && <p class={styles.note}>{typo(note)}</p>}
      </>
    ) : (
      <Status state="bad">Une ressource de cette feuille n’est plus proposée</Status>
    )}
  </li>
)

const Reach = ({ facts: { phone, email, website } }: { facts: SheetFacts }) => (
  <>
    {phone && (
      <a class={styles.tel} href={phone.href}>
        <Icon name="phone" />
        {typo(phone.text)}
      </a>
    )}
    {email && (
      <a class={styles.way} href={`mailto:${email}`}>
        <Icon name="mail" />
        {email}
      </a>
    )}
    {website && (
      <a class={styles.way} href={website} target="_blank" rel="noreferrer">
        <Icon name="external-link" />
        Voir le site
      </a>
    )}
  </>
)

const map = (place: string) => `https://www.openstreetmap.org/search?${new URLSearchParams({ query: place })}`

const Where = ({ facts: { place, remote, hours, closure } }: { facts: SheetFacts }) => (
  <>
    {place ? (
      <a class={styles.way} href={map(place)} target="_blank" rel="noreferrer">
        <Icon name="map-pin" />
        {typo(place)}
      </a>
    ) : (
      remote && <p>À distance</p>
    )}
    {closure && <Status state="stale">{typo(closure)}</Status>}
    {hours.length > 0 && (
      <ul class="small">
        {hours.map((line) => (
          <li key={line}>{typo(line)}</li>
        ))}
      </ul>
    )}
  </>
)
