import type { ComponentChildren } from 'preact'
import type { Listing, OpeningHours } from '../../../server/contract/listings.ts'
import type { ReportField } from '../../../server/contract/vocabulary.reports.ts'
import { date } from '../../dates.ts'
import { number, typo } from '../../typography.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Status } from '../../ui/status.tsx'
import styles from './listing.sections.module.css'
import { addressOf, fraisLabel, linesOf, mapHref, publicLabel } from './listing.text.ts'

export interface Section {
  readonly id: string
  readonly title: string
  /** What it shows, for an error to be reported. */
  readonly field: ReportField | null
  readonly content: ComponentChildren
}

/** A text of the listing: its lines as they were written, one after the other or as a list. */
const Text = ({ text }: { text: string }) => <p class={styles.text}>{typo(text)}</p>

function Lines({ text }: { text: string }) {
  const lines = linesOf(text)
  return lines.length > 1 ? <Dots items={lines} /> : <Text text={text} />
}

const Dots = ({ items }: { items: readonly string[] }) => (
  <ul class={styles.dots}>
    {items.map((item) => (
      <li key={item}>{typo(item)}</li>
    ))}
  </ul>
)

const Outside = ({ href, children }: { href: string; children: ComponentChildren }) => (
  <a class={styles.outside} href={href} target="_blank" rel="noreferrer">
    {children}
    <Icon name="external-link" />
    <span class="sr">(nouvel onglet)</span>
  </a>
)

const forWhom = ({ publics, publicsDetails, coverage }: Listing) => (
  <>
    <Dots items={[...(publics.length ? publics.map(publicLabel) : ['Public non précisé']), coverage.text]} />
    {publicsDetails && <Text text={publicsDetails} />}
  </>
)

const conditions = ({ conditions: text, frais, fraisDetails }: Listing): ComponentChildren =>
  (text || frais || fraisDetails) && (
    <>
      {text && <Lines text={text} />}
      {(frais || fraisDetails) && (
        <p>{typo([frais && fraisLabel(frais), fraisDetails].filter(Boolean).join('\u00a0: '))}</p>
      )}
    </>
  )

const howTo = ({ mobilisation: { by, modes, link, details } }: Listing): ComponentChildren =>
  (by.length || modes.length || link || details) && (
    <>
      {details && <Lines text={details} />}
      {modes.length > 0 && <Dots items={modes} />}
      {by.length > 0 && (
        <p class="mute">
          Peuvent demander{'\u00a0'}: {by.map(lower).join(', ')}.
        </p>
      )}
      {link && (
        <p>
          <Outside href={link}>Faire la demande en ligne</Outside>
        </p>
      )}
    </>
  )

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** A line ends between two ranges, never inside one: a dash would let it. */
const whole = (hours: string) =>
  typo(hours)
    .split(', ')
    .map((range, at) => (
      <>
        {at > 0 && ', '}
        {/^\d.* – \d/.test(range) ? <span>{range}</span> : range}
      </>
    ))

const Hours = ({ hours: { rows, raw } }: { hours: OpeningHours }) => (
  <>
    {rows.length > 0 && (
      <table class={styles.hours}>
        <caption class="sr">Horaires d’ouverture</caption>
        <tbody>
          {rows.map(({ days, hours }) => (
            <tr key={days}>
              <th scope="row">{typo(days)}</th>
              <td>{whole(hours)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    {raw && <Text text={raw} />}
  </>
)

const rhythm = ({ volume: { hoursPerWeek, weeks } }: Listing) =>
  [hoursPerWeek !== null && `${number(hoursPerWeek)} h par semaine`, weeks !== null && `pendant ${weeks} semaines`]
    .filter(Boolean)
    .join(' ')

const when = (listing: Listing): ComponentChildren =>
  (listing.hours || rhythm(listing)) && (
    <>
      {listing.hours && <Hours hours={listing.hours} />}
      {rhythm(listing) && <p>{typo(rhythm(listing))}</p>}
    </>
  )

function where(listing: Listing): ComponentChildren {
  const address = addressOf(listing.place)
  if (!listing.onSite && !address) return listing.remote && <p>À distance</p>
  return (
    <>
      <p>{address ? typo(address) : 'Lieu non précisé\u00a0: demandez-le en appelant'}</p>
      {listing.place.complement && <p class="mute">{typo(listing.place.complement)}</p>}
      {listing.remote && <p>Aussi à distance</p>}
      {address && (
        <p class={styles.actions}>
          <CopyButton text={address} label="Copier l’adresse" />
          <Outside href={mapHref(listing.place)}>Voir sur une carte</Outside>
        </p>
      )}
    </>
  )
}

const about = ({ verifiedOn, updatedOn, freshness, source, structure, thematiques }: Listing) => (
  <div class={styles.about}>
    <p>
      <Status pill state={freshness}>
        Vérifiée le {date(verifiedOn)}
      </Status>
    </p>
    <p>Modifiée le {date(updatedOn)}</p>
    <p>
      Source{'\u00a0'}: {source.link ? <Outside href={source.link}>{typo(source.name)}</Outside> : typo(source.name)}
    </p>
    {structure.website && (
      <p>
        <Outside href={structure.website}>Site de la structure</Outside>
      </p>
    )}
    {thematiques.length > 0 && (
      <p>{typo(`Thématiques : ${thematiques.map(({ label }) => lower(label)).join(' ; ')}`)}</p>
    )}
  </div>
)

/** What an adviser needs beyond the number, in the order it is asked for. What a listing does not say is left out. */
export function sectionsOf(listing: Listing): Section[] {
  const sections: Section[] = [
    { id: 'pour-qui', field: 'publics', title: 'Pour qui', content: forWhom(listing) },
    { id: 'conditions', field: 'conditions_acces', title: 'Conditions, à apporter', content: conditions(listing) },
    { id: 'obtenir', field: 'modes_mobilisation', title: 'Comment l’obtenir', content: howTo(listing) },
    { id: 'horaires', field: 'horaires_accueil', title: 'Horaires', content: when(listing) },
    { id: 'y-aller', field: 'adresse', title: 'Y aller', content: where(listing) },
    { id: 'a-propos', field: null, title: 'À propos de la fiche', content: about(listing) },
  ]
  return sections.filter(({ content }) => content)
}

export const Brief = ({ listing, class: extra }: { listing: Listing; class?: string | undefined }) => (
  <div class={extra}>
    <Text text={listing.description} />
  </div>
)
