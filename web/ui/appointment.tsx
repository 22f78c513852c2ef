import type { ContactRequest } from '../../server/contract/contact-requests.ts'
import { moment } from '../dates.ts'
import { typo } from '../typography.ts'
import { calendarText } from './appointment.calendar.ts'
import styles from './appointment.module.css'
import { Button } from './button.tsx'
import { saveFile } from './save-file.ts'

interface Props {
  request: Pick<ContactRequest, 'id' | 'version' | 'appointment'>
  /** Of the event in a calendar. */
  title: string
  /** Of the page its demande is read on, for those who have an account. */
  path?: string
}

/** When and where, and a file for one’s calendar as long as it is to come. */
export function Appointment({ request: { id, version, appointment }, title, path }: Props) {
  if (!appointment) return null
  const save = () => {
    const event = { id, version, ...appointment, title, url: path ? location.origin + path : null }
    saveFile('rendez-vous.ics', calendarText(event, new Date()), 'text/calendar')
  }
  return (
    <div class={styles.appointment}>
      <b>{typo(moment(appointment.at))}</b>
      {appointment.place && <span>{typo(appointment.place)}</span>}
      {Date.parse(appointment.at) > Date.now() && (
        <Button kind="bare" icon="calendar-plus" class={styles.keep} onClick={save}>
          Ajouter à mon agenda
        </Button>
      )}
    </div>
  )
}
