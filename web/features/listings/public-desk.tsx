import type { Phone } from '../../../server/contract/listings.ts'
import { typo } from '../../typography.ts'

interface Props {
  phone: Phone | null
  email: string | null
  website: string | null
  /** Of the number. */
  class: string | undefined
  /** One way in is enough. */
  brief?: boolean
}

/** «garage-adour.example/rendez-vous», as it is typed. */
const typed = (address: string) => address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')

/**
 * How to reach a structure, on what is handed to somebody. Nothing says of an intervenant that their name or direct
 * number may be public, so none is on paper: it is the structure’s own desk, else its address and site.
 */
export const PublicDesk = ({ phone, email, website, class: number, brief = false }: Props) => (
  <>
    {phone && <p class={number}>{typo(phone.text)}</p>}
    {email && !(brief && phone) && <p>{email}</p>}
    {website && !phone && !email && <p>{typed(website)}</p>}
  </>
)
