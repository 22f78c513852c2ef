import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { CommuneSector, SectorDesk, SectorReferent } from '../../../server/contract/sectors.ts'
import { call } from '../../api.ts'
import { count, typo } from '../../typography.ts'
import { Icon } from '../../ui/icon.tsx'
import { useLoad } from '../../use-load.ts'
import styles from './sector.line.module.css'
import { moveHref } from './sectors.address.ts'
import { useSector } from './use-sector.ts'

interface Props {
  /** INSEE code. */
  commune: string
  /** Says which commune, where it is not the one that was asked for. */
  named?: boolean
  /** What it is heard as, where two of them stand on one page. */
  label?: string
  /** What hangs under the line once it is known: the other ways to reach the sector. */
  children?: (known: CommuneSector) => ComponentChildren
}

/** «Référent social du secteur»: whom to call about somebody who lives in that commune. */
export function SectorLine({ commune, named = false, label = 'Référent social du secteur', children }: Props) {
  const known = useSector(commune)
  if (!known) return null
  const { sector } = known
  return (
    <section class={styles.sector} aria-label={label}>
      <p class={styles.label}>
        <Icon name="landmark" />
        Référent social du secteur{named && ` (${typo(known.commune.name)})`}
      </p>
      {/* Another commune begins closed again. */}
      {sector ? <Known key={commune} known={known} sector={sector} /> : <Unknown known={known} />}
      {children?.(known)}
    </section>
  )
}

const Unknown = ({ known: { commune, can } }: { known: CommuneSector }) => (
  <p class={styles.unknown}>
    Pas encore indiqué pour {typo(commune.name)}.{' '}
    {can.manage && (
      <a class={styles.link} href={moveHref(commune)}>
        Indiquer les secteurs
      </a>
    )}
  </p>
)

interface KnownProps {
  known: CommuneSector
  sector: NonNullable<CommuneSector['sector']>
}

/** «CMS de Dax», as it is said: the whole name is with the details. */
const said = (name: string) => name.replace(/^centre médico[- ]social/i, 'CMS')

function Known({ known: { commune, can }, sector }: KnownProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const { desk, name, referents } = sector
  const people = can.readReferents && referents > 0
  return (
    <>
      <div class={styles.desk}>
        <b>{typo(said(desk.name ?? `Secteur ${name}`))}</b>
        <Reach phone={desk.phone} email={null} />
        {(people || desk.email || can.manage) && (
          <button
            type="button"
            class={styles.more}
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            onClick={() => setOpen(!open)}
          >
            {people ? count(referents, 'référent') : desk.email ? 'E-mail' : 'Détails'}
            <Icon name="chevron-down" />
          </button>
        )}
      </div>
      {open && (
        <div id={id} class={styles.details}>
          <p>
            <span>{typo(desk.name ?? `Secteur ${name}`)}</span>
            <Reach phone={null} email={desk.email} />
          </p>
          {people && <Referents commune={commune.code} />}
          {can.manage && (
            <a class={styles.link} href={moveHref(commune)}>
              Changer le secteur de {typo(commune.name)}
            </a>
          )}
        </div>
      )}
    </>
  )
}

/** The number to call and the address to write to. */
const Reach = ({ phone, email }: Pick<SectorDesk, 'phone' | 'email'>) => (
  <>
    {phone && (
      <a class={styles.link} href={phone.href}>
        {phone.text}
      </a>
    )}
    {email && (
      <a class={styles.mail} href={`mailto:${email}`}>
        {email}
      </a>
    )}
  </>
)

/** Read when they are wanted: each reading of somebody’s own number is counted. */
function Referents({ commune }: { commune: string }) {
  const { value, error } = useLoad(
    (signal) => call('GET /api/sectors/of/:commune/referents', { params: { commune }, signal }),
    [commune],
  )
  if (error) return <p role="alert">Les référents n’ont pas pu être lus. Fermez, puis rouvrez.</p>
  if (!value) return <p class="mute">Les référents arrivent…</p>
  return (
    <ul>
      {value.referents.map((one) => (
        <Referent key={one.name} {...one} />
      ))}
    </ul>
  )
}

const Referent = ({ name, role, phone, email }: SectorReferent) => (
  <li>
    <span>
      <b>{typo(name)}</b>
      {role && `, ${typo(role)}`}
    </span>
    <Reach phone={phone} email={email} />
  </li>
)
